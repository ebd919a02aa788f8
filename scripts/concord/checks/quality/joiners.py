"""Rules about the half-space (ZWNJ) of scripts whose letters join."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from . import locales, script
from .locales import ZWNJ
from .text import excerpts, fault, substitute
from .unit import Fault, Unit

_RUN = re.compile(f"{ZWNJ}+")
_MARKUP = "*_[]"


def stray(unit: Unit) -> Iterator[Fault]:
    """PO032: a half-space stands between two letters, once."""
    if ZWNJ not in unit.plain or script.of_locale(unit.language.locale) not in script.JOINED:
        return
    if found := [match for match in _RUN.finditer(unit.plain) if _right(match) != match[0]]:
        shown = excerpts(unit.plain, found)
        fixed = substitute(_RUN, _right, unit.entry.text)
        yield fault(unit, "PO032", f"a half-space that parts no letters: {shown}", fixed)


def _right(match: re.Match[str]) -> str:
    """What should stand where a run of half-spaces does."""
    before = match.string[: match.start()][-1:]
    after = match.string[match.end() :][:1]
    if before and after and (before in _MARKUP or after in _MARKUP):
        return match[0]  # the letters stand beyond the markup
    return ZWNJ if _is_letter(before) and _is_letter(after) else ""


def _is_letter(char: str) -> bool:
    """Whether a character is a letter of the word, or a mark on one."""
    return bool(char) and unicodedata.category(char)[0] in "LM"


def half_spaces(unit: Unit) -> Iterator[Fault]:
    """PO033: a half-space where the language's orthography wants one."""
    found: list[re.Match[str]] = []
    fixed = unit.entry.text
    for pattern, replacement in locales.HALF_SPACES.get(unit.language.code, ()):
        found += pattern.finditer(unit.plain)
        fixed = substitute(pattern, replacement, fixed) if replacement else fixed
    if found:
        shown = excerpts(unit.plain, found)
        yield fault(unit, "PO033", f"a half-space is missing or wrong: {shown}", fixed)
