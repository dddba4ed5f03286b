"""One question to the user a file."""
