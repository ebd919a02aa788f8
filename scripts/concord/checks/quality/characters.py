"""Rules about single characters: normal form, invisible ones, letters and digits of the language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from ...book.inline import PLACEHOLDER
from ...findings.diagnostics import UNSEEN
from ...locale import l10n
from . import locales, script
from .locales import ZWNJ
from .text import excerpts, fault, is_near, matching, substitute
from .unit import Fault, Unit

# Blank, lost (U+FFFD) or without a shape though Unicode calls them letters, marks or symbols.
_BLANK = "\ufffd\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
_SUSPECT = re.compile(rf"[^\x20-\x7e]|[{_BLANK}]")
_HIDDEN = re.compile(rf"[{_BLANK}\U000e0100-\U000e01ef]")
_TATWEEL_SIGN = "\u0640"
_TATWEEL = re.compile(f"{_TATWEEL_SIGN}+")
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")
# A name, with the number that belongs to it: CC BY 4.0.
_NAME = re.compile(r"[0-9]*[A-Za-z][\w.&’'+=-]*(?:[ /-][A-Za-z0-9][\w.&’'+=-]*)*", re.ASCII)
_SHAPES = ("<font>", "<wide>", "<narrow>", "<circle>", "<square>")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_AROUND = ".,;:!?()[]{}“”«»\"'؟،؛"


def normal_form(unit: Unit) -> Iterator[Fault]:
    """PO021: the text is in Unicode's composed normal form (NFC), in which it can be found."""
    text = unit.entry.text
    if not unicodedata.is_normalized("NFC", text):
        normal = unicodedata.normalize("NFC", text)
        changed = next(
            i for i, (a, b) in enumerate(zip(text, normal + " ", strict=False)) if a != b
        )
        shown = excerpts(text, list(re.compile(".", re.DOTALL).finditer(text, changed))[:1])
        yield fault(unit, "PO021", f"not composed (NFC): {shown}", normal)


def invisible(unit: Unit) -> Iterator[Fault]:
    """PO022: no character that cannot be seen, but ZWNJ in scripts that have a use for it."""
    text = unit.entry.text
    if text.isascii():
        return
    joined = script.of_locale(unit.language.locale) in script.JOINED
    found = sorted({ch for ch in set(text) if _is_unseen(ch) and not (joined and ch == ZWNJ)})
    if found:
        named = ", ".join(_name(ch) for ch in found)
        removed = re.compile("[" + "".join(map(re.escape, found)) + "]")
        places = excerpts(text, list(removed.finditer(text)))
        # Between two letters that join it may stand for a half-space, which only a reader knows.
        parting = joined and re.search(rf"(?<=[^\W\d_]){removed.pattern}+(?=[^\W\d_])", text)
        safe = not parting and all(unicodedata.category(ch) == "Cf" for ch in found)
        fixed = substitute(removed, "", text) if safe else None
        yield fault(unit, "PO022", f"{named}: {places}", fixed)


@cache
def _is_unseen(char: str) -> bool:
    return char > "~" and (unicodedata.category(char) in UNSEEN or _HIDDEN.match(char) is not None)


def _name(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, 'without a name')}"


def tatweel(unit: Unit) -> Iterator[Fault]:
    """PO023: words are not drawn out with tatweel, which search does not see through."""
    yield from matching(unit, "PO023", _TATWEEL, "tatweel (U+0640) in", "")


def letters(unit: Unit) -> Iterator[Fault]:
    """PO026: letters of the language's alphabet; others only in a name that the English has too."""
    own = script.letters_of(script.of_locale(unit.language.locale)) | script.SHARED
    if unit.plain.isascii() and "Latn" in own:
        return
    text = PLACEHOLDER.sub(lambda match: " " * len(match[0]), unit.plain)
    alphabet = locales.LETTERS.get(unit.language.code, "")
    foreign = {ch for ch in set(text) if ch.isalpha() and _is_foreign(ch, own, alphabet)}
    if not foreign:
        return
    english = {word.strip(_AROUND) for word in unit.english.split()}
    names = [m.span() for m in _NAME.finditer(text) if _is_name(m[0], english)]
    wrong = [
        match
        for match in _LETTERS.finditer(text)
        if not foreign.isdisjoint(match[0])
        and not any(first <= match.start() < last for first, last in names)
        # A word of the English in small letters is no name: it was left untranslated.
        and (match[0].isascii() or match[0] not in english)
    ]
    if wrong:
        shown = excerpts(unit.plain, wrong)
        yield fault(unit, "PO026", f"letters of another language: {shown}", _own_letters(unit))


def _is_foreign(char: str, own: frozenset[str], alphabet: str) -> bool:
    """Whether a letter is of another script, or not in the language's alphabet, if it has one.

    A shape of a letter for mathematics or for East Asian lines is none of a word's.
    """
    if unicodedata.decomposition(char).startswith(_SHAPES):
        return True
    kind = script.of_character(char)
    outside = alphabet and kind not in script.SHARED and char not in alphabet
    return char != _TATWEEL_SIGN and (kind not in own or bool(outside))


def _is_name(words: str, english: set[str]) -> bool:
    """Whether words in Latin letters are a name: with capitals (or signs), and in the English."""
    folded = {word.casefold() for word in english}
    parts = [word.strip(_AROUND) for word in words.split()]
    capitals = all(not part.islower() or not part.isalpha() for part in parts)
    known = any(part in english or part.casefold() in folded for part in parts)
    # A name that is misspelt is a finding of its own.
    known = known or any(is_near(part, word) for part in parts for word in english)
    return capitals and known


def _own_letters(unit: Unit) -> str:
    """The text with the twins of the language's letters put right."""
    table = str.maketrans(locales.TWINS.get(unit.language.code, {}))
    return _NOT_ASCII.sub(lambda match: match[0].translate(table), unit.entry.text)


def digits(unit: Unit) -> Iterator[Fault]:
    """PO027: the digits of the locale, but for a number that is part of a name."""
    if not _DIGITS.search(unit.plain):
        return
    names = [match.span() for match in _NAME.finditer(unit.plain)]
    wrong = [
        match
        for match in _DIGITS.finditer(unit.plain)
        if l10n.digits(_ascii(match[0]), unit.language) != match[0]
        and not any(first <= match.start() < last for first, last in names)
    ]
    if wrong:
        shown = excerpts(unit.plain, wrong)
        fixed = _own_digits(unit) if not unit.entry.text.isascii() else None
        yield fault(unit, "PO027", f"not the digits of the language: {shown}", fixed)


def _own_digits(unit: Unit) -> str:
    """The text with its numbers in the language's digits, names left alone."""

    def own(match: re.Match[str]) -> str:
        return match[0] if match[0][0].isalpha() else l10n.digits(_ascii(match[0]), unit.language)

    return substitute(
        re.compile(f"{_NAME.pattern}|[0-9]+|[^\\x00-\\x7f\\D]+"), own, unit.entry.text
    )


def _ascii(number: str) -> str:
    return "".join(str(unicodedata.digit(ch)) for ch in number)
