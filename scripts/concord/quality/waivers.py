"""Waivers: findings about how a translation is written that somebody has judged and accepts.

They stand in one file, ``translations/waivers.yml``, each with its reason and the day until
which it holds. That day is compared with the book's ``revision``, not with the clock, so that
the same files give the same findings on any day.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .. import strict_yaml
from ..codes import CODES
from ..diagnostics import Finding, Location
from .unit import Fault, Unit

if TYPE_CHECKING:
    from ..load import Loaded

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Waiver:
    """One entry of the file.

    :ivar context: the ``msgctxt`` of the message.
    :ivar language: the language it is for; ``""`` for every language.
    :ivar expires: the last day on which it holds, ISO 8601.
    """

    code: str
    context: str
    language: str
    reason: str
    expires: str
    location: Location

    def covers(self, unit: Unit, fault: Fault) -> bool:
        """Whether this waiver is about ``fault`` of ``unit``, whatever the day."""
        about = (self.code, self.context) == (fault.code, unit.entry.context)
        return about and self.language in ("", unit.language.code)


def parse(text: str, path: str, findings: list[Finding]) -> tuple[Waiver, ...]:
    """Parse the file; an entry that cannot be used is a finding and is left out."""
    root = strict_yaml.load(text, path, findings)
    if root is None:
        return ()
    if not root.items:
        findings.append(Finding(root.location, "CFG007", "this is not a list of waivers"))
    found: dict[tuple[str, str, str], Waiver] = {}
    for item in root.items:
        waiver = _waiver(item, path, findings)
        if waiver is None:
            continue
        first = found.setdefault((waiver.code, waiver.context, waiver.language), waiver)
        if first is not waiver:
            message = f"{waiver.code} of “{waiver.context}” is waived in line {first.location.line}"
            findings.append(Finding(waiver.location, "CFG005", message))
    return tuple(found.values())


def _waiver(node: strict_yaml.Node, path: str, findings: list[Finding]) -> Waiver | None:
    before = len(findings)
    with strict_yaml.Shape(node, "a waiver", findings, Location(path, 1, 1)) as shape:
        code, context = shape.text("code", required=True), shape.text("id", required=True)
        language, reason = shape.text("language"), shape.text("reason", required=True)
        expires = shape.text("expires", required=True)
    if expires and not _is_day(expires):
        message = "“expires” of a waiver is not a day written YYYY-MM-DD"
        findings.append(Finding(node.location, "CFG007", message))
    if code and (code not in CODES or not CODES[code].waivable):
        fault = "may not be waived" if code in CODES else "is no diagnostic code"
        findings.append(Finding(node.location, "CFG012", f"{code} {fault}"))
    if len(findings) > before:
        return None
    return Waiver(code, context, language, reason, expires, node.location)


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text) and datetime.date.fromisoformat(text))
    except ValueError:
        return False


def unwaived(
    waivers: Iterable[Waiver], revision: str, found: Iterable[tuple[Unit, Fault]]
) -> Iterator[tuple[Unit, Fault]]:
    """The faults that no waiver covers on the day ``revision``; ``""`` is before every day."""
    by_message: dict[tuple[str, str], list[Waiver]] = {}
    for waiver in waivers:
        if waiver.expires >= revision:
            by_message.setdefault((waiver.code, waiver.context), []).append(waiver)
    for unit, fault in found:
        about = by_message.get((fault.code, unit.entry.context), ())
        if not any(waiver.covers(unit, fault) for waiver in about):
            yield unit, fault


def check(
    loaded: Loaded, looked_at: Iterable[Unit], found: Sequence[tuple[Unit, Fault]]
) -> Iterator[Finding]:
    """Waivers that have expired, that waive nothing, or that are for no language of the book."""
    if not loaded.waivers:
        return
    book = loaded.book
    current = {(unit.language.code, unit.entry.context) for unit in looked_at}
    for waiver in loaded.waivers:
        name = f"{waiver.code} of “{waiver.context}”"
        if waiver.language and waiver.language not in book.catalogues:
            message = f"“{waiver.language}” is no translated language of the book"
            yield Finding(waiver.location, "CFG007", message)
            continue
        if waiver.expires < book.revision:
            message = f"{name} was waived until {waiver.expires}; the book is of {book.revision}"
            yield Finding(waiver.location, "CFG011", message)
            continue
        # A text that is missing or out of date has findings of its own, and may need the
        # waiver again when it is current.
        languages = [waiver.language] if waiver.language else list(book.catalogues)
        unseen = any(
            waiver.context in book.catalogues[code] and (code, waiver.context) not in current
            for code in languages
        )
        used = any(waiver.covers(unit, fault) for unit, fault in found)
        if not used and not unseen and loaded.complete:
            yield Finding(waiver.location, "CFG010", f"{name} is no finding")
