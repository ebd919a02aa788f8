"""The articles behind the book: registering one, and comparing registers with texts at hand."""
