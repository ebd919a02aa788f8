"""What search holds of the book in one language: plain data that the engine indexes in the browser.

The words are not analysed here: one analyser, the engine's, serves both the index and what
is typed, so that the two cannot drift apart.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Any

from ..book import addresses, inline
from ..book.addresses import ARTICLES
from ..book.asked import led_to
from ..book.model import (
    NOW,
    SECTIONS,
    Article,
    Block,
    Book,
    Citation,
    Language,
    Page,
    Phrase,
    block_context,
)
from ..locale import scripts
from ..locale.words import Words
from ..running.kept import NOTHING, Store
from . import common, keyboards
from .packed import dumped, packed

FORMAT = 4
"""Of the file; the engine refuses another."""
_PATHS = {
    **{kind: addresses.path("*", kind) for kind in ("principle", "chapter", "article", "page")},
    "list": ARTICLES,
}
"""The path of a page of each kind, with ``*`` for its id; ``index`` is the language's root."""


def index(book: Book, language: Language) -> dict[str, Any]:
    """Everything of the book that can be found in ``language``.

    ``pages`` are ``[id, kind, chapter, blocks, places]``: a page's path is that of its kind in
    ``paths`` with its id in it; ``chapter`` is its place in ``chapters`` or -1; ``blocks`` are
    their ids, joined (an article's are the numbers of its passages), and ``places`` where the
    section of each is in ``sections`` (an article's have none). ``texts`` are, page by page,
    ``[title, names, leads, blocks]``: ``names`` are titles and people of an article, in its own
    script, and ``leads`` words that other pages lead here with. Ids and texts are kept apart
    because they are compressed better so. ``asked`` are ``[pages, phrases]``: how readers ask for
    the pages at these places. ``offers`` are ``[path, text]`` of what a reader is led to when
    nothing is found: the path of questions, and the situations.
    """
    return _Index(book, language).made()


def dump(found: dict[str, Any], store: Store = NOTHING, *, small: bool = True) -> str:
    """The index as its file holds it.

    :param store: keeps it: choosing its letters takes long.
    :param small: as of :func:`.packed.packed`.
    """
    if not small:
        return dumped(packed(found, small=False)) + "\n"
    inputs = dumped(found).encode("utf-8", "surrogatepass")
    return store.text("index", inputs, lambda: dumped(packed(found, small=True)) + "\n")


Entry = tuple[list[Any], list[Any]]
"""Of a page: what stands in ``pages``, and what in ``texts``."""


def _entry(
    page_id: str,
    kind: str,
    chapter: int,
    title: str,
    names: str = "",
    leads: Sequence[str] = (),
    blocks: Sequence[tuple[str, int | None, str]] = (),
) -> Entry:
    ids = " ".join(block for block, _, _ in blocks)
    places = [section for _, section, _ in blocks if section is not None]
    texts = [text for _, _, text in blocks]
    return [page_id, kind, chapter, ids, places], [title, names, list(leads), texts]


