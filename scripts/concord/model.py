"""The book as plain data: articles, passages, chapters, principles, blocks, languages.

Everything here is frozen and carries its place in the input. Nothing reads or writes
files, and nothing knows which generator will set the pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from babel import Locale

from .diagnostics import CannotCheck, Location

if TYPE_CHECKING:
    from .links.record import Contract

CANONICAL = "en"
INTERFACE = "interface"
"""What the contexts of interface texts begin with."""

KINDS = ("title", "heading", "advice", "story", "context", "teaser", "aside")
"""What a passage is."""
REASONS = ("byline", "contents", "navigation", "advertising", "tags")
"""Why a passage is an aside."""
MUST_BE_CITED = ("advice", "story")
"""Kinds of passage that some block must cite."""
SUPPORTING = ("advice", "story", "context")
"""Kinds of passage that can carry advice by themselves."""

SECTIONS = ("why", "do", "say", "avoid", "story", "differ")
"""Sections of a principle after its statement, in order; the ids of their headings."""
OPTIONAL_SECTIONS = ("story", "differ")
STATEMENT = "statement"

ID_FORM = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
"""A permanent id: it stands in URLs, fragments and catalogues for ever."""
RESERVED_IDS = (
    "all",
    "articles",
    "assets",
    "chapters",
    "go",
    "interface",
    "parallel",
    "principles",
    "search",
)
"""Ids that no page may take: folders of the site, sections of the catalogues, words of commands."""

WORDS_PER_MINUTE = 200
"""Reading speed for the reading time of the English page, shown in every language."""


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


@dataclass(frozen=True, slots=True)
class Block:
    """The smallest unit that is translated, cited, linked and aligned.

    :ivar kind: ``title``, ``heading``, ``paragraph`` or ``item``.
    :ivar section: id of the heading it stands under, ``""`` above the first.
    :ivar text: one line of Markdown (emphasis and links only), without the attribute list.
    """

    id: str
    kind: str
    section: str
    text: str
    citations: tuple[Citation, ...]
    location: Location
    cites_location: Location


@dataclass(frozen=True)
class Page:
    """A page written in ``docs/``: a principle, a chapter or another page.

    :ivar kind: ``principle``, ``chapter`` or ``page``.
    :ivar related: for a principle, ids of principles to read next.
    :ivar principles: for a chapter, ids of its principles, in order.
    """

    id: str
    kind: str
    blocks: tuple[Block, ...]
    related: tuple[tuple[str, Location], ...]
    principles: tuple[tuple[str, Location], ...]
    location: Location

    @property
    def title(self) -> str:
        """The English title, or ``""`` on a page that has none (a finding elsewhere)."""
        return next((block.text for block in self.blocks if block.kind == "title"), "")

    @cached_property
    def by_id(self) -> Mapping[str, Block]:
        """Blocks by their id."""
        return {block.id: block for block in self.blocks}

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Every passage the page cites, once each, by article and number."""
        return tuple(sorted({cite for block in self.blocks for cite in block.citations}))

    @property
    def minutes(self) -> int:
        """Reading time in whole minutes, at least one."""
        words = sum(len(block.text.split()) for block in self.blocks)
        return max(1, round(words / WORDS_PER_MINUTE))


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of a glossary: what the book calls something in another language.

    :ivar term: the English; several, joined by commas, when they share a translation.
    :ivar translation: the word to use; several joined by commas are all right.
    :ivar also: other forms that are right: inflected, spoken, in fixed phrases.
    :ivar avoid: words that must not be used for it.
    :ivar note: advice to the translator.
    """

    term: str
    translation: str
    also: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Language:
    """A language of the book.

    :ivar code: BCP 47 tag used in paths and in ``lang=``.
    :ivar locale: the CLDR locale behind it (``tl`` resolves to ``fil``).
    :ivar theme: the code the site's theme knows it by.
    :ivar font: the slug of the font family for the screen, or ``""`` for the reader's own.
    :ivar glossary: what its translators agreed to call things; empty where they have none.
    """

    code: str
    locale: Locale
    theme: str
    location: Location
    font: str = ""
    glossary: tuple[Term, ...] = field(default=(), repr=False, compare=False)

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``, from CLDR."""
        return "rtl" if self.locale.character_order == "right-to-left" else "ltr"

    @property
    def name(self) -> str:
        """The language's name in itself, from CLDR, with a capital where its script has one."""
        name = self.locale.get_language_name(self.locale) or self.code
        return name[:1].upper() + name[1:]


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose from; :ivar note: what a reader who chose it is told."""

    id: str
    text: str
    note: str
    location: Location


@dataclass(frozen=True, slots=True)
class Question:
    """A check question of a chapter.

    :ivar principle: id of the principle it asks about.
    :ivar right: id of the right option.
    """

    id: str
    principle: str
    text: str
    options: tuple[Option, ...]
    right: str
    location: Location


@dataclass(frozen=True, slots=True)
class Message:
    """What a translator gets: one message a block.

    :ivar context: ``<page>/<block>``, the ``msgctxt`` and the only key anything is joined by.
    :ivar domain: the catalogue it belongs in, without ``.po``.
    :ivar comments: what helps the translator: where the block stands, what it cites.
    :ivar source: file the English stands in, without a line number, which would churn.
    """

    context: str
    text: str
    domain: str
    comments: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A message of a catalogue as a translator left it."""

    context: str
    source: str
    text: str
    fuzzy: bool
    location: Location


@dataclass(frozen=True, slots=True)
class Review:
    """A sign-off: who translated a text, and who else has read it.

    :ivar text: a digest of the English and the translation that were read, see
        :func:`concord.state.signoff.digest`.
    """

    translator: str
    reviewer: str
    text: str
    location: Location


@dataclass(frozen=True, slots=True)
class Translation:
    """The text to show for a block in a language.

    :ivar language: the language the text really is in.
    :ivar state: ``translated``, ``missing`` or ``stale``; the last two show the English.
    """

    text: str
    language: str
    state: str


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
    :ivar revision: the day of the content, ISO 8601, or ``""``.
    :ivar questions: check questions by chapter, in order.
    :ivar contract: everything ever published, or None when that cannot be read (a finding).
    :ivar reviews: sign-offs by context, for each language that has any.
    :ivar parallel: languages of the parallel books printed besides those with English.
    """

    languages: Mapping[str, Language]
    articles: Mapping[str, Article]
    pages: Mapping[str, Page]
    chapters: tuple[str, ...]
    others: tuple[str, ...]
    interface: Mapping[str, tuple[str, Location]]
    catalogues: Mapping[str, Mapping[str, Entry]]
    address: str = ""
    revision: str = ""
    questions: Mapping[str, tuple[Question, ...]] = field(default_factory=dict)
    contract: Contract | None = None
    reviews: Mapping[str, Mapping[str, Review]] = field(default_factory=dict)
    parallel: tuple[tuple[str, ...], ...] = ()

    @property
    def translated(self) -> tuple[str, ...]:
        """Codes of the languages the book is translated into, in the book's order."""
        return tuple(code for code in self.languages if code != CANONICAL)

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


def block_context(page: Page, block: Block) -> str:
    """The ``msgctxt`` of a block. Standard section headings are interface texts, said once."""
    if page.kind == "principle" and block.kind == "heading" and block.id in SECTIONS:
        return f"interface/section-{block.id}"
    return f"{page.id}/{block.id}"


def passage_context(article: Article, passage: Passage) -> str:
    """The ``msgctxt`` of a passage's gloss."""
    return f"{article.id}/{passage.number}"
