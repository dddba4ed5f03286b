"""Qt models: they show lines that a service made."""
