"""Practice on a chapter's page: a case, what one might say, and what happens then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..book.model import RULING, Choice, Page, Scenario
from ..book.scenarios import choice_id
from .blocks import gone_anchors, heading, sources
from .parts import Block, Heading, Link, Sources, Text
from .renderer import Renderer


@dataclass(frozen=True, slots=True)
class Answer:
    """What one might say or do; it opens to what happens then, and why.

    :ivar letter: what it is called where answers are talked about.
    :ivar verdict: the words that say whether it is the best.
    :ivar sources: what both rest on. The others as in :class:`parts.Block`.
    """

    id: str
    letter: str
    best: bool
    text: Text
    verdict: str
    then: Text
    why: Text
    to_here: str
    sources: Sources | None
    role: str
    called: str
    report: Link | None


@dataclass(frozen=True, slots=True)
class Case:
    """A case. :ivar label: its number. :ivar read: the way to the principle that it practises."""

    id: str
    label: str
    told: Block
    asks: Text
    answers: tuple[Answer, ...]
    read: Link


@dataclass(frozen=True, slots=True)
class Practice:
    """The cases of a chapter. :ivar then: what is said before what happens; :ivar why: before why."""

    heading: Heading
    note: str
    then: str
    why: str
    cases: tuple[Case, ...]


def practice(r: Renderer, chapter: Page) -> Practice | None:
    """The scenarios of a chapter, if it has any."""
    scenarios = r.book.scenarios.get(chapter.id, ())
    if not scenarios:
        return None
    return Practice(
        heading(r, "practise", r.text("practise")),
        r.text("practise-note"),
        r.text("practise-then"),
        r.text("practise-why"),
        tuple(case(r, chapter, one, number) for number, one in enumerate(scenarios, 1)),
    )


def case(r: Renderer, chapter: Page, scenario: Scenario, number: int) -> Case:
    """A scenario of a chapter. :param number: which of the chapter it is."""
    name = f"case-{scenario.id}"
    told = Block(
        name,
        "paragraph",
        _text(r, chapter, name, scenario.told),
        r.text("links-to-here"),
        sources(r, scenario.citations),
        gone_anchors(r.book, chapter.id, name),
        report=r.report(chapter.id, name),
    )
    title = r.plain(r.title_of(r.book.pages[scenario.principle]))
    return Case(
        f"{name}-asks",
        r.text("practise-case", number=r.number(number)),
        told,
        _text(r, chapter, f"{name}-asks", scenario.asks),
        tuple(_answers(r, chapter, scenario)),
        Link(r.text("link-read", title=title), r.link(scenario.principle)),
    )


def _answers(r: Renderer, chapter: Page, scenario: Scenario) -> Iterator[Answer]:
    letters = r.letters(len(scenario.answers))
    for letter, choice in zip(letters, scenario.answers, strict=True):
        yield _answer(r, chapter, scenario, choice, letter)


def _answer(r: Renderer, chapter: Page, scenario: Scenario, choice: Choice, letter: str) -> Answer:
    name, best = choice_id(scenario, choice), choice.id == scenario.best
    return Answer(
        name,
        letter,
        best,
        _text(r, chapter, name, choice.text),
        r.text("practise-best" if best else "practise-other"),
        _text(r, chapter, f"{name}-then", choice.then),
        _text(r, chapter, f"{name}-why", choice.why),
        r.text("links-to-here"),
        sources(r, choice.citations),
        choice.role,
        r.text("practise-ruling") if choice.role == RULING else "",
        r.report(chapter.id, name),
    )


def _text(r: Renderer, chapter: Page, name: str, english: str) -> Text:
    return r.shown(r.book.translate(f"{chapter.id}/{name}", english, r.language.code))
