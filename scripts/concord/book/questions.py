"""Check questions: reads ``docs/questions/<chapter>.yml``.

Every text has a permanent id and is translated through the catalogues: the question
as ``<chapter>/check-<id>``, an option as ``…-<option>``, what is said to it as ``…-note``.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..findings.diagnostics import Finding, Location
from . import strict_yaml
from .layout import QUESTIONS
from .model import Book, Message, Option, Question


def parse(text: str, path: str, findings: list[Finding]) -> tuple[Question, ...]:
    """Parse the questions of one chapter; what is wrong is in ``findings``."""
    root = strict_yaml.load(text, path, findings)
    listed = strict_yaml.listed(root, "this is not a list of questions", findings)
    return tuple(_question(item, findings, path) for item in listed)


def _question(node: strict_yaml.Node, findings: list[Finding], path: str) -> Question:
    with strict_yaml.Shape(node, "a question", findings, Location(path, 1, 1)) as shape:
        question_id = shape.text("id", required=True)
        principle = shape.text("principle", required=True)
        outcome = shape.text("outcome")
        text = shape.text("asks", required=True)
        right = shape.text("right", required=True)
        given = shape.entry("options", required=True)
    listed = strict_yaml.listed(given, "“options” is not a list of options", findings)
    options = tuple(_option(item, findings, path) for item in listed)
    return Question(question_id, principle, text, options, right, node.location, outcome)


def _option(node: strict_yaml.Node, findings: list[Finding], path: str) -> Option:
    with strict_yaml.Shape(node, "an option", findings, Location(path, 1, 1)) as shape:
        option_id, text = shape.text("id", required=True), shape.text("text", required=True)
        note = shape.text("note", required=True)
    return Option(option_id, text, note, node.location)


def option_id(question: Question, option: Option) -> str:
    """The block id of an option."""
    return f"check-{question.id}-{option.id}"


def blocks(question: Question) -> Iterator[tuple[str, str, Location]]:
    """The texts of a question as (block id, text, place), in reading order."""
    yield f"check-{question.id}", question.text, question.location
    for option in question.options:
        name = option_id(question, option)
        yield name, option.text, option.location
        yield f"{name}-note", option.note, option.location


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
