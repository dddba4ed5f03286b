"""A user's whole way through the window."""
