"""The path: the few questions that lead from “a customer is unhappy” to a page, and its picture.

All of its questions stand on one page, each at its own address, and answers are plain links from
one to the next. The style sheet shows one at a time; without it all are there to read.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..book import steps
from ..book.model import NOW, Answer, Page, Step, Translation
from .blocks import headed, sections
from .parts import Heading, Leads, Link, Section, Text
from .renderer import Renderer

PAGE = NOW
"""Id of the page."""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer. :ivar next: where the question stands that it leads to, or ``""``.

    :ivar pages: else the principles.
    """

    id: str
    text: Text
    next: str
    pages: tuple[Leads, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the path.

    :ivar number: its place, in the reader's digits.
    :ivar back: the one before it, and the first; none of the first.
    """

    id: str
    number: str
    href: str
    heading: Heading
    answers: tuple[Given, ...]
    back: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Now:
    """The page of the path. :ivar opening: what stands before its questions."""

    title: Heading
    opening: tuple[Section, ...]
    steps: tuple[Asked, ...]
    sections: tuple[Section, ...]


def described(r: Renderer, page: Page) -> Now:
    """What is on the page."""
    title, *rest = page.blocks
    found = sections(r, page, rest)
    opening = tuple(section for section in found if section.heading is None)
    return Now(headed(r, page, title), opening, asked(r), found[len(opening) :])


def asked(r: Renderer) -> tuple[Asked, ...]:
    """The questions of the path in order, as seen from the page being described."""
    return tuple(_asked(r, step, number) for number, step in enumerate(r.book.path, start=1))


def _asked(r: Renderer, step: Step, number: int) -> Asked:
    before = steps.before(r.book, step)
    back = [Link(r.text("now-back"), _href(r, before.id))] if before else []
    first = r.book.path[0]
    if before and before is not first:
        back.append(Link(r.text("now-again"), _href(r, first.id)))
    said = _said(r, step.id, step.text)
    asks = Heading(f"{step.id}-asked", r.shown(said), r.plain(said), r.text("links-to-here"))
    return Asked(
        step.id,
        r.number(number),
        _href(r, step.id),
        asks,
        tuple(_given(r, step, answer) for answer in step.answers),
        tuple(back),
    )


def _given(r: Renderer, step: Step, answer: Answer) -> Given:
    name = steps.answer_id(step, answer)
    pages = ((r.title_of(r.book.pages[page]), r.link(page)) for page, _ in answer.pages)
    return Given(
        name,
        r.shown(_said(r, name, answer.text)),
        _href(r, answer.to) if answer.to else "",
        tuple(Leads(r.shown(title), href) for title, href in pages),
    )


def _href(r: Renderer, step_id: str) -> str:
    """Where a question stands: on the page of the path that is only the fragment."""
    return r.link(NOW, step_id).removeprefix("./")


def _said(r: Renderer, block: str, english: str) -> Translation:
    return r.book.translate(f"{NOW}/{block}", english, r.language.code)
