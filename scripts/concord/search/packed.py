"""The file of an index: its words in letters of one byte.

Compressors see bytes. A Thai letter is three of them in UTF-8 and a Persian one two, which costs a
fifth of the compressed file, so the commonest characters of the words take the places of ASCII's;
and the commonest pairs of characters are one, which they compress by three to five hundredths more.
What stands in Latin letters anyway, ids and paths, stays out.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from operator import add
from typing import Any

_PLAIN = frozenset({"format", "language", "pages", "paths"})
"""What is not in the language's own letters."""
_BYTES = [letter for letter in map(chr, range(32, 127)) if letter not in '"\\']
"""Characters that JSON writes with one byte."""

_PAIRS = (24, 36, 48, 60)
"""How many pairs may be one letter: what a compressor likes best depends on the language."""
_FIRST_PAIR = 0xE000
"""Pairs are letters of the private use area from here on until they are exchanged."""
_SAMPLE = 100_000
"""Letters of a text that pairs are chosen by: what is common there is common in all of it."""


def packed(found: dict[str, Any], *, small: bool = True) -> dict[str, Any]:
    """What :func:`.documents.index` makes, as ``engine/unpacked.js`` reads it.

    ``words`` is JSON of everything but ids and paths, in which each of ``pairs`` in turn is one
    letter, and then each of the first of ``letters`` is exchanged for the one at its place in the
    second. Lists of texts are a text with lines;
    what is offered and stands among the titles and leads is its place there.

    :param small: try how many pairs make it smallest; else it has none, which the engine reads as well.
    """
    own = {name: value for name, value in found.items() if name not in _PLAIN}
    own["texts"] = [
        [title, names, "\n".join(leads), "\n".join(blocks)]
        for title, names, leads, blocks in found["texts"]
    ]
    own["shorthand"] = [
        "\n".join(side) for side in (found["shorthand"].keys(), found["shorthand"].values())
    ]
    own["asked"] = [[pages, "\n".join(phrases)] for pages, phrases in found["asked"]]
    said = [words for title, _, leads, _ in found["texts"] for words in (title, *leads)]
    own["offers"] = [
        [path, said.index(words) if words in said else words] for path, words in found["offers"]
    ]
    plain = {name: found[name] for name in sorted(_PLAIN & found.keys())}
    text = dumped(own)
    if not small:
        return {**plain, **_lettered(text, [])}
    return min(({**plain, **_lettered(*paired)} for paired in _paired(text)), key=_weight)


def dumped(value: Any) -> str:
    """JSON without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _weight(found: dict[str, Any]) -> int:
    return len(gzip.compress(found["words"].encode(), mtime=0))


def _lettered(words: str, pairs: list[str]) -> dict[str, Any]:
    letters, places = _exchanged(words)
    table = str.maketrans(letters + places, places + letters)
    return {"pairs": pairs, "letters": [letters, places], "words": words.translate(table)}


def _paired(words: str) -> Iterator[tuple[str, list[str]]]:
    """A text with so many of its commonest pairs of letters as one, and the pairs: once for each amount."""
    sample, pairs = words[:_SAMPLE], list[str]()
    yield words, []
    if any(_FIRST_PAIR <= ord(letter) < _FIRST_PAIR + max(_PAIRS) for letter in set(words)):
        return
    while len(pairs) < max(_PAIRS):
        # A pair with a space would spell a word otherwise at its beginning than after another.
        found = Counter(map(add, sample, sample[1:]))
        pair = max((pair for pair in found if " " not in pair), key=found.__getitem__, default="")
        if not pair:
            return
        one = chr(_FIRST_PAIR + len(pairs))
        sample, words = sample.replace(pair, one), words.replace(pair, one)
        pairs.append(pair)
        if len(pairs) in _PAIRS:
            yield words, list(pairs)


def _exchanged(words: str) -> tuple[str, str]:
    """The commonest characters of more than one byte, and those of one that are rarer than they."""
    common = [letter for letter, _ in Counter(words).most_common(len(_BYTES))]
    wide = [letter for letter in common if letter not in _BYTES and letter <= "\uffff"]
    free = [letter for letter in _BYTES if letter not in common]
    return "".join(wide), "".join(free[: len(wide)])
