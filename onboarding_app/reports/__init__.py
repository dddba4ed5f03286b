"""Papers as PDF: what stands on them, how they look, and how every script is drawn."""
