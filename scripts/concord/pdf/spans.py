"""The words of one language as the templates get them: blocks as spans, texts, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from babel.core import get_global

from ..book import addresses, inline
from ..book.model import (
    CANONICAL,
    Article,
    Book,
    Citation,
    Language,
    Page,
    Translation,
)
from ..book.situations import situation
from ..locale import bidi, l10n
from ..locale.words import Words

Data = dict[str, Any]
"""What a template reads: JSON."""

_PREFIXES = ("print-", "state-", "article-", "audience", "practise", "trainer-")
_TEXTS = (
    "articles",
    "book-subtitle",
    "book-title",
    "principles-of-chapter",
    "read-next",
    "ruling",
    "say-replaced",
    "section-avoid",
    "section-do",
    "section-say",
    "sources",
)
"""Interface texts that the templates set. Another text of the site makes no book anew."""
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


class Spans(Words):
    """Sets the texts of one language.

    :param included: ids of pages that are in the edition; links to others lead to the site.
    """

    def __init__(
        self, book: Book, language: Language, included: frozenset[str], known: inline.Targets
    ):
        super().__init__(book, language, known)
        self.included = included

    # -- texts of the interface ------------------------------------------------------

    def texts(self) -> Data:
        """The interface texts of books by id: as characters, as spans, and the language they are in."""
        printed = [key for key in self.book.interface if key.startswith(_PREFIXES) or key in _TEXTS]
        shown = {key: self.book.interface_text(key, self.language.code) for key in printed}
        return {
            key: {
                "plain": found.text,
                "lang": found.language,
                "spans": list(_with_values(found.text, self.book.languages[found.language])),
            }
            for key, found in shown.items()
        }

    def digits(self, text: str) -> str:
        """Numbers joined by stops, in the language's digits."""
        return l10n.digits(text, self.language)

    # -- blocks ----------------------------------------------------------------------

    def cell(self, shown: Translation) -> Data:
        """A text in this language: its spans, the language they are in, and its state."""
        return {
            "lang": shown.language,
            "state": shown.state,
            "spans": self.spans(shown.text, shown.language),
        }

    def block_cell(self, context: str, english: str) -> Data:
        """A block as a cell."""
        return self.cell(self.book.translate(context, english, self.language.code))

    def title_cell(self, page: Page) -> Data:
        """A page's title as a cell."""
        return self.cell(self.title_of(page))

    def situation_cell(self, context: str, english: str) -> Data | None:
        """What is happening, of a list item that says so, as a cell; None when it does not."""
        shown = self.book.translate(context, english, self.language.code)
        found = situation(shown.text, self.known)
        return self.cell(replace(shown, text=found.label)) if found else None

    def spans(self, text: str, language: str) -> list[Data]:
        """A block's Markdown as the spans that the templates set."""
        return list(self._spans(inline.parse(text, self.known)[0], language))

    def _spans(self, spans: Iterable[inline.Span], language: str) -> Iterator[Data]:
        for span in spans:
            if span.kind == "text":
                yield from isolated(span.text, self.book.languages[language])
                continue
            inside = list(self._spans(span.children, language))
            if span.kind == "page" and span.target not in self.included:
                yield {"kind": "url", "to": self.url(span.target), "inside": inside}
            else:
                yield {"kind": span.kind, "to": span.target, "inside": inside}

    def url(self, target: str) -> str:
        """The permanent address of a page or an article in this language."""
        return addresses.permanent(self.book, target, self.language.code, self.book.address)

    # -- sources ---------------------------------------------------------------------

    def cited_as(self, article: Article) -> str:
        """What a citation calls an article: its language, and its slug where that is not enough."""
        name = self.language_name(article.language)
        alike = sum(other.language == article.language for other in self.book.articles.values())
        return f"{name} ({article.id.partition('-')[2]})" if alike > 1 else name

    def citations(self, citations: Iterable[Citation]) -> list[Data]:
        """Citations by article, each with its numbers as text and as the register has them."""
        by_article: dict[str, list[int]] = {}
        for cite in citations:
            by_article.setdefault(cite.article, []).append(cite.number)
        return [
            {
                "article": article,
                "name": self.cited_as(self.book.articles[article]),
                "numbers": [[number, self.number(number)] for number in numbers],
            }
            for article, numbers in by_article.items()
        ]


def _with_values(text: str, language: Language) -> Iterator[Data]:
    """An interface text as spans, with one for each placeholder."""
    for position, part in enumerate(_PLACEHOLDER.split(text)):
        if position % 2:
            yield {"kind": "value", "name": part}
        else:
            yield from isolated(part, language)


def isolated(text: str, language: Language) -> tuple[Data, ...]:
    """Text as spans in which runs of the other direction stand by themselves."""
    return _isolated(text, language.direction)


@cache
def _isolated(text: str, direction: str) -> tuple[Data, ...]:
    other = "ltr" if direction == "rtl" else "rtl"
    return tuple(
        {"kind": other if against else "text", "text": piece}
        for piece, against in bidi.runs(text, direction)
    )


def foreign(text: str, code: str, book: Book) -> Data:
    """Words in a language of their own, whatever stands around them.

    One span with isolates in it (UAX #9): of several spans Typst would order each by what stands
    around them.
    """
    language = book.languages.get(code) or book.languages[CANONICAL]
    own, other = ("\u2067", "\u2066") if language.direction == "rtl" else ("\u2066", "\u2067")
    runs = bidi.runs(text, language.direction)
    inside = "".join(f"{other}{run}\u2069" if against else run for run, against in runs)
    spans = [{"kind": "text", "text": f"{own}{inside}\u2069"}]
    return {"lang": language.code, "state": "translated", "spans": spans}


def script(language: Language) -> str:
    """ISO 15924 code of the script the language is written in, by CLDR's likely subtags."""
    if language.locale.script:
        return language.locale.script
    likely: Mapping[str, str] = get_global("likely_subtags")
    return next(
        (part for part in likely.get(language.locale.language, "").split("_") if len(part) == 4),
        "Latn",
    )