class _Index:
    def __init__(self, book: Book, language: Language):
        self.book, self.language = book, language
        self.words = Words(book, language)
        self.sections: dict[str, int] = {"": 0}

    def made(self) -> dict[str, Any]:
        book, r = self.book, self.words
        leading = list(self._leading())
        leads: dict[str, list[str]] = {}
        for _, _, words, targets in leading:
            for target in targets:
                leads.setdefault(target, []).append(words)
        # What leads to pages finds those.
        lists = {(page.id, block.id) for page, block, _, _ in leading}
        pages = [self._page(page, leads.get(page.id, []), lists) for page in self._pages()]
        articles = [self._article(article) for article in book.articles.values()]
        found = [*pages, *articles, _entry("articles", "list", -1, r.text("articles"))]
        asked, texts = (
            list(self._asked([page[0] for page, _ in found])),
            [text for _, text in found],
        )
        return {
            "asked": asked,
            "common": common.words(self.language.code),
            "elsewhere": common.elsewhere(self.language.code),
            "format": FORMAT,
            "keys": keyboards.pairs(self.language),
            "language": self.language.code,
            "languages": [
                [
                    other.code,
                    r.language_name(other.code),
                    other.direction,
                    scripts.of_locale(other.locale),
                ]
                for other in book.languages.values()
            ],
            "chapters": [r.title(chapter) for chapter in book.chapters],
            "offers": [*self._path(), *self._situations()],
            "pages": [page for page, _ in found],
            "paths": _PATHS,
            "passage": r.text("passage"),
            "said": {key: r.text(f"search-{key}") for key in ("asked", "found-in")},
            "sections": list(self.sections),
            "shorthand": self._shorthand(
                dumped([asked, texts, common.words(self.language.code)]).lower()
            ),
            "texts": texts,
        }

    def _shorthand(self, known: str) -> dict[str, str]:
        """What is written short for a word that the index has."""
        return {
            short.written: short.meant
            for short in self.language.shorthand
            if any(word in known for word in short.meant.lower().split())
        }

    def _pages(self) -> Iterator[Page]:
        """Pages in the book's order."""
        for chapter in self.book.chapters:
            yield self.book.pages[chapter]
            for principle, _ in self.book.pages[chapter].principles:
                yield self.book.pages[principle]
        for other in self.book.others:
            yield self.book.pages[other]

    def _text(self, page: Page, block: Block) -> str:
        return self.words.block(block_context(page, block), block.text)

    def _page(self, page: Page, leads: list[str], lists: Set[tuple[str, str]]) -> Entry:
        chapter = page.id if page.kind == "chapter" else self.book.chapter_of.get(page.id, "")
        place = self.book.chapters.index(chapter) if chapter else -1
        blocks = []
        for block in page.blocks[1:]:
            section = ""
            if (page.id, block.id) in lists:
                continue
            if block.kind == "heading":
                if page.kind == "principle" and block.id in SECTIONS:
                    continue  # the same words on every page find nothing
            elif block.section:
                section = self._text(page, page.by_id[block.section])
            blocks.append((block.id, self._section(section), self._text(page, block)))
        title = self.words.title(page.id)
        return _entry(page.id, page.kind, place, title, "", leads, blocks)

    def _article(self, article: Article) -> Entry:
        r = self.words
        own = [article.title, *article.authors, article.organisation]
        for work in article.draws_on:
            own += [work.title, *work.authors]
        # What a block rests on is found as that block; asides and teasers say nothing of the matter.
        blocks = [
            (str(passage.number), None, r.plain(r.gloss_of(article, passage)))
            for passage in article.passages
            if passage.kind not in ("aside", "teaser")
            and Citation(article.id, passage.number) not in self.book.cited_by
        ]
        names = " · ".join(filter(None, own))
        return _entry(article.id, "article", -1, r.article_name(article), names, [], blocks)

    def _section(self, text: str) -> int:
        return self.sections.setdefault(text, len(self.sections))

    def _asked(self, ids: list[str]) -> Iterator[list[list[Any]]]:
        """For each principle and situation its pages, and how readers ask for them."""
        found: dict[str, list[Phrase]] = {}
        for phrase in self.language.asked:
            found.setdefault(phrase.target, []).append(phrase)
        for phrases in found.values():
            if pages := [ids.index(name) for name in led_to(self.book, phrases[0])]:
                yield [pages, sorted(phrase.text for phrase in phrases)]

    def _path(self) -> Iterator[list[str]]:
        if self.book.path and NOW in self.book.pages:
            yield [addresses.path(NOW, "page"), self.words.title(NOW)]

    def _situations(self) -> Iterator[list[str]]:
        """What the home page says may be happening, each with where it stands."""
        for page, block, words, targets in self._leading():
            if page.id == "index" and self.book.chapter_of.keys() & {*targets}:
                yield [f"#{block.id}", words]

    def _leading(self) -> Iterator[tuple[Page, Block, str, list[str]]]:
        """Blocks that lead to pages: what is said before the first link, and the pages.

        What stands between the links only joins them, and is no word to be found by.
        """
        for other in self.book.others:
            page = self.book.pages[other]
            for block in page.blocks:
                context = f"{page.id}/{block.id}"
                shown = self.book.translate(context, block.text, self.language.code)
                spans = inline.parse(shown.text, self.words.known)[0]
                targets = [to for kind, to in inline.link_targets(spans) if kind == "page"]
                words = inline.plain_text(_before_links(spans)).strip(" :,;،؛")
                if targets and words:
                    yield page, block, words, targets


def _before_links(spans: Iterable[inline.Span]) -> list[inline.Span]:
    return list(itertools.takewhile(lambda span: not inline.link_targets([span]), spans))
