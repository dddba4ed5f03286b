"""The schema's way from each version to the next, one script a step; never edited once released."""
