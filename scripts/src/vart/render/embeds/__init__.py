"""What other sites put on their pages: framed pages, the script that opens them, and the page that hands both out."""
