"""Takes translations back into the catalogues: each by its id and the English it was made from.

All or nothing: with any finding no catalogue changes. Only the translation of a message and its
``fuzzy`` mark change; comments, flags and obsolete messages are not touched.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from ...book import inline
from ...book.layout import language_of
from ...book.loaded import Loaded
from ...book.model import Entry
from ...checks import translations
from ...findings.diagnostics import Finding
from ..state.blocks import CURRENT, MISSING, STALE
from .alike import alike, difference
from .units import Given, Sent, units


@dataclass(frozen=True, slots=True)
class Change:
    """What a unit changes in a catalogue. :ivar fuzzy: whether it is still a draft."""

    given: Given
    unit: Sent
    fuzzy: bool

    def __str__(self) -> str:
        what = "a draft of" if self.fuzzy else "the text of"
        if self.given.text == self.unit.text:
            what = "sets back to a draft" if self.fuzzy else "confirms"
        return f"{self.given.language}: {what} {self.unit.id}"


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import comes to.

    :ivar outdated: findings PO063, about changed units whose English is not that of the book.
    :ivar kept: how many stale texts came back empty; they stay in the catalogues.
    """

    changes: tuple[Change, ...]
    outdated: tuple[Finding, ...]
    kept: int


def compare(
    loaded: Loaded, given: Iterable[Given], findings: list[Finding], languages: Iterable[str]
) -> Taken:
    """What the units ``given`` change; what is wrong with them is in ``findings``.

    :param languages: the translated languages that are wanted.
    """
    names = _names(loaded, languages)
    known: dict[str, dict[str, Sent]] = {}
    seen: dict[tuple[str, str], Given] = {}
    changes: list[Change] = []
    outdated: list[Finding] = []
    kept = 0
    for one in map(_trimmed, _in_language(given, names, findings)):
        of_language = known.get(one.language)
        if of_language is None:
            of_language = known[one.language] = {u.id: u for u in units(loaded, one.language)}
        unit = of_language.get(one.id)
        first = seen.setdefault((one.language, one.id), one)
        if unit is None:
            findings.append(Finding(one.location, "PO061", f"“{one.id}” is no block of the book"))
        elif first is not one:
            message = f"“{one.id}” stands already at {first.location}"
            findings.append(Finding(one.location, "PO062", message))
        elif one.damaged:
            message = f"the mark of “{one.id}” is damaged: “{one.mark}”"
            findings.append(Finding(one.location, "PO069", message))
        elif not one.text.strip():
            if _may_be_emptied(unit):
                kept += unit.state == STALE
            elif not _untouched(one, unit):
                message = f"“{one.id}” is empty, and the catalogue has a translation"
                findings.append(Finding(one.location, "PO065", message))
        elif _untouched(one, unit):
            pass
        elif not alike(one.english, unit.english):
            outdated += [_outdated(one, unit)] if one.text != unit.text else []
        elif one.mark and not one.went_out(unit.text) and one.text != unit.text:
            message = f"the translation of “{one.id}” has changed since the export"
            findings.append(Finding(one.location, "PO068", message))
        elif (fuzzy := _decision(one, unit)) is not None:
            if fuzzy and unit.state in CURRENT and one.text != unit.text:
                message = f"“{one.id}” is a draft, and the catalogue has a current translation"
                findings.append(Finding(one.location, "PO067", message))
            changes.append(Change(one, unit, fuzzy))
    findings += _markup(loaded, changes)
    return Taken(tuple(changes), tuple(outdated), kept)


def _trimmed(given: Given) -> Given:
    """A unit without the spaces and line breaks that a program put round its text."""
    return given if given.went_out(given.text) else replace(given, text=given.text.strip())


def _may_be_emptied(unit: Sent) -> bool:
    """Whether a program empties such a text by itself, as OmegaT does: nobody asks to delete it."""
    return unit.state == STALE or unit.text.strip() in ("", unit.english)


