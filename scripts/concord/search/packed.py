"""The file of an index: its words in letters of one byte.

Compressors see bytes. A Thai letter is three of them in UTF-8 and a Persian one two, which costs a
fifth of the compressed file, so the commonest characters of the words take the places of ASCII's.
What stands in Latin letters anyway, ids and paths, stays out.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

_PLAIN = frozenset({"format", "language", "pages", "paths"})
"""What is not in the language's own letters."""
_BYTES = [letter for letter in map(chr, range(32, 127)) if letter not in '"\\']
"""Characters that JSON writes with one byte."""


def packed(found: dict[str, Any]) -> dict[str, Any]:
    """What :func:`.documents.index` makes, as ``engine/unpacked.js`` reads it.

    ``words`` is JSON of everything but ids and paths, with each of the first of ``letters``
    exchanged for the one at its place in the second. Lists of texts are a text with lines.
    """
    own = {name: value for name, value in found.items() if name not in _PLAIN}
    own["texts"] = [
        [title, names, "\n".join(leads), "\n".join(blocks)]
        for title, names, leads, blocks in found["texts"]
    ]
    own["asked"] = [[pages, "\n".join(phrases)] for pages, phrases in found["asked"]]
    words = dumped(own)
    letters, places = _exchanged(words)
    table = str.maketrans(letters + places, places + letters)
    plain = {name: found[name] for name in sorted(_PLAIN & found.keys())}
    return {**plain, "letters": [letters, places], "words": words.translate(table)}


def dumped(value: Any) -> str:
    """JSON without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _exchanged(words: str) -> tuple[str, str]:
    """The commonest characters of more than one byte, and those of one that are rarer than they."""
    common = [letter for letter, _ in Counter(words).most_common(len(_BYTES))]
    wide = [letter for letter in common if letter not in _BYTES and letter <= "\uffff"]
    free = [letter for letter in _BYTES if letter not in common]
    return "".join(wide), "".join(free[: len(wide)])
