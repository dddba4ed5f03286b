"""Tests of the catalogue: the files under `resources/`, and how they are read."""
