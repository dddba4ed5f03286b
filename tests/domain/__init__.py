"""What the domain says: rules without clock, files or screen."""
