"""Use cases: one function per thing a user does, one transaction each; and read models for screens and papers."""
