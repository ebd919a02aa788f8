"""What a book must keep: the two entry points, and in the modules below them the rules by subject.

A rule is a function that takes the book as it was loaded and yields findings; none reads a file.
One that every edition depends on stands in :data:`RULES`. How a text is written is judged
by :mod:`.wording`: the English by :mod:`.english`, translations by :mod:`.quality`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..book.loaded import Loaded
from ..findings.diagnostics import Finding, Location
from . import (
    advice,
    asked,
    citations,
    markup,
    path,
    places,
    questions,
    scenarios,
    settings,
    sources,
    structure,
    translations,
    wording,
)
from .english import across

RULES: tuple[Callable[[Loaded], Iterable[Finding]], ...] = (
    structure.is_there,
    structure.sections,
    structure.headings,
    structure.chapters,
    advice.advice_findings,
    path.path_findings,
    citations.named,
    citations.ruled,
    citations.resolve,
    sources.source_findings,
    markup.links,
    across.english_findings,
    questions.question_findings,
    scenarios.scenario_findings,
    asked.asked_findings,
    translations.translation_findings,
)
"""The rules without which no edition can be made."""


def check(loaded: Loaded) -> list[Finding]:
    """Every finding about the book: what makes it sound, and how its texts are written."""
    findings = built_of(loaded)
    # A catalogue that says it is of another language is not judged as one of this.
    misplaced = {Location(f.location.path) for f in loaded.findings if f.code == "PO003"}
    of_rules = set(findings).difference(loaded.findings)
    unsound = {finding.location for finding in of_rules if finding.code.startswith("PO")}
    findings += wording.wording_findings(loaded, misplaced | unsound)
    return sorted(set(findings))


def built_of(loaded: Loaded) -> list[Finding]:
    """Every finding but those about how texts are written, on which no page depends."""
    return [*sound(loaded), *places.place_findings(loaded), *settings.setting_findings(loaded)]


def sound(loaded: Loaded) -> list[Finding]:
    """Findings of loading, and of :data:`RULES`.

    Rules about what is missing leave out what could not be read; otherwise they would
    accuse the files that are whole.
    """
    findings = set(loaded.findings)
    for rule in RULES:
        findings.update(rule(loaded))
    return sorted(findings)
