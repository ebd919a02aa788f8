"""Where pages stand: the one home of permanent paths below the site's address."""

from __future__ import annotations

ARTICLES = "articles/"
"""Path of the list of articles."""
PARALLEL = "parallel/"
"""Folder of the parallel views: below it each has the path of its page."""
PARALLEL_KINDS = ("principle", "chapter")
"""Kinds of page that have a parallel view."""


def address(page_id: str, kind: str) -> str:
    """The permanent path of a page below ``/<language>/``, with ``/`` at its end."""
    if page_id == "index":
        return ""
    folders = {"principle": "principles/", "chapter": "chapters/", "article": "articles/"}
    return f"{folders.get(kind, '')}{page_id}/"
