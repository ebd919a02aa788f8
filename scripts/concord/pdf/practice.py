"""The cases of a chapter as the templates get them, to practise on at its end."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ..book.model import Book, Citation, Page, Scenario
from ..book.scenarios import choice_id
from .spans import Data, Spans


def cases(
    book: Book, chapter: Page, languages: Sequence[Spans], principles: Collection[Page]
) -> list[Data]:
    """The scenarios of a chapter, in each language.

    :param principles: those that the edition holds; a case is about one of them.
    """
    held = {page.id for page in principles}
    scenarios = [one for one in book.scenarios.get(chapter.id, ()) if one.principle in held]
    return [case(chapter, languages, one, place) for place, one in enumerate(scenarios, start=1)]


def case(chapter: Page, languages: Sequence[Spans], scenario: Scenario, number: int) -> Data:
    """One of them; :param number: what it is called by."""
    name = f"{chapter.id}/case-{scenario.id}"
    return {
        "names": [w.text("practise-case", number=w.number(number)) for w in languages],
        "told": _cells(languages, name, scenario.told),
        "cites": _cites(languages, scenario.citations),
        "asks": _cells(languages, f"{name}-asks", scenario.asks),
        "answers": list(_answers(chapter, languages, scenario)),
    }


def _answers(chapter: Page, languages: Sequence[Spans], scenario: Scenario) -> Iterator[Data]:
    letters = [words.letters(len(scenario.answers)) for words in languages]
    for place, choice in enumerate(scenario.answers):
        name = f"{chapter.id}/{choice_id(scenario, choice)}"
        yield {
            "letters": [of_language[place] for of_language in letters],
            "best": choice.id == scenario.best,
            "role": choice.role,
            "cells": _cells(languages, name, choice.text),
            "then": _cells(languages, f"{name}-then", choice.then),
            "why": _cells(languages, f"{name}-why", choice.why),
            "cites": _cites(languages, choice.citations),
        }


def _cells(languages: Sequence[Spans], context: str, english: str) -> list[Data]:
    return [words.block_cell(context, english) for words in languages]


def _cites(languages: Sequence[Spans], citations: tuple[Citation, ...]) -> list[list[Data]]:
    return [words.citations(citations) for words in languages]
