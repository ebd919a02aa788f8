"""What a book holds, as data for the templates: no layout, no files.

Every text of a block is a list of cells, one a language, so that a book in one language
and a parallel book are the same data with more or fewer columns.
"""

from __future__ import annotations

import json
from collections import Counter

from ..book import addresses, inline
from ..book.model import (
    CANONICAL,
    DIFFER,
    NOW,
    Article,
    Block,
    Book,
    Citation,
    Language,
    Page,
    block_context,
)
from ..book.steps import answer_id
from ..links import qr
from ..locale import l10n
from . import practice
from .editions import Edition
from .fonts import is_low, is_spaced
from .spans import Data, Spans, foreign

_LONG = 1_000
"""Characters of a cell, as data, that a third of a sheet may not hold."""
ABOUT = "about"
"""The page that opens every whole book."""


class Content:
    """The parts of one document."""

    def __init__(self, book: Book, edition: Edition):
        self.book, self.edition = book, edition
        self.chapter_ids = edition.chapters or book.chapters
        wanted = set(edition.principles)
        self.principles = [
            page
            for page in book.principles()
            if book.chapter_of[page.id] in self.chapter_ids and (not wanted or page.id in wanted)
        ]
        # Only books hold pages; whatever the others link to is on the site.
        pages = {*self.chapter_ids, *(page.id for page in self.principles)}
        included = frozenset(() if edition.form else pages)
        known = inline.targets([*book.pages, *book.articles])
        self.words = [
            Spans(book, book.languages[code], included, known) for code in edition.languages
        ]

    def language(self, words: Spans) -> Data:
        """What the templates need of a language besides blocks."""
        language = words.language
        return {
            "code": language.code,
            "dir": language.direction,
            "name": language.name,
            "digits": words.digits("0123456789"),
            "low": is_low(language),
            "spaced": is_spaced(language),
            "texts": words.texts(),
            "date": l10n.date(self.book.revision, language) if self.book.revision else "",
            "url": f"{self.book.address}{language.code}/",
        }

    def cells(self, context: str, english: str) -> list[Data]:
        """A text in each language of the edition."""
        return [words.block_cell(context, english) for words in self.words]

    def block(self, page: Page, block: Block) -> Data:
        """A block with its permanent id and what it cites."""
        cells = self.cells(block_context(page, block), block.text)
        return {
            "id": f"{page.id}/{block.id}",
            "kind": block.kind,
            "name": block.id,
            "section": block.section,
            "role": block.role,
            "cells": cells,
            "long": len(json.dumps(cells, ensure_ascii=False)) > _LONG * len(cells),
            "cites": [words.citations(block.citations) for words in self.words],
        }

    def about(self) -> list[Data]:
        """The page about the book, in the whole book only."""
        page = self.book.pages.get(ABOUT)
        return (
            [self.block(page, block) for block in page.blocks]
            if page and self.edition.whole
            else []
        )

    def path(self) -> Data | None:
        """The questions that lead to a page, in the whole book only; each has a number to go on by."""
        page = self.book.pages.get(NOW)
        if not self.book.path or page is None or not self.edition.whole:
            return None
        numbers = {
            step.id: [words.number(place) for words in self.words]
            for place, step in enumerate(self.book.path, start=1)
        }
        asked = [
            {
                "numbers": numbers[step.id],
                "cells": self.cells(f"{NOW}/{step.id}", step.text),
                "answers": [
                    {
                        "cells": self.cells(f"{NOW}/{answer_id(step, answer)}", answer.text),
                        "to": numbers.get(answer.to),
                        "pages": [self.related(principle) for principle, _ in answer.pages],
                    }
                    for answer in step.answers
                ],
            }
            for step in self.book.path
        ]
        return {"blocks": [self.block(page, block) for block in page.blocks], "steps": asked}

    def limits(self) -> list[Data]:
        """What an edition of a part of the book is limited to: chapters, or principles."""
        if self.edition.whole:
            return []
        pages = self.principles if self.edition.principles else None
        found = pages or [self.book.pages[chapter] for chapter in self.chapter_ids]
        return [
            {
                "names": self.numbers(page) if pages else self.names(page),
                "cells": [words.title_cell(page) for words in self.words],
                "plain": self.words[0].title(page.id),
            }
            for page in found
        ]

    def chapters(self) -> list[Data]:
        return [self.chapter(self.book.pages[chapter]) for chapter in self.chapter_ids]

    def chapter(self, page: Page) -> Data:
        """A chapter: its opening, its permanent and its neutral address, its principles."""
        return {
            "id": page.id,
            "names": self.names(page),
            "blocks": [self.block(page, block) for block in page.blocks],
            "url": self.words[0].url(page.id),
            "short": addresses.neutral(page.id, self.book.address),
            "qr": qr.pixels(self.words[0].url(page.id)),
            "cases": practice.cases(self.book, page, self.words, self.principles),
            "principles": [
                self.principle(p) for p in self.principles if self.book.chapter_of[p.id] == page.id
            ],
        }

    def principle(self, page: Page) -> Data:
        """A principle with its stable number, which it has in every edition."""
        return {
            "id": page.id,
            "numbers": self.numbers(page),
            "url": self.words[0].url(page.id),
            "audience": page.audience,
            "instead": self.related(page.instead[0]) if page.instead else None,
            "blocks": [self.block(page, block) for block in page.blocks],
            "sources": [words.citations(page.citations) for words in self.words],
            "related": [self.related(target) for target, _ in page.related],
        }

    def related(self, page_id: str) -> Data:
        """A principle that another leads to, and whether this edition holds it."""
        other = self.book.pages[page_id]
        return {
            "id": page_id,
            "here": other in self.principles,
            "numbers": self.numbers(other),
            "titles": [words.title_cell(other) for words in self.words],
            "urls": [words.url(page_id) for words in self.words],
        }

    def names(self, chapter: Page) -> list[str]:
        """What a chapter is called by its number, in each language."""
        number = self.book.chapters.index(chapter.id) + 1
        return [words.text("chapter", number=words.number(number)) for words in self.words]

    def numbers(self, principle: Page) -> list[str]:
        """``chapter.principle`` in each language's digits."""
        chapter = self.book.chapter_of[principle.id]
        order = [target for target, _ in self.book.pages[chapter].principles].index(
            principle.id
        ) + 1
        return [
            words.digits(f"{self.book.chapters.index(chapter) + 1}.{order}") for words in self.words
        ]

    def map(self) -> Data:
        """Principles by articles: which passages each rests on; where it is one; where they differ."""
        articles = list(self.book.articles.values())
        rows = []
        for page in self.principles:
            cited = [
                [cite.number for cite in page.citations if cite.article == a.id] for a in articles
            ]
            rows.append(
                {
                    "id": page.id,
                    "numbers": self.numbers(page),
                    "titles": [words.title_cell(page) for words in self.words],
                    "passages": [[self.words[0].number(n) for n in numbers] for numbers in cited],
                    "one": sum(map(bool, cited)) == 1,
                    "differ": any(block.section == DIFFER for block in page.blocks),
                }
            )
        names = [[words.cited_as(article) for words in self.words] for article in articles]
        return {"articles": names, "ids": [article.id for article in articles], "rows": rows}

    def index(self) -> list[Data]:
        """Every passage the edition cites, by article, with the blocks that rest on it."""
        held = {page.id for page in self.principles}
        found = []
        for article in self.book.articles.values():
            passages = []
            for passage in article.passages:
                uses: dict[str, Data] = {}
                for page, block in self.book.cited_by.get(Citation(article.id, passage.number), ()):
                    if page.id in held:
                        uses.setdefault(
                            page.id,
                            {
                                "numbers": self.numbers(page),
                                "principle": page.id,
                                "block": f"{page.id}/{block.id}",
                            },
                        )
                if uses:
                    passages.append(
                        {
                            "number": passage.number,
                            "numbers": [words.number(passage.number) for words in self.words],
                            "glosses": [
                                words.cell(words.gloss_of(article, passage)) for words in self.words
                            ],
                            "uses": list(uses.values()),
                        }
                    )
            if passages:
                found.append(
                    {
                        "id": article.id,
                        "passages": passages,
                        "heads": self.heads(article),
                    }
                )
        return found

    def heads(self, article: Article) -> list[Data]:
        """An article's name and facts in each language."""
        return [self.bibliography(words, article) for words in self.words]

    def bibliography(self, words: Spans, article: Article) -> Data:
        """An article's name in the reader's language, and its facts in its own."""
        facts = [["article-title", foreign(article.title, article.language, self.book)]]
        if article.authors:
            facts.append(
                [
                    "article-authors",
                    foreign(words.joined([*article.authors]), article.language, self.book),
                ]
            )
        if article.organisation:
            facts.append(
                ["article-organisation", foreign(article.organisation, article.language, self.book)]
            )
        if article.published:
            own = words.language
            facts.append(
                ["article-published", foreign(l10n.published(article, own), own.code, self.book)]
            )
        name = words.text("article-in", language=words.cited_as(article))
        return {"name": name, "facts": facts, "url": words.url(article.id)}

    def glossary(self) -> Data:
        """Terms by their English, with each language's word; empty without a glossary."""
        others = [code for code in self.edition.languages if code != CANONICAL]
        columns = others or self.book.translated
        columns = [code for code in columns if self.book.languages[code].glossary]
        if not self.edition.whole or not columns:
            return {"columns": [], "rows": []}
        words = {
            code: {term.term: term.translation for term in self.book.languages[code].glossary}
            for code in columns
        }
        found = Counter(term for of_language in words.values() for term in of_language)
        terms = sorted(
            (term for term, times in found.items() if 2 * times >= len(columns)), key=str.casefold
        )
        reader = self.words[0].language
        names = [self._column(code, reader) for code in columns]
        rows = [
            {
                "term": term,
                "words": [
                    foreign(words[code][term], code, self.book) if term in words[code] else None
                    for code in columns
                ],
            }
            for term in terms
        ]
        return {"columns": names, "rows": rows}

    def _column(self, code: str, reader: Language) -> Data:
        direction = self.book.languages[code].direction
        return {"name": l10n.language_name(code, reader), "dir": direction}
