"""What a language writes: numbers, dates, lists, names, directions, and the book's words in it."""
