"""Ankerpunkt: keep the international skilled workers that a small firm hired."""

__version__ = "0.1.0"
