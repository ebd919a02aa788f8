"""Scenarios: reads ``docs/scenarios/<chapter>.yml``.

Every text has a permanent id and is translated through the catalogues: the case as
``<chapter>/case-<id>``, what is asked as ``…-asks``, an answer as ``…-<answer>``, what happens
then as ``…-<answer>-then``, and why as ``…-<answer>-why``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..findings.diagnostics import Finding, Location
from . import citing, strict_yaml
from .layout import SCENARIOS
from .model import RULING, Book, Choice, Citation, Message, Scenario

_ROLE_HINT = f"What follows an answer has no role, or this one: {RULING}."


def parse(text: str, path: str, findings: list[Finding]) -> tuple[Scenario, ...]:
    """Parse the scenarios of one chapter; what is wrong is in ``findings``."""
    root = strict_yaml.load(text, path, findings)
    listed = strict_yaml.listed(root, "this is not a list of scenarios", findings)
    return tuple(_scenario(item, findings, path) for item in listed)


def _scenario(node: strict_yaml.Node, findings: list[Finding], path: str) -> Scenario:
    with strict_yaml.Shape(node, "a scenario", findings, Location(path, 1, 1)) as shape:
        scenario_id = shape.text("id", required=True)
        principle = shape.text("principle", required=True)
        told = shape.text("told", required=True)
        cited = _cited(shape, findings)
        asks = shape.text("asks", required=True)
        best = shape.text("best", required=True)
        given = shape.entry("answers", required=True)
    listed = strict_yaml.listed(given, "“answers” is not a list of answers", findings)
    answers = tuple(_choice(item, findings, path) for item in listed)
    return Scenario(
        scenario_id, principle, told, asks, answers, best, cited[0], node.location, cited[1]
    )


def _choice(node: strict_yaml.Node, findings: list[Finding], path: str) -> Choice:
    with strict_yaml.Shape(node, "an answer", findings, Location(path, 1, 1)) as shape:
        choice_id, text = shape.text("id", required=True), shape.text("text", required=True)
        then, why = shape.text("then", required=True), shape.text("why", required=True)
        cited = _cited(shape, findings)
        role, given = shape.text("as"), shape.entry("as")
    if role and given and role != RULING:
        message = f"“{role}” is no role of an answer"
        findings.append(Finding(given.location, "PAGE003", message, _ROLE_HINT))
    return Choice(choice_id, text, then, why, cited[0], node.location, cited[1], role)


def _cited(
    shape: strict_yaml.Shape, findings: list[Finding]
) -> tuple[tuple[Citation, ...], Location]:
    """What an entry cites, and where it says so."""
    text, node = shape.text("cites"), shape.entry("cites")
    where = node.location if node else shape.where
    return citing.parse(text, where, findings), where


def choice_id(scenario: Scenario, choice: Choice) -> str:
    """The block id of an answer."""
    return f"case-{scenario.id}-{choice.id}"


def blocks(scenario: Scenario) -> Iterator[tuple[str, str, Location]]:
    """The texts of a scenario as (block id, text, place), in reading order."""
    yield f"case-{scenario.id}", scenario.told, scenario.location
    yield f"case-{scenario.id}-asks", scenario.asks, scenario.location
    for choice in scenario.answers:
        name = choice_id(scenario, choice)
        yield name, choice.text, choice.location
        yield f"{name}-then", choice.then, choice.location
        yield f"{name}-why", choice.why, choice.location


def cited(scenario: Scenario) -> Mapping[str, tuple[Citation, ...]]:
    """What the texts of a scenario rest on, by block id; those that are left out rest on nothing:
    a question, and what one might say.
    """
    found = {f"case-{scenario.id}": scenario.citations}
    for choice in scenario.answers:
        name = choice_id(scenario, choice)
        found |= {f"{name}-then": choice.citations, f"{name}-why": choice.citations}
    return found


def messages(book: Book, chapter: str) -> Iterator[Message]:
    """The messages of a chapter's scenarios, with what helps a translator."""
    source = (SCENARIOS / f"{chapter}.yml").as_posix()
    for scenario in book.scenarios.get(chapter, ()):
        page, behind = book.pages.get(scenario.principle), cited(scenario)
        comments = [
            f"scenario to practise “{page.title if page else scenario.principle}”",
            "what is asked at the end of the scenario",
        ]
        for choice in scenario.answers:
            answer = "the best answer" if choice.id == scenario.best else "an answer"
            comments.append(f"{answer} to “{scenario.asks}”")
            comments.append(f"what happens after {answer}, “{choice.text}”")
            comments.append(f"why that happens after {answer}, “{choice.text}”")
        for (block, text, _), comment in zip(blocks(scenario), comments, strict=True):
            if text:
                rests = citing.rests_on(book, behind.get(block, ()))
                told = (f"{comment}, {len(text)} characters", *rests)
                yield Message(f"{chapter}/{block}", text, chapter, told, source)
