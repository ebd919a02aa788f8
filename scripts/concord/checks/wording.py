"""How every text of the book is written, English and translations, and what of it is waived."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..book.loaded import Loaded
from ..findings.diagnostics import Finding, Location
from . import english, quality
from .quality import waivers


def wording_findings(loaded: Loaded, unsound: Collection[Location]) -> Iterator[Finding]:
    """Findings about how texts are written, and about the waivers of such findings.

    :param unsound: places of entries, and catalogues as a whole, that have a finding already;
        they are not looked at.
    """
    written, translated = list(english.units(loaded)), list(quality.units(loaded, unsound))
    found = [*english.faults(written), *quality.faults(translated)]
    for unit, fault in waivers.unwaived(loaded.waivers, loaded.book.revision, found):
        message = f"“{unit.entry.context}”: {fault.message}"
        yield Finding(unit.entry.location, fault.code, message)
    yield from waivers.waiver_findings(loaded, [*written, *translated], found)
