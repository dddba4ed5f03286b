"""Pieces that pages are made of; they know neither the data file nor today."""
