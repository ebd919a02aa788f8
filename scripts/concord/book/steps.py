"""The path: reads ``docs/path.yml``.

Every text has a permanent id and is translated through the catalogues: a step as
``now/<step>``, an answer as ``now/<step>-<answer>``.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..findings.diagnostics import Finding, Location
from . import strict_yaml
from .layout import PATH
from .model import NOW, Answer, Book, Message, Step


def parse(text: str, path: str, findings: list[Finding]) -> tuple[Step, ...]:
    """Parse the steps in order; what is wrong is in ``findings``."""
    root = strict_yaml.load(text, path, findings)
    listed = strict_yaml.listed(root, "this is not a list of steps", findings)
    return tuple(_step(item, findings, path) for item in listed)


def _step(node: strict_yaml.Node, findings: list[Finding], path: str) -> Step:
    with strict_yaml.Shape(node, "a step", findings, Location(path, 1, 1)) as shape:
        step_id, text = shape.text("id", required=True), shape.text("asks", required=True)
        given = shape.entry("answers", required=True)
    listed = strict_yaml.listed(given, "“answers” is not a list of answers", findings)
    answers = tuple(_answer(item, findings, path) for item in listed)
    return Step(step_id, text, answers, node.location)


def _answer(node: strict_yaml.Node, findings: list[Finding], path: str) -> Answer:
    with strict_yaml.Shape(node, "an answer", findings, Location(path, 1, 1)) as shape:
        answer_id, text = shape.text("id", required=True), shape.text("text", required=True)
        to, pages = shape.text("to"), tuple(shape.texts("pages"))
    return Answer(answer_id, text, to, pages, node.location)


def blocks(step: Step) -> Iterator[tuple[str, str, Location]]:
    """The texts of a step as (block id, text, place), in reading order."""
    yield step.id, step.text, step.location
    for answer in step.answers:
        yield answer_id(step, answer), answer.text, answer.location


def answer_id(step: Step, answer: Answer) -> str:
    """The block id of an answer."""
    return f"{step.id}-{answer.id}"


def before(book: Book, step: Step) -> Step | None:
    """The step that leads to one first; None for the first of the path."""
    leading = (s for s in book.path if any(answer.to == step.id for answer in s.answers))
    return next(leading, None)


def messages(book: Book) -> Iterator[Message]:
    """The messages of the path, with what helps a translator."""
    for step in book.path:
        for block, text, _ in blocks(step):
            where = "question" if block == step.id else f"answer to “{step.text}”"
            comment = (
                f"{where}, of the path from an unhappy customer to a page, {len(text)} characters"
            )
            yield Message(f"{NOW}/{block}", text, "pages", (comment,), PATH.as_posix())
