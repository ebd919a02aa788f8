"""Check questions: reads ``docs/questions/<chapter>.yml``, and the rules it keeps.

A question asks about one principle of its chapter and has one right option among three to
five. Every text has a permanent id and is translated through the catalogues: the question
as ``<chapter>/check-<id>``, an option as ``…-<option>``, what is said to it as ``…-note``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .. import strict_yaml
from ..diagnostics import Finding, Location
from ..layout import QUESTIONS
from ..model import ID_FORM, Book, Message, Option, Page, Question

if TYPE_CHECKING:
    from ..load import Loaded

PER_CHAPTER = range(3, 6)
OPTIONS = range(3, 6)
"""A Common Cartridge's multiple choice has at least three options."""


def parse(text: str, path: str, findings: list[Finding]) -> tuple[Question, ...]:
    """Parse the questions of one chapter; what is wrong is in ``findings``."""
    root = strict_yaml.load(text, path, findings)
    if root is None:
        return ()
    if not root.items:
        findings.append(Finding(root.location, "CFG007", "this is not a list of questions"))
    return tuple(_question(item, findings, path) for item in root.items)


def _question(node: strict_yaml.Node, findings: list[Finding], path: str) -> Question:
    with strict_yaml.Shape(node, "a question", findings, Location(path, 1, 1)) as shape:
        question_id = shape.text("id", required=True)
        principle = shape.text("principle", required=True)
        text = shape.text("asks", required=True)
        right = shape.text("right", required=True)
        listed = shape.entry("options", required=True)
    if listed is not None and not listed.items:
        findings.append(Finding(listed.location, "CFG007", "“options” is not a list of options"))
    options = tuple(_option(item, findings, path) for item in (listed.items if listed else []))
    return Question(question_id, principle, text, options, right, node.location)


def _option(node: strict_yaml.Node, findings: list[Finding], path: str) -> Option:
    with strict_yaml.Shape(node, "an option", findings, Location(path, 1, 1)) as shape:
        option_id, text = shape.text("id", required=True), shape.text("text", required=True)
        note = shape.text("note", required=True)
    return Option(option_id, text, note, node.location)


def blocks(question: Question) -> Iterator[tuple[str, str, Location]]:
    """The texts of a question as (block id, text, place), in reading order."""
    name = f"check-{question.id}"
    yield name, question.text, question.location
    for option in question.options:
        yield f"{name}-{option.id}", option.text, option.location
        yield f"{name}-{option.id}-note", option.note, option.location


def texts(book: Book) -> list[tuple[str, Location]]:
    """Every English text of every question, with its place."""
    return [
        (text, where)
        for questions in book.questions.values()
        for question in questions
        for _, text, where in blocks(question)
    ]


def messages(book: Book, chapter: str) -> Iterator[Message]:
    """The messages of a chapter's questions, with what helps a translator."""
    source = (QUESTIONS / f"{chapter}.yml").as_posix()
    for question in book.questions.get(chapter, ()):
        page = book.pages.get(question.principle)
        comments = [f"check question on “{page.title if page else question.principle}”"]
        for option in question.options:
            answer = "the right answer" if option.id == question.right else "a wrong answer"
            comments.append(f"{answer} to “{question.text}”")
            comments.append(f"told to a reader who chose {answer}, “{option.text}”")
        for (block, text, _), comment in zip(blocks(question), comments, strict=True):
            if text:
                told = f"{comment}, {len(text)} characters"
                yield Message(f"{chapter}/{block}", text, chapter, (told,), source)


def check(loaded: Loaded) -> Iterator[Finding]:
    """Every chapter has three to five questions once any has; each can be asked and answered."""
    book = loaded.book
    for chapter, questions in book.questions.items():
        path = (QUESTIONS / f"{chapter}.yml").as_posix()
        page = book.pages.get(chapter)
        if page is not None and page.kind == "chapter":
            yield from _ids(page, questions)
            for question in questions:
                yield from _answerable(page, question)
        elif chapter not in loaded.unread_pages:
            yield Finding(Location(path, 1, 1), "LINK011", f"“{chapter}” is the id of no chapter")
    for chapter in book.chapters if book.questions else ():
        amount = len(book.questions.get(chapter, ()))
        path = (QUESTIONS / f"{chapter}.yml").as_posix()
        if amount not in PER_CHAPTER and not loaded.is_unread(path):
            message = f"“{chapter}” has {amount} questions, not three to five"
            yield Finding(Location(path), "LINK011", message)


def _ids(page: Page, questions: tuple[Question, ...]) -> Iterator[Finding]:
    """Ids are permanent in form, and each stands for one text of the page."""
    seen = dict.fromkeys(page.by_id, "the page")
    for question in questions:
        for name in (question.id, *(option.id for option in question.options)):
            if name and not ID_FORM.fullmatch(name):
                yield Finding(question.location, "PAGE005", f"“{name}” cannot be an id")
        for block, _, where in blocks(question):
            if block in seen:
                yield Finding(
                    where, "PAGE004", f"block id “{block}” is already used in {seen[block]}"
                )
            seen[block] = f"“{question.id}”"


def _answerable(page: Page, question: Question) -> Iterator[Finding]:
    where = question.location
    if question.principle not in [principle for principle, _ in page.principles]:
        message = f"“{question.id}” asks about “{question.principle}”, which is not in “{page.id}”"
        yield Finding(where, "LINK011", message)
    if len(question.options) not in OPTIONS:
        message = f"“{question.id}” has {len(question.options)} options, not three to five"
        yield Finding(where, "LINK011", message)
    if question.right not in [option.id for option in question.options]:
        yield Finding(where, "LINK011", f"“{question.id}” has no option “{question.right}”")
    texts = [option.text for option in question.options]
    if len(set(texts)) < len(texts):
        yield Finding(where, "LINK011", f"“{question.id}” gives an option twice")
