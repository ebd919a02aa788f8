"""The one package that knows MkDocs: it adapts the book to plain ``mkdocs build`` and ``serve``."""
