"""The commands, as a script calls them."""
