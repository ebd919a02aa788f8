"""Links whose words name another page than they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from .sameness import squeezed
from .unit import Fault, Unit

_LINK = re.compile(r"\[([^\[\]]+)\]\[([^\[\]]+)\]")
_ALIKE, _CLEARLY = 0.75, 0.3
"""Words so like the title of another page, and so much less like that of their own, name it."""
_TELLING = 8
"""With fewer letters they may be a common word, and a title too."""
_TITLE = "/title"


def links(units: Sequence[Unit]) -> Iterator[tuple[Unit, Fault]]:
    """PO057: the words of each link name the page it leads to, where they name one."""
    titles = {
        unit.entry.context.removesuffix(_TITLE): unit.plain
        for unit in units
        if unit.entry.context.endswith(_TITLE)
    }
    for unit in units:
        if titles and "][" in unit.entry.text and (what := misled(unit.entry.text, titles)):
            yield unit, Fault("PO057", what)


def misled(text: str, titles: Mapping[str, str]) -> str:
    """What is wrong with the links of a Markdown text, or ``""``.

    :param titles: those of the pages, by id.
    """
    found = _LINK.findall(text)
    for words, to in found:
        if len(_pairs(words)) < _TELLING:
            continue
        own = _likeness(words, titles.get(to, ""))
        likeness, other = max((_likeness(words, title), page) for page, title in titles.items())
        if likeness >= max(_ALIKE, own + _CLEARLY):
            return f"“{words}” is the title of “{other}”, and leads to “{to}”"
    known = [(words, to) for words, to in found if to in titles]
    for (words, to), (others, elsewhere) in combinations(known, 2):
        right = _shared(words, titles[to]) + _shared(others, titles[elsewhere])
        turned = _shared(words, titles[elsewhere]) + _shared(others, titles[to])
        if to != elsewhere and turned >= right + 2 * _CLEARLY:
            return f"“{words}” and “{others}” lead to each other’s pages"
    return ""


def _likeness(words: str, title: str) -> float:
    """How much of two texts is the same, from 0 to 1 (Dice’s coefficient of pairs of letters)."""
    one, other = _pairs(words), _pairs(title)
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _shared(words: str, title: str) -> float:
    """How much of the shorter of two texts is in the other, from 0 to 1."""
    one, other = _pairs(words), _pairs(title)
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[str]:
    even = "".join(filter(str.isalnum, squeezed(text)))
    return frozenset(map("".join, zip(even, even[1:], strict=False)))
