"""The rules of how readers ask: each phrase leads somewhere, to one place, in letters they write."""

from __future__ import annotations

from collections.abc import Iterator

from ..book.asked import alike, led_to
from ..book.loaded import Loaded
from ..book.model import Language, Phrase
from ..findings.diagnostics import Finding
from .quality import script

_LATIN = "Latn"
"""Shops everywhere mix Latin words into their own, and phones are set to Latin letters."""


def asked_findings(loaded: Loaded) -> Iterator[Finding]:
    """What is wrong with the phrases and the shorthand of every language."""
    for language in loaded.book.languages.values():
        yield from _targets(loaded, language)
        yield from _shared(language)
        yield from _letters(language)


def _targets(loaded: Loaded, language: Language) -> Iterator[Finding]:
    if loaded.unread_pages:
        return  # what is asked for may stand there, or be led to
    firsts: dict[str, Phrase] = {}
    for phrase in language.asked:
        firsts.setdefault(phrase.target, phrase)
    for target, first in firsts.items():
        if not led_to(loaded.book, first):
            message = f"“{target}” is no principle, and no line that leads to one"
            yield Finding(first.location, "CFG022", message)


def _shared(language: Language) -> Iterator[Finding]:
    seen: dict[str, Phrase] = {}
    for phrase in language.asked:
        first = seen.setdefault(alike(phrase.text), phrase)
        if first.target != phrase.target:
            message = (
                f"“{phrase.text}” stands for “{first.target}” too, in line {first.location.line}"
            )
            yield Finding(phrase.location, "CFG023", message)


def _letters(language: Language) -> Iterator[Finding]:
    own = script.letters_of(script.of_locale(language.locale)) | script.SHARED | {_LATIN}
    said = [(phrase.text, phrase.location) for phrase in language.asked]
    said += [(f"{short.written} {short.meant}", short.location) for short in language.shorthand]
    for text, where in said:
        foreign = next((char for char in text if script.of_character(char) not in own), None)
        if foreign:
            message = f"“{foreign}” in “{text}” is no letter of {language.code} and no Latin one"
            yield Finding(where, "CFG024", message)
