"""The tests, by room; `made` builds what they need."""
