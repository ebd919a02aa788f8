"""XLIFF 1.2 (OASIS Standard, 2008) and 2.0 (2014): one file a language, a ``file`` a catalogue.

Placeholders and the brackets of links are inline codes that hold their own characters, so that
a translator's program protects them, and the text is whole again when they are joined.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...book.model import CANONICAL
from ..state.blocks import APPROVED, CURRENT, MISSING, REVIEWED, STALE, UNREVIEWED
from . import xml
from .units import Content, Sent, by_domain, numbered

NAMESPACE_1 = "urn:oasis:names:tc:xliff:document:1.2"
NAMESPACE_2 = "urn:oasis:names:tc:xliff:document:2.0"
STATES_1 = {
    APPROVED: "final",
    REVIEWED: "signed-off",
    UNREVIEWED: "translated",
    STALE: "needs-review-translation",
    MISSING: "needs-translation",
}
"""The ``state`` of a target in 1.2."""
STATES_2 = {
    APPROVED: "final",
    REVIEWED: "reviewed",
    UNREVIEWED: "translated",
    STALE: "initial",
    MISSING: "initial",
}
"""The ``state`` of a segment in 2.0, which cannot tell the last two apart."""
MARK_2 = "concord:mark"
"""The category of the note that holds a unit's mark in 2.0; 1.2 has ``extradata`` for it."""
STALE_2 = "concord:stale"
"""The ``subState`` of a segment whose translation was made from another English."""


def version_1(content: Content, languages: Sequence[str]) -> str:
    """XLIFF 1.2 of the one language in ``languages``."""
    (target,) = languages
    revision = content.book.revision
    top = xml.root("xliff", {"version": "1.2"}, NAMESPACE_1)
    for domain, of_domain in by_domain(content.units(target)).items():
        about = {
            "original": domain,
            "source-language": CANONICAL,
            "target-language": target,
            "datatype": "plaintext",
        }
        if revision:
            about["date"] = f"{revision}T00:00:00Z"
        body = xml.add(xml.add(top, "file", "", about), "body")
        for unit in of_domain:
            _unit_1(body, unit)
    return xml.dump(top)


def _unit_1(body: xml.Element, unit: Sent) -> None:
    about = {"id": unit.id, "resname": unit.id, "extradata": unit.mark, xml.SPACE: "preserve"}
    if unit.state in CURRENT:
        about["approved"] = "yes" if unit.state in (APPROVED, REVIEWED) else "no"
    element = xml.add(body, "trans-unit", "", about)
    _inline_1(xml.add(element, "source"), unit.english, unit.english)
    target = xml.add(element, "target", "", {"state": STATES_1[unit.state]})
    _inline_1(target, unit.english, unit.text)
    for note in unit.notes:
        xml.add(element, "note", note, {"from": "developer"})


def _inline_1(element: xml.Element, english: str, text: str) -> None:
    names = {"placeholder": "ph", "open": "bpt", "close": "ept"}
    for piece, number in numbered(english, text):
        if number:
            about = {"id": str(number)}
            if piece.kind == "open":
                about["ctype"] = "link"
            xml.add(element, names[piece.kind], piece.text, about)
        else:
            xml.append_text(element, piece.text)


def version_2(content: Content, languages: Sequence[str]) -> str:
    """XLIFF 2.0 of the one language in ``languages``. The format has no place for a day."""
    (target,) = languages
    about = {"version": "2.0", "srcLang": CANONICAL, "trgLang": target}
    top = xml.root("xliff", about, NAMESPACE_2)
    for domain, of_domain in by_domain(content.units(target)).items():
        file = xml.add(top, "file", "", {"id": domain, "original": domain})
        for unit in of_domain:
            _unit_2(file, unit)
    return xml.dump(top)


def _unit_2(file: xml.Element, unit: Sent) -> None:
    # An id is a NMTOKEN in 2.0, which has no room for the slash of a context.
    element = xml.add(
        file, "unit", "", {"id": unit.id.replace("/", "."), "name": unit.id, xml.SPACE: "preserve"}
    )
    notes = xml.add(element, "notes")
    for note in unit.notes:
        xml.add(notes, "note", note)
    xml.add(notes, "note", unit.mark, {"category": MARK_2})
    data: dict[str, str] = {}
    about = {"state": STATES_2[unit.state]}
    if unit.state == STALE:
        about["subState"] = STALE_2
    segment = xml.add(element, "segment", "", about)
    _inline_2(xml.add(segment, "source"), unit.english, unit.english, data)
    if unit.text:
        _inline_2(xml.add(segment, "target"), unit.english, unit.text, data)
    if data:
        original = xml.add(element, "originalData")
        for characters, number in data.items():
            xml.add(original, "data", characters, {"id": number})
        segment.addprevious(original)


def _inline_2(element: xml.Element, english: str, text: str, data: dict[str, str]) -> None:
    """Fill in a source or target; ``data`` collects the ids of the codes' characters."""

    def reference(characters: str) -> str:
        return data.setdefault(characters, f"d{len(data) + 1}")

    open_links: list[xml.Element] = [element]
    for piece, number in numbered(english, text):
        here = open_links[-1]
        if piece.kind == "close":
            open_links.pop().set("dataRefEnd", reference(piece.text))
        elif piece.kind == "open":
            about = {"id": str(number), "type": "link", "dataRefStart": reference(piece.text)}
            open_links.append(xml.add(here, "pc", "", about))
        elif number:
            about = {"id": str(number), "equiv": piece.text, "dataRef": reference(piece.text)}
            xml.add(here, "ph", "", about)
        else:
            xml.append_text(here, piece.text)
