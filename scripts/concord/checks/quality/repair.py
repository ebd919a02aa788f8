"""``concord check --fix``: repairs what is certain in the catalogues, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from ...book import catalogue, files, inline
from ...book.layout import catalogue_path
from ...book.loaded import Loaded
from ...findings.diagnostics import amount, printable, render
from .. import translations
from . import of_unit, units, waivers
from .unit import Fault, Unit

# Each repair may bring out another fault; more rounds than rules would mean two that disagree.
_ROUNDS = 50


@dataclass(frozen=True, slots=True)
class Change:
    """A translation repaired. :ivar codes: of the faults it had, in the order of repair."""

    unit: Unit
    text: str
    codes: tuple[str, ...]

    def __str__(self) -> str:
        before, entry = self.unit.entry.text, self.unit.entry
        head = f"fixed {entry.location} {' '.join(self.codes)} “{entry.context}”"
        return "\n".join(map(printable, (head, f"    - {before}", f"    + {self.text}")))


def run(loaded: Loaded) -> int:
    """Repair the catalogues of a project and print what was changed.

    :returns: 1 when nothing could be done because a file could not be read whole, else 0.
    :raises OSError: when a catalogue cannot be written; then none was.
    """
    if blocking := [finding for finding in loaded.findings if not finding.may_wait]:
        print(render(blocking), end="")
        print("nothing was fixed: correct these first")
        return 1
    changes = list(changed(loaded))
    write(loaded, changes)
    for change in changes:
        print(change)
    print(f"{amount(len(changes), 'translation')} fixed")
    return 0


def changed(loaded: Loaded) -> Iterable[Change]:
    """Every translation that a repair makes better. What is waived stays as it is."""
    known = translations.link_targets(loaded)
    unsound = {finding.location for finding in translations.translation_findings(loaded)}
    for unit in units(loaded, unsound):
        repaired, codes = _repaired(unit, loaded, known)
        if repaired.entry.text != unit.entry.text:
            yield Change(unit, repaired.entry.text, codes)


def _repaired(unit: Unit, loaded: Loaded, known: inline.Targets) -> tuple[Unit, tuple[str, ...]]:
    """The unit as good as repairs make it, and the codes of what was repaired."""
    current, codes = unit, list[str]()
    for _ in range(_ROUNDS):
        found = ((current, fault) for fault in of_unit(current))
        open_faults = waivers.unwaived(loaded.waivers, loaded.book.revision, found)
        better = (_better(current, fault, known) for _, fault in open_faults)
        step = next((one for one in better if one is not None), None)
        if step is None:
            return current, tuple(dict.fromkeys(codes))
        current, code = step
        codes.append(code)
    return unit, ()


def _better(unit: Unit, fault: Fault, known: inline.Targets) -> tuple[Unit, str] | None:
    """The unit with one fault repaired; None unless its links and placeholders stay as they are."""
    if fault.fixed is None or not fault.fixed.strip():
        return None
    spans, faults = inline.parse(fault.fixed, known)
    before, _ = inline.parse(unit.entry.text, known)
    same_links = inline.link_targets(spans) == inline.link_targets(before)
    names = [inline.PLACEHOLDER.findall(text) for text in (fault.fixed, unit.entry.text)]
    if faults or not same_links or names[0] != names[1]:
        return None
    entry = replace(unit.entry, text=fault.fixed)
    return replace(unit, entry=entry, plain=inline.plain_text(spans)), fault.code


def write(loaded: Loaded, changes: Iterable[Change]) -> None:
    """Put the repaired texts into their catalogues, all at once."""
    texts = {(c.unit.language.code, c.unit.entry.context): c.text for c in changes}
    new: dict[Path, str] = {}
    for code, of_language in loaded.catalogues.items():
        for domain, po in of_language.items():
            repaired = [e for e in po if not e.obsolete and (code, e.msgctxt) in texts]
            for entry in repaired:
                entry.msgstr = texts[code, entry.msgctxt]
            if repaired:
                path = loaded.root / catalogue_path(code, domain)
                new[path] = catalogue.write(po, loaded.book.languages[code])
    files.write_texts(new)
