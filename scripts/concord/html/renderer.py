"""HTML of texts and links, in one language, for whatever site generator sets the pages.

Everything is built from the model's spans and escaped here, so that nothing a catalogue
holds can reach a page as markup.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape

from ..book import addresses, inline
from ..book.addresses import PARALLEL_KINDS
from ..book.model import Book, Citation, Language, Translation
from ..book.printed import Offered
from ..locale import bidi
from ..locale.words import Words


@dataclass(frozen=True, slots=True)
class SitePage:
    """A finished page of one language.

    :ivar id: the page's permanent id, or the name of a list page.
    :ivar path: its permanent path below ``/<language>/``.
    :ivar html: the body, from its ``<h1>`` on.
    :ivar headings: (id, text) of each second-level heading, in order.
    :ivar description: one sentence of plain text, for search engines and previews.
    :ivar listed: whether it stands in the navigation and the search index.
    :ivar previous: the path of the page before it, where that does not follow from the navigation.
    :ivar following: the path of the page after it, likewise.
    """

    id: str
    path: str
    title: str
    html: str
    headings: tuple[tuple[str, str], ...]
    description: str
    listed: bool = True
    previous: str = ""
    following: str = ""


class Renderer(Words):
    """Sets texts and links in one language; remembers the page it is on for relative links.

    :ivar path: path below ``/<language>/`` of the page being set.
    :ivar parallel: whether links lead to the parallel views of pages that have one.
    :ivar originals: the texts of passages, where they are at hand and the site is not published.
    :ivar printed: the printed editions that the site offers.
    """

    def __init__(
        self,
        book: Book,
        language: Language,
        known: inline.Targets | None = None,
        originals: Mapping[Citation, str] | None = None,
        printed: Sequence[Offered] = (),
    ):
        super().__init__(book, language, known)
        self.path, self.parallel = "", False
        self.originals, self.printed = originals or {}, printed
        self.headings: list[tuple[str, str]] = []

    def begin(self, path: str, *, parallel: bool = False) -> None:
        """Start a page."""
        self.path, self.parallel, self.headings = path, parallel, []

    # -- links ---------------------------------------------------------------------

    def link(self, target: str, fragment: str = "") -> str:
        """The relative address of page ``target`` (an id) from the page being set."""
        path, page = addresses.path_of(self.book, target), self.book.pages.get(target)
        if self.parallel and page and page.kind in PARALLEL_KINDS:
            path = addresses.parallel(target, page.kind)
        return self.relative(path) + (f"#{fragment}" if fragment else "")

    def relative(self, path: str) -> str:
        """The relative address of a path below ``/<language>/``."""
        found = posixpath.relpath(path or ".", self.path or ".")
        return "./" if found == "." else found + "/"

    # -- inside a block ------------------------------------------------------------

    def spans(self, text: str, direction: str = "") -> str:
        """A block's Markdown as HTML.

        :param direction: of the text, where it is not the reader's language's.
        """
        return self._set(inline.parse(text, self.known)[0], direction or self.language.direction)

    def _set(self, spans: Iterable[inline.Span], direction: str) -> str:
        out = []
        for span in spans:
            inside = (
                self._set(span.children, direction)
                if span.children
                else isolated(span.text, direction)
            )
            if span.kind == "emphasis":
                inside = f"<em>{inside}</em>"
            elif span.kind == "strong":
                inside = f"<strong>{inside}</strong>"
            elif span.kind == "page":
                inside = f'<a href="{self.link(span.target)}">{inside}</a>'
            elif span.kind == "url":
                inside = f'<a href="{escape(span.target)}">{inside}</a>'
            out.append(inside)
        return "".join(out)

    def translated(self, shown: Translation) -> str:
        """A text as HTML; marked, with its own language and direction, when it is the English."""
        if shown.state == "translated":
            return self.spans(shown.text)
        english = self.book.languages[shown.language]
        inside = f'<span lang="{english.code}" dir="{english.direction}">{self.spans(shown.text, english.direction)}</span>'
        return f"{inside} {self.note(shown)}"

    def note(self, shown: Translation) -> str:
        """What the reader is told of a text that is not translated; nothing of one that is."""
        if shown.state == "translated":
            return ""
        return f'<small class="cn-untranslated">{escape(self.text(f"state-{shown.state}"))}</small>'

    def foreign(self, text: str, code: str) -> str:
        """Words in their own language and direction, isolated from the text around them."""
        language = self.book.languages.get(code)
        direction = language.direction if language else "auto"
        return f'<bdi lang="{escape(code)}" dir="{direction}">{escape(text, quote=False)}</bdi>'

    @cached_property
    def separator(self) -> str:
        """What stands between facts on one line."""
        return '<span aria-hidden="true"> · </span>'


def isolated(text: str, direction: str) -> str:
    """Text as HTML, with names and numbers that run against ``direction`` kept whole."""
    other = "ltr" if direction == "rtl" else "rtl"
    return "".join(
        f'<bdi dir="{other}">{escape(piece, quote=False)}</bdi>'
        if foreign
        else escape(piece, quote=False)
        for piece, foreign in bidi.runs(text, direction)
    )
