"""Which script a character is of, and which a language is written in (Unicode, CLDR)."""

from __future__ import annotations

from functools import cache

from babel import Locale
from babel.core import get_global
from fontTools import unicodedata as scripts

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


def of_locale(locale: Locale) -> str:
    """The ISO 15924 code of the script a locale is written in: its own, or CLDR's likely one."""
    return locale.script or _likely(locale.language, locale.territory or "")


@cache
def _likely(language: str, territory: str) -> str:
    likely = get_global("likely_subtags")
    full = likely.get(f"{language}_{territory}") or likely.get(language) or ""
    found = [part for part in full.split("_") if len(part) == 4]
    return found[0] if found else "Latn"


@cache
def letters_of(script: str) -> frozenset[str]:
    """The scripts whose letters a text in ``script`` is made of."""
    return frozenset(_SEVERAL.get(script, (script,)))
