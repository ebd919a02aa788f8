"""The articles: passages without their texts, bibliography, and what cites them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ...findings.diagnostics import Location

KINDS = ("title", "heading", "advice", "story", "context", "teaser", "aside")
"""What a passage is."""
REASONS = ("byline", "contents", "navigation", "advertising", "tags")
"""Why a passage is an aside."""
MUST_BE_CITED = ("advice", "story")
"""Kinds of passage that some block must cite."""
SUPPORTING = ("advice", "story", "context")
"""Kinds of passage that can carry advice by themselves."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One numbered non-blank line of an article, without its text.

    :ivar fingerprint: ``sha256:`` and 64 hexadecimal digits, see :func:`register.fingerprint`.
    :ivar gloss: what the passage says, in one line and in Concord's own words.
    :ivar reason: for an ``aside``, one of :data:`REASONS`; else ``""``.
    """

    number: int
    kind: str
    fingerprint: str
    gloss: str
    reason: str
    location: Location


@dataclass(frozen=True, slots=True)
class Work:
    """A work or person an article says it draws on, named as the article names them."""

    title: str
    authors: tuple[str, ...]


@dataclass(frozen=True)
class Article:
    """One source: its bibliography as far as its own text gives it, and its passages.

    :ivar calendar: ``gregorian`` or ``persian``, of :attr:`published`.
    :ivar published: the date in the article's own calendar, ``YYYY-MM-DD``, or ``""``.
    :ivar gregorian: the same day as ISO 8601, or ``""``.
    :ivar title: as the article writes it; in square brackets when supplied from its headings.
    :ivar unknown: which of ``title``, ``authors``, ``organisation``, ``published`` the text
        does not give.
    """

    id: str
    language: str
    title: str
    authors: tuple[str, ...]
    organisation: str
    calendar: str
    published: str
    gregorian: str
    draws_on: tuple[Work, ...]
    unknown: tuple[str, ...]
    passages: tuple[Passage, ...]
    location: Location

    @cached_property
    def by_number(self) -> Mapping[int, Passage]:
        """Passages by their number."""
        return {passage.number: passage for passage in self.passages}


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """A block's reference to one passage: written ``article:number``."""

    article: str
    number: int

    def __str__(self) -> str:
        return f"{self.article}:{self.number}"


def passage_context(article: Article, passage: Passage) -> str:
    """The ``msgctxt`` of a passage's gloss."""
    return f"{article.id}/{passage.number}"
