"""The model of the book and the one reader of each of its formats."""
