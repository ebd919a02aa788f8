"""What chapters show for courses: the self-check."""

from __future__ import annotations

from dataclasses import dataclass

from ..book.model import Option, Page, Question
from .blocks import gone_anchors, heading
from .parts import Heading, Link, Text
from .renderer import Renderer


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to choose from.

    :ivar right: whether it is.
    :ivar verdict: the word that says so.
    :ivar note: what a reader who chose it is told.
    :ivar read: the way to the principle that the question is about.
    :ivar anchors: ids of answers whose place it took.
    """

    id: str
    right: bool
    text: Text
    verdict: str
    note: Text
    read: Link
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question. :ivar name: what holds its answers together. :ivar label: its number."""

    id: str
    name: str
    label: str
    text: Text
    answers: tuple[Answer, ...]
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """The self-check of a chapter. Each answer opens to say whether it is right."""

    heading: Heading
    note: str
    questions: tuple[Asked, ...]


def self_check(r: Renderer, chapter: Page) -> Check | None:
    """The check questions of a chapter, if it has any."""
    questions = r.book.questions.get(chapter.id, ())
    if not questions:
        return None
    asked = tuple(_question(r, chapter, one, number) for number, one in enumerate(questions, 1))
    return Check(heading(r, "check", r.text("link-check")), r.text("link-check-note"), asked)


def _text(r: Renderer, chapter: Page, name: str, english: str) -> Text:
    return r.shown(r.book.translate(f"{chapter.id}/{name}", english, r.language.code))


def _question(r: Renderer, chapter: Page, question: Question, number: int) -> Asked:
    name = f"check-{question.id}"
    return Asked(
        r.anchor(name),
        r.anchor(question.id),
        r.text("link-question", number=r.number(number)),
        _text(r, chapter, name, question.text),
        tuple(_answer(r, chapter, question, option) for option in question.options),
        gone_anchors(r.book, chapter.id, name),
    )


def _answer(r: Renderer, chapter: Page, question: Question, option: Option) -> Answer:
    name = f"check-{question.id}-{option.id}"
    right = option.id == question.right
    title = r.plain(r.title_of(r.book.pages[question.principle]))
    return Answer(
        r.anchor(name),
        right,
        _text(r, chapter, name, option.text),
        r.text("link-right" if right else "link-wrong"),
        _text(r, chapter, f"{name}-note", option.note),
        Link(r.text("link-read", title=title), r.link(question.principle)),
        gone_anchors(r.book, chapter.id, name),
    )
