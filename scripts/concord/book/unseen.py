"""Characters that nobody can see, and the places where they are right.

A bidi control turns the letters around it (UAX #9, “Trojan Source”), a filler or a soft hyphen
makes two texts differ that look alike. Some are part of how words are written: a joiner in the
scripts whose letters join (Unicode 23.2) and in emoji (UTS #51), a variation selector after a
symbol. Everywhere else they are a fault.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from ..findings.diagnostics import UNSEEN, Finding
from .files import place

ZWNJ, ZWJ = "\u200c", "\u200d"
# Blank, lost (U+FFFD) or without a shape though Unicode calls them letters, marks or symbols.
_BLANK = re.compile(
    "[\ufffd\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0100-\U000e01ef]"
)
# Signs before a number that Unicode calls controls of format, and that can be seen.
_SEEN = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd")
_JOINING = frozenset(
    {"ARABIC", "BENGALI", "DEVANAGARI", "GUJARATI", "GURMUKHI", "KANNADA", "MALAYALAM"}
    | {"MONGOLIAN", "NKO", "ORIYA", "SINHALA", "SYRIAC", "TAMIL", "TELUGU"}
)
"""First words of the names of letters between which a joiner changes how they are written."""
_SELECTORS = "\ufe0e\ufe0f"
_KEYCAP = "\u20e3"
_COMMENT = re.compile(r"#[ .:,]")


@cache
def is_unseen(char: str) -> bool:
    """Whether a character cannot be seen; white space and ASCII can."""
    if char <= "~" or char in _SEEN:
        return False
    return unicodedata.category(char) in UNSEEN or _BLANK.match(char) is not None


def named(char: str) -> str:
    """A character's code and name."""
    return f"U+{ord(char):04X} {unicodedata.name(char, 'without a name')}"


def places(text: str) -> Iterator[tuple[int, str]]:
    """Each character that cannot be seen and has no use where it stands, with its offset."""
    if text.isascii():
        return
    if suspects := "".join(map(re.escape, filter(is_unseen, set(text)))):
        for match in re.finditer(f"[{suspects}]", text):
            if not _has_a_use(text, match.start()):
                yield match.start(), match[0]


def findings(text: str, name: str) -> Iterator[Finding]:
    """CFG019 for each character of a file that cannot be seen.

    Of a catalogue only its header and comments are looked at: its texts have a rule of their own
    (PO022), and former texts may hold what was put right.
    """
    catalogue = name.endswith(".po")
    header = text.find("\n\n") if catalogue else 0
    for at, char in places(text):
        if not catalogue or at < header or _COMMENT.match(text, text.rfind("\n", 0, at) + 1):
            yield Finding(place(text, at, name), "CFG019", named(char))


def _has_a_use(text: str, at: int) -> bool:
    char, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if char in (ZWNJ, ZWJ) and (_joins(before) or _joins(after)):
        return _is_mark_or_sign(before) and _is_mark_or_sign(after)
    if char == ZWJ:
        return _is_symbol(before) and _is_symbol(after)
    if char in _SELECTORS and before and before not in _SELECTORS:
        keycap = before in "0123456789#*" and after == _KEYCAP
        return keycap or _is_symbol(before) or before in "‼⁉〰〽"
    return False


@cache
def _joins(char: str) -> bool:
    """Whether a character is a letter, or a mark on one, of a script whose letters join."""
    if not char or unicodedata.category(char)[0] not in "LM":
        return False
    return unicodedata.name(char, "").partition(" ")[0] in _JOINING


def _is_mark_or_sign(char: str) -> bool:
    """Whether a character is there, is no white space, and can be seen."""
    return bool(char) and not char.isspace() and not is_unseen(char)


def _is_symbol(char: str) -> bool:
    return bool(char) and (char in _SELECTORS or unicodedata.category(char) in ("So", "Sk", "Sm"))
