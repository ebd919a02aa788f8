"""Which script a character is of, and which a language is written in (Unicode, CLDR)."""

from __future__ import annotations

from functools import cache

from fontTools import unicodedata as scripts

from ...locale.scripts import of_locale

__all__ = ["JOINED", "SHARED", "letters_of", "of_character", "of_locale"]

# Characters that words of several scripts share: ー, combining accents, digits, marks.
SHARED = frozenset({"Zyyy", "Zinh", "Zzzz"})
JOINED = frozenset(
    {"Arab", "Beng", "Deva", "Gujr", "Guru", "Knda", "Mlym", "Mong", "Nkoo", "Orya", "Sinh"}
    | {"Syrc", "Taml", "Telu"}
)
"""Scripts in which ZWNJ between two letters changes how they are written (Unicode, 23.2)."""
_SEVERAL = {"Jpan": ("Hani", "Hira", "Kana"), "Kore": ("Hang", "Hani"), "Hans": ("Hani",)}
_SEVERAL["Hant"] = _SEVERAL["Hans"]


@cache
def of_character(char: str) -> str:
    """The ISO 15924 code of a character's script."""
    return str(scripts.script(char))


@cache
def letters_of(script: str) -> frozenset[str]:
    """The scripts whose letters a text in ``script`` is made of."""
    return frozenset(_SEVERAL.get(script, (script,)))
