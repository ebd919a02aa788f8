"""Finished pages of one language, for any generator: descriptions in Python, looks in templates."""
