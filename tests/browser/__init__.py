"""What a reader notices, tested in browsers. README.md says what it needs."""
