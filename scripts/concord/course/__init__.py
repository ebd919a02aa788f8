"""Courses for learning platforms: the book's chapters as packages that record who has finished."""
