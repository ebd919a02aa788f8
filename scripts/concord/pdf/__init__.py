"""Printed editions: the book as tagged PDF files, set by Typst from the same model as the site.

:mod:`editions` says which files there are, :mod:`documents` what each holds (of a book
:mod:`content`, of the other forms :mod:`cards` and :mod:`trainer`), :mod:`typeset` sets one,
:mod:`textlayer` makes its text come out right when it is copied, and :mod:`press` writes them
all in one go. The page design is in ``typst/``.
"""
