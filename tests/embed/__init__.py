"""What other sites put on their pages: framed pages, ``<vart-help>``, and the page that hands them out."""
