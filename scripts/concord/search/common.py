"""Words that say nothing of what a query asks (``common.json``)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("common.json")


@cache
def _words() -> dict[str, str]:
    words: dict[str, str] = json.loads(_FILE.read_text("utf-8"))
    return words


def words(language: str) -> str:
    """The words of a language, with spaces between; empty for one that nobody made a list for."""
    return _words().get(language, "")