def _outdated(given: Given, unit: Sent) -> Finding:
    here, there = difference(given.english, unit.english)
    message = f"the English of “{given.id}” is “{here}”, and “{there}” in the book"
    return Finding(given.location, "PO063", message)


def _untouched(given: Given, unit: Sent) -> bool:
    """Whether a text came back as it went out, while the catalogue has another now.

    It brings nothing then, however old it is, and must not undo what was done meanwhile.
    """
    return given.text != unit.text and given.went_out(given.text)


def _names(loaded: Loaded, languages: Iterable[str]) -> dict[str, str]:
    """By the names that other programs call them, the languages that are wanted."""
    found: dict[str, str] = {}
    for code in languages:
        locale = loaded.book.languages[code].locale
        found |= {_folded(str(locale)): code, _folded(code): code}
    return found


def _folded(name: str) -> str:
    return name.replace("_", "-").casefold()


def _in_language(
    given: Iterable[Given], names: dict[str, str], findings: list[Finding]
) -> Iterator[Given]:
    """The units in a language that is wanted; one finding for a file in another."""
    refused: set[tuple[str, str]] = set()
    for one in given:
        code = names.get(_folded(one.language))
        if code:
            yield replace(one, language=code)
        elif (one.location.path, one.language) not in refused:
            refused.add((one.location.path, one.language))
            wanted = ", ".join(sorted(set(names.values())))
            message = f"the language is “{one.language}”, not {wanted}"
            findings.append(Finding(one.location, "PO064", message))


def _decision(given: Given, unit: Sent) -> bool | None:
    """Whether the catalogue's message becomes fuzzy, or None where nothing changes.

    A changed text is done, unless its state was changed too, to one that says it is not: many
    programs never touch the state. Of a text that the catalogue has already, only a state that
    the translator changed says something: what was taken in before is taken in no second time.
    """
    doubted = given.state in (MISSING, STALE)
    moved = bool(given.state) and given.state != (given.was or unit.state)
    if given.text != unit.text:
        return moved and doubted
    if not moved or doubted == (unit.state not in CURRENT):
        return None
    # A draft that somebody has confirmed since stays confirmed.
    return None if doubted and given.was not in CURRENT else doubted


def _markup(loaded: Loaded, changes: Iterable[Change]) -> Iterator[Finding]:
    """What `concord check` would say about the new texts, at their places in the file."""
    known = translations.link_targets(loaded)
    for change in changes:
        given, english = change.given, change.unit.english
        entry = Entry(given.id, english, given.text, False, given.location)
        spans, _ = inline.parse(english, known)
        yield from translations.carried(entry, spans, known)


def languages(loaded: Loaded, given: Iterable[Given], wanted: Iterable[str]) -> set[str]:
    """Those of the languages that are wanted that units are in."""
    names = _names(loaded, wanted)
    return {code for one in given if (code := names.get(_folded(one.language)))}


def behind(loaded: Loaded, languages: Collection[str]) -> list[Finding]:
    """Findings about files that have to be put right, or brought up to date, before an import.

    :param languages: those that are imported.
    """
    found = [finding for finding in loaded.about(languages) if not finding.may_wait]
    return found + [
        one
        for one in translations.translation_findings(loaded)
        if one.code in ("PO005", "PO009") and language_of(one.location.path) in languages
    ]


def apply(loaded: Loaded, changes: Iterable[Change]) -> set[tuple[str, str]]:
    """Put the changes into the catalogues as loaded.

    :returns: the (language, catalogue) pairs that changed.
    """
    wanted = {(change.given.language, change.unit.id): change for change in changes}
    touched: set[tuple[str, str]] = set()
    for language in {language for language, _ in wanted}:
        for domain, po in loaded.catalogues[language].items():
            for entry in po:
                change = None if entry.obsolete else wanted.get((language, entry.msgctxt))
                if change:
                    touched.add((language, domain))
                    entry.msgstr = change.given.text
                    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
                    if change.fuzzy:
                        entry.flags.append("fuzzy")
                    else:
                        entry.previous_msgid = entry.previous_msgctxt = None
    return touched
