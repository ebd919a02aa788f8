"""Which findings are waived, and the waivers that have expired or waive nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...book.loaded import Loaded
from ...book.messages import places
from ...book.model import CANONICAL
from ...book.waivers import Waiver
from ...findings.diagnostics import Finding
from .unit import Fault, Unit


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
        if not any(_covers(waiver, unit, fault) for waiver in about):
            yield unit, fault


def waiver_findings(
    loaded: Loaded, looked_at: Iterable[Unit], found: Sequence[tuple[Unit, Fault]]
) -> Iterator[Finding]:
    """Waivers that have expired, that waive nothing, or that are for no language of the book."""
    if not loaded.waivers:
        return
    book = loaded.book
    texts = {CANONICAL: places(book).keys()} | {c: of.keys() for c, of in book.catalogues.items()}
    current = {(unit.language.code, unit.entry.context) for unit in looked_at}
    for waiver in loaded.waivers:
        name = f"{waiver.code} of “{waiver.context}”"
        if waiver.language and waiver.language not in texts:
            message = f"“{waiver.language}” is no language of the book"
            yield Finding(waiver.location, "CFG007", message)
            continue
        if waiver.expires < book.revision:
            message = f"{name} was waived until {waiver.expires}; the book is of {book.revision}"
            yield Finding(waiver.location, "CFG011", message)
            continue
        # A text that is missing or out of date has findings of its own, and may need the
        # waiver again when it is current.
        languages = [waiver.language] if waiver.language else list(texts)
        unseen = any(
            waiver.context in texts[code] and (code, waiver.context) not in current
            for code in languages
        )
        used = any(_covers(waiver, unit, fault) for unit, fault in found)
        if not used and not unseen and loaded.complete:
            yield Finding(waiver.location, "CFG010", f"{name} is no finding")


def _covers(waiver: Waiver, unit: Unit, fault: Fault) -> bool:
    return waiver.covers(fault.code, unit.entry.context, unit.language.code)
