"""Tests of the window, on real data files, with the keyboard."""
