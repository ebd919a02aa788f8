"""Names of people: what can be one, and which two are of the same person.

A sign-off is worth what its two names are worth. So a name is made of letters that can be seen,
each word in one script, and two names are compared as they look (UTS #39), not as they are coded.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from . import unseen

LONGEST = 80
_MARKS = " .,'’ʼ-‐‑·()@_"
_EMPHASIS = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_WORD = re.compile(r"[^\s.,'’ʼ‐‑·()@_-]+")
_TWINS = ("LATIN", "CYRILLIC", "GREEK", "COPTIC", "ARMENIAN", "CHEROKEE", "LISU")
"""Scripts so alike that a word mixed of two is written to deceive, or by mistake."""
_MARKS_IN_A_ROW = re.compile("[\u0300-\u036f]{4}")
# Marks on Latin letters, Arabic vowel signs and tatweel: people leave them out of their names.
_LEFT_OUT = re.compile("[\u0300-\u036f\u064b-\u0652\u0670\u0640]")
_LOOKS = str.maketrans(
    "аеорсухіјѕһԁԛԝвкмнтьӏѵ" + "αβεζηικμνορτυχ" + "ıɑɡ01|i" + "يىكئ",
    "aeopcyxljshdqwbkmhtblv" + "abezhlkmnoptyx" + "lagolll" + "ییکی",
)
"""Letters, in their small forms, with what they are taken for."""


@lru_cache(maxsize=1 << 10)  # few people sign thousands of blocks
def person(name: str) -> str:
    """A name as it is recorded: spaces folded, composed. ``""`` for what is nobody's name."""
    folded = unicodedata.normalize("NFC", " ".join(name.split()))
    return folded if _is_name(folded) else ""


def _is_name(name: str) -> bool:
    if not 0 < len(name) <= LONGEST or any(unseen.places(name)):
        return False
    kinds = {char: unicodedata.category(char)[0] for char in name}
    letters = all(kinds[c] in "LMN" or c in _MARKS or c == unseen.ZWNJ for c in name)
    marked = _EMPHASIS.search(name) or _MARKS_IN_A_ROW.search(unicodedata.normalize("NFD", name))
    mixed = any(len(_twins(word)) > 1 for word in _WORD.findall(name))
    return letters and "L" in kinds.values() and not marked and not mixed


def _twins(word: str) -> set[str]:
    """Which of the scripts that look alike the letters of a word are of."""
    of = {unicodedata.name(char, "").partition(" ")[0] for char in word if char.isalpha()}
    return of.intersection(_TWINS)


def same_person(one: str, other: str) -> bool:
    """Whether two names look the same but for case, spaces, marks, and letters that are twins."""
    return _look(one) == _look(other)


@lru_cache(maxsize=1 << 10)
def _look(name: str) -> str:
    small = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    seen = "".join(c for c in _LEFT_OUT.sub("", small) if unicodedata.category(c)[0] in "LMN")
    look = "".join(c for c in seen.translate(_LOOKS) if not unseen.is_unseen(c))
    return look.replace("rn", "m").replace("vv", "w")
