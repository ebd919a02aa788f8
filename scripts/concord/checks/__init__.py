"""The rules a book must keep; none reads or writes a file."""
