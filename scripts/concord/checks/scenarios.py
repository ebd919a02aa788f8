"""The rules of scenarios: each practises one principle of its chapter and has one best answer."""

from __future__ import annotations

from collections.abc import Iterator

from ..book.layout import SCENARIOS
from ..book.loaded import Loaded
from ..book.model import Page, Scenario
from ..book.scenarios import blocks, choice_id
from ..findings.diagnostics import Finding, Location
from ..findings.limits import ANSWERS
from . import answers


def scenario_findings(loaded: Loaded) -> Iterator[Finding]:
    """Scenarios are of a chapter, and each can be practised; a book need not have any."""
    book = loaded.book
    for chapter, scenarios in book.scenarios.items():
        page = book.pages.get(chapter)
        if page is not None and page.kind == "chapter":
            asked = [
                answers.Asked(s.id, s.location, tuple(c.id for c in s.answers), tuple(blocks(s)))
                for s in scenarios
            ]
            yield from answers.ids(page, asked)
            for scenario in scenarios:
                whole = chapter not in loaded.unread_pages
                yield from _practised(page, scenario, whole=whole)
                said = [(choice_id(scenario, choice), choice.text) for choice in scenario.answers]
                yield from answers.in_translation(book, chapter, scenario.id, said)
        elif chapter not in loaded.unread_pages:
            where = Location((SCENARIOS / f"{chapter}.yml").as_posix(), 1, 1)
            yield Finding(where, "LINK014", f"“{chapter}” is the id of no chapter")


def _practised(page: Page, scenario: Scenario, *, whole: bool) -> Iterator[Finding]:
    """:param whole: whether the chapter's page was read whole, its list of principles with it."""
    where, name = scenario.location, f"“{scenario.id}”"
    if whole and scenario.principle not in [principle for principle, _ in page.principles]:
        message = f"{name} practises “{scenario.principle}”, which is not in “{page.id}”"
        yield Finding(where, "LINK014", message)
    if len(scenario.answers) not in ANSWERS:
        message = f"{name} has {len(scenario.answers)} answers, not {ANSWERS}"
        yield Finding(where, "LINK014", message)
    if scenario.best not in [choice.id for choice in scenario.answers]:
        yield Finding(where, "LINK014", f"{name} has no answer “{scenario.best}”")
    if answers.alike([choice.text for choice in scenario.answers]):
        yield Finding(where, "LINK014", f"{name} gives an answer twice")
