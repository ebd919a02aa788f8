"""A language's texts as one PO file, for programs that write files of their own, such as OmegaT."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import polib

from ...book import catalogue
from ...findings.diagnostics import Finding, Location
from ..state.blocks import CURRENT, STALE, UNREVIEWED
from .units import Content, Given, Sent

_MARK = "mark: "
"""Begins the remark that holds a unit's mark."""


def write(content: Content, languages: Sequence[str]) -> str:
    """The PO file of the one language in ``languages``; a stale text is ``fuzzy``."""
    (code,) = languages
    language = content.book.languages[code]
    po = catalogue.empty(language)
    po.extend(map(_entry, content.units(code)))
    return catalogue.write(po, language)


def _entry(unit: Sent) -> polib.POEntry:
    return polib.POEntry(
        msgctxt=unit.id,
        msgid=unit.english,
        msgstr=unit.text,
        comment="\n".join((*unit.notes, _MARK + unit.mark)),
        flags=["fuzzy"] if unit.state == STALE else [],
    )


def read(text: str, path: str, findings: list[Finding]) -> list[Given]:
    """The units of a PO file, one of ours or a catalogue; what is no PO is a finding (PO001, PO002).

    :param path: what findings call the file.
    """
    po = catalogue.parse(text, path, findings)
    if po is None:
        return []
    given = [_given(entry, po, path) for entry in po if not entry.obsolete]
    if not given:
        findings.append(Finding(Location(path, 1, 1), "PO060", "the file holds no message"))
    return given


def _given(entry: polib.POEntry, po: polib.POFile, path: str) -> Given:
    marks = [ln for ln in entry.comment.split("\n") if ln.startswith(_MARK)]
    mark = marks[0].removeprefix(_MARK).strip() if marks else None
    language, place = po.metadata.get("Language", ""), Location(path, entry.linenum, 1)
    one = Given(language, entry.msgctxt or "", entry.msgid, entry.msgstr, "", place, mark)
    # Without “fuzzy” it was read by the translator, or went out so.
    state = STALE if entry.fuzzy else one.was if one.was in CURRENT else UNREVIEWED
    return replace(one, state=state if one.text.strip() else "")
