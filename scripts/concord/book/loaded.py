"""The book as it was read, with what was found wrong meanwhile."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import polib

from ..findings.diagnostics import Finding
from .catalogue import Remark
from .layout import ARTICLES, DOCS, QUESTIONS, SCENARIOS, language_of
from .model import Book
from .places import Place
from .waivers import Waiver


@dataclass
class Loaded:
    """The book with what was found wrong while reading it.

    :ivar catalogues: the PO files as parsed, by language and domain, for rewriting them; none
        where the book was loaded to be read alone.
    :ivar unread: the files and folders that could not be read whole. Rules about what is missing leave
        out what these may hold, because they would accuse the wrong file.
    :ivar waivers: the findings about translations that somebody accepts.
    :ivar places: what lies in the project's folders.
    :ivar domains: which catalogues each language has.
    :ivar remarks: what translators wrote beside their translations, and those of messages that are gone.
    """

    root: Path
    book: Book
    findings: list[Finding] = field(default_factory=list)
    catalogues: dict[str, dict[str, polib.POFile]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    waivers: tuple[Waiver, ...] = ()
    places: tuple[Place, ...] = ()
    domains: Mapping[str, Collection[str]] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every file could be read whole."""
        return not self.unread

    @cached_property
    def is_lost(self) -> bool:
        """Whether so much is kept from view that nothing of the book was read."""
        return any(place.is_lost for place in self.places)

    @cached_property
    def unread_pages(self) -> frozenset[str]:
        """Ids of pages that could not be read whole."""
        pages = (path for path in self.unread if path.lower().endswith((".md", ".markdown")))
        return frozenset(Path(path).stem for path in pages)

    @cached_property
    def unread_articles(self) -> frozenset[str]:
        """Ids of articles whose register could not be read whole."""
        folder = ARTICLES.as_posix()
        return frozenset(Path(path).stem for path in self.unread if path.startswith(folder))

    @cached_property
    def unread_ids(self) -> frozenset[str]:
        """What the contexts of messages begin with that files of docs/ may hold but were not read."""
        found = {Path(path).stem for path in self.unread if path.startswith(DOCS.as_posix())}
        hidden = any(self.is_unread(folder) for folder in (QUESTIONS, SCENARIOS))
        return frozenset(found | ({*self.book.chapters} if hidden else set()))

    def about(self, languages: Collection[str]) -> list[Finding]:
        """The findings that matter to those who work on ``languages``: none in another's files."""
        others = frozenset(self.book.translated) - frozenset(languages)
        return [one for one in self.findings if language_of(one.location.path) not in others]

    def is_unread(self, path: Path | str) -> bool:
        """Whether the file or folder at ``path``, relative to the project, was not read whole."""
        steps = (path if isinstance(path, str) else path.as_posix()).split("/")
        return any("/".join(steps[:n]) in self.unread for n in range(1, len(steps) + 1))
