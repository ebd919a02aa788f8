"""The trainer's edition: a session of twenty minutes on each chapter, as :mod:`..book.sessions` has it."""

from __future__ import annotations

from collections.abc import Iterable

from ..book import addresses
from ..book.model import OUTCOMES, Block, Page, Question, Scenario
from ..book.questions import option_id
from ..book.sessions import MINUTES, Good, Session, Told, sessions
from ..findings.diagnostics import CannotCheck
from ..links import qr
from . import practice
from .content import Content
from .spans import Data


def parts(content: Content) -> Data:
    """The sessions of the chapters of an edition.

    :raises CannotCheck: when there is none.
    """
    wanted = set(content.chapter_ids)
    held = [each for each in sessions(content.book) if each.chapter.id in wanted]
    if not held:
        raise CannotCheck(
            "there is no session: no chapter of the edition has a scenario or question"
        )
    return {
        "articles": [content.heads(article) for article in content.book.articles.values()],
        "sessions": [session(content, each) for each in held],
    }


def session(content: Content, told: Session) -> Data:
    """What a trainer reads, in the order in which the session is held."""
    chapter = told.chapter
    neutral = addresses.neutral(chapter.id, content.book.address)
    return {
        "id": chapter.id,
        "names": content.names(chapter),
        "titles": [words.title_cell(chapter) for words in content.words],
        "minutes": {
            part: [words.text("minutes", minutes=words.number(long)) for words in content.words]
            for part, long in MINUTES.items()
        },
        "outcomes": content.block(chapter, chapter.by_id[OUTCOMES]) if told.able else None,
        "able": _blocks(content, chapter, told.able),
        "opening": _blocks(content, chapter, told.opening),
        "case": _told(content, chapter, told.case),
        "customer": _told(content, chapter, told.customer),
        "lines": _blocks(content, told.played, told.lines),
        "do": _blocks(content, told.played, told.do),
        "avoid": _blocks(content, told.played, told.avoid),
        "good": [_good(content, good) for good in told.good],
        "asked": [_question(content, chapter, question) for question in told.asked],
        "short": neutral,
        "url": content.words[0].url(chapter.id),
        "qr": qr.pixels(content.words[0].url(chapter.id)),
    }


def _told(content: Content, chapter: Page, told: Told) -> Data:
    """What is read out: a scenario, or a check question where there is none."""
    if isinstance(told, Scenario):
        return practice.case(chapter, content.words, told, 1)
    letters = [words.letters(len(told.options)) for words in content.words]
    rests_on_nothing: list[list[Data]] = [[] for _ in content.words]
    return {
        "told": _question(content, chapter, told),
        "cites": rests_on_nothing,
        "asks": None,
        "answers": [
            {
                "letters": [of_language[place] for of_language in letters],
                "best": option.id == told.right,
                "role": "",
                "cells": content.cells(f"{chapter.id}/{option_id(told, option)}", option.text),
                "then": None,
                "why": content.cells(f"{chapter.id}/{option_id(told, option)}-note", option.note),
                "cites": rests_on_nothing,
            }
            for place, option in enumerate(told.options)
        ],
    }


def _question(content: Content, chapter: Page, question: Question) -> list[Data]:
    return content.cells(f"{chapter.id}/check-{question.id}", question.text)


def _blocks(content: Content, page: Page, blocks: Iterable[Block]) -> list[Data]:
    return [content.block(page, block) for block in blocks]


def _good(content: Content, good: Good) -> Data:
    return {
        "page": content.related(good.page.id),
        "blocks": _blocks(content, good.page, good.blocks),
    }
