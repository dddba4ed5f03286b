"""Files in and out, without database."""
