"""Whole persons: facts in, checkpoints and dates out."""
