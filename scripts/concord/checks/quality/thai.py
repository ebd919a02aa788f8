"""Rules about the Thai script: how vowels and tones are written, and the space around some signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from ...book.model import Term
from . import script
from .text import excerpts, fault, matching, substitute
from .unit import Fault, Unit

_ABOVE = "\u0e31\u0e34-\u0e3a"  # vowels above and below a consonant
_TONE = "\u0e48-\u0e4b"
_SIGN = f"{_ABOVE}\u0e47-\u0e4e"
_REPAIRS = (
    (re.compile(f"\u0e4d([{_TONE}]?)\u0e32"), "\\1\u0e33"),  # the two halves of SARA AM
    (re.compile(f"([{_TONE}])\u0e4d\u0e32"), "\\1\u0e33"),
    (re.compile(f"\u0e33([{_TONE}])"), "\\1\u0e33"),
    (re.compile("เเ"), "แ"),
    (re.compile(f"([{_SIGN}])\\1+"), "\\1"),
    (re.compile(f"([{_TONE}\u0e4c])([{_ABOVE}])"), "\\2\\1"),
)
# A sign that stands on nothing, a vowel that needs a consonant before or after it, two tones.
_BROKEN = re.compile(
    f"(?<![\u0e01-\u0e2e{_SIGN}])[{_SIGN}]|(?<![\u0e01-\u0e2e{_SIGN}\u0e32])[\u0e30\u0e32\u0e33]"
    f"|[\u0e40-\u0e44](?![\u0e01-\u0e2e])|[{_TONE}]{{2}}"
)
_LONG = 5
"""Letters from which on a word is too long to come about by chance from two others."""
_REPETITION = re.compile(r"(?<=[^\s“(])ๆ|ๆ(?=[^\s”)\].:,])")
_BOUNDARY = re.compile(r"(?<=[\u0e01-\u0e4e])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[\u0e01-\u0e4e])")


def clusters(unit: Unit) -> Iterator[Fault]:
    """PO034: vowels and tones as Thai is encoded: in order, once, ำ as one character."""
    normal = unicodedata.is_normalized("NFC", unit.plain)  # else PO021 puts the order right
    if script.of_locale(unit.language.locale) != "Thai" or not normal:
        return
    fixed = unit.entry.text
    found: list[re.Match[str]] = []
    for pattern, replacement in _REPAIRS:
        found += pattern.finditer(unit.plain)
        fixed = substitute(pattern, replacement, fixed)
    broken = found or list(_BROKEN.finditer(unit.plain))
    if broken:
        shown = excerpts(unit.plain, broken)
        yield fault(unit, "PO034", f"vowel or tone out of place: {shown}", fixed)


def spaces(unit: Unit) -> Iterator[Fault]:
    """PO035: a space beside ๆ, and between Thai and Latin letters; none inside a known word."""
    if script.of_locale(unit.language.locale) != "Thai":
        return

    def spaced(match: re.Match[str]) -> str:
        before = match.string[match.start() - 1 : match.start()]
        after = match.string[match.end() : match.end() + 1]
        head = " " if before.strip(" “(") else ""
        tail = " " if after.strip(" ”).:,[]") else ""
        return f"{head}ๆ{tail}"

    yield from matching(unit, "PO035", _REPETITION, "no space beside ๆ:", spaced)
    yield from matching(unit, "PO035", _BOUNDARY, "no space between scripts:", " ")
    if " " in unit.plain and (parted := _parted(unit.language.glossary)):
        yield from matching(unit, "PO035", parted, "space inside a word:")


@lru_cache(maxsize=16)
def _parted(glossary: tuple[Term, ...]) -> re.Pattern[str] | None:
    """Finds the longer words of a glossary with spaces among their letters."""
    found = {form for term in glossary for form in (term.translation, *term.also)}
    whole = [f for f in found if len(f) >= _LONG and re.fullmatch("[\u0e01-\u0e4e]+", f)]
    if not whole:
        return None
    forms = "|".join(" *".join(form) for form in sorted(whole, key=len, reverse=True))
    unparted = "|".join(sorted(whole, key=len, reverse=True))
    return re.compile(f"(?!{unparted})(?:{forms})")
