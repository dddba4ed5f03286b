"""The data file: the only room that speaks SQL."""
