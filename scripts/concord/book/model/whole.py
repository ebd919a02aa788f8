"""The whole book, in all languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ...findings.diagnostics import CannotCheck, Location
from ..record import LIVE, Contract
from .languages import CANONICAL, Language
from .messages import INTERFACE, Entry, Review, Translation
from .pages import Block, Page
from .path import Step
from .questions import Question
from .scenarios import Scenario
from .sources import Article, Citation


@dataclass(frozen=True)
class Book:
    """Everything the project holds, in all languages.

    :ivar articles: by id, in file order.
    :ivar pages: by id; principles, chapters and other pages.
    :ivar chapters: ids of the chapters, in the book's order.
    :ivar others: ids of the pages that are neither, in the book's order.
    :ivar interface: English interface texts by id, with their places.
    :ivar catalogues: entries by context, for each language but the canonical one.
    :ivar address: where the site is published, with ``/`` at its end, or ``""``.
    :ivar report: where readers tell of mistakes, with placeholders, or ``""``.
    :ivar revision: the day of the content, ISO 8601, or ``""``; :attr:`revision_place`: where
        it is written.
    :ivar path: the steps of the path, in order; empty in a book without one.
    :ivar questions: check questions by chapter, in order.
    :ivar scenarios: scenarios by chapter, in order.
    :ivar contract: everything ever published, or None when that cannot be read (a finding).
    :ivar reviews: sign-offs by context, for each language that has any.
    :ivar parallel: languages of the parallel books printed besides those with English.
    """

    languages: Mapping[str, Language] = field(default_factory=dict)
    articles: Mapping[str, Article] = field(default_factory=dict)
    pages: Mapping[str, Page] = field(default_factory=dict)
    chapters: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    interface: Mapping[str, tuple[str, Location]] = field(default_factory=dict)
    catalogues: Mapping[str, Mapping[str, Entry]] = field(default_factory=dict)
    address: str = ""
    revision: str = ""
    questions: Mapping[str, tuple[Question, ...]] = field(default_factory=dict)
    contract: Contract | None = None
    reviews: Mapping[str, Mapping[str, Review]] = field(default_factory=dict)
    parallel: tuple[tuple[str, ...], ...] = ()
    revision_place: Location = Location("")
    path: tuple[Step, ...] = ()
    scenarios: Mapping[str, tuple[Scenario, ...]] = field(default_factory=dict)
    report: str = ""

    @property
    def translated(self) -> tuple[str, ...]:
        """Codes of the languages the book is translated into, in the book's order."""
        return tuple(code for code in self.languages if code != CANONICAL)

    def is_undecided(self, context: str) -> bool:
        """Whether a message is of a page or block that was published and is gone, and nobody has
        recorded yet whether it moved: until then what belongs to it must stay.
        """
        page_id, _, block = context.partition("/")
        record = self.contract.pages.get(page_id) if self.contract else None
        if record is None or record.state != LIVE or block not in record.blocks:
            return False
        page = self.pages.get(page_id)
        return page is None or block not in page.by_id

    def principles(self) -> Iterator[Page]:
        """Principles in the book's order."""
        for chapter in self.chapters:
            for principle, _ in self.pages[chapter].principles:
                if principle in self.pages:  # else a finding, and only a check goes on
                    yield self.pages[principle]

    @cached_property
    def chapter_of(self) -> Mapping[str, str]:
        """The chapter of each principle."""
        return {
            principle: page.id
            for page in self.pages.values()
            if page.kind == "chapter"
            for principle, _ in page.principles
        }

    @cached_property
    def cited_by(self) -> Mapping[Citation, tuple[tuple[Page, Block], ...]]:
        """For each cited passage, the blocks that rest on it, in the book's order."""
        found: dict[Citation, list[tuple[Page, Block]]] = {}
        for page in self.pages.values():
            for block in page.blocks:
                for cite in block.citations:
                    found.setdefault(cite, []).append((page, block))
        return {cite: tuple(blocks) for cite, blocks in found.items()}

    def interface_text(self, key: str, code: str, /, **values: str) -> Translation:
        """A text of the site and the books, its placeholders filled in.

        :raises CannotCheck: when docs/interface.yml has no such text.
        """
        if key not in self.interface:
            raise CannotCheck(f"docs/interface.yml has no text “{key}”; restore it")
        found = self.translate(f"{INTERFACE}/{key}", self.interface[key][0], code)
        text = found.text
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", value)
        return Translation(text, found.language, found.state)

    def translate(self, context: str, english: str, language: str) -> Translation:
        """The text of ``context`` in ``language``: its current translation, or the English.

        A fuzzy entry, and one made from another English text, is stale and not shown.
        """
        if language == CANONICAL:
            return Translation(english, CANONICAL, "translated")
        entry = self.catalogues.get(language, {}).get(context)
        if entry is None or not entry.text:
            return Translation(english, CANONICAL, "missing")
        if entry.fuzzy or entry.source != english:
            return Translation(english, CANONICAL, "stale")
        return Translation(entry.text, language, "translated")
