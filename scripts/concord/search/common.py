"""Words that say what a query asks little of, and words that say it is of something else.

``common.json`` holds what queries are full of; ``elsewhere.json`` what work is full of and the book
has nothing to say of (pay, leave, machines): a page that holds such a word answers no more for it.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@cache
def _words(name: str) -> dict[str, str]:
    words: dict[str, str] = json.loads((_FOLDER / f"{name}.json").read_text("utf-8"))
    return words


def words(language: str) -> str:
    """The common words of a language, with spaces between; empty for one that nobody made a list for."""
    return _words("common").get(language, "")


def elsewhere(language: str) -> str:
    """The words of other matters, likewise."""
    return _words("elsewhere").get(language, "")
