"""Use cases on real data files."""
