"""The state of every block in every language: who signed it off, what is stale, what is missing."""
