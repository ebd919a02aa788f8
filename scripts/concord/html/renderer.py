"""The words of one language as pages have them: lines with links, and texts that stand in.

Everything is made from the model's spans. The templates escape it, so that nothing a catalogue
holds can reach a page as markup.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from ..book import addresses, inline
from ..book.addresses import PARALLEL_KINDS
from ..book.model import Book, Citation, Language, Page, Translation
from ..book.printed import Offered
from ..locale import bidi, l10n
from ..locale.words import Words
from .parts import Cited, Line, Link, Span, Text

_ISOLATES = {"ltr": "\u2066", "rtl": "\u2067"}
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


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


@dataclass(frozen=True, slots=True)
class Planned:
    """A page that is described and set when it is asked for.

    :ivar path: as of :class:`SitePage`.
    :ivar title: what its title will be.
    :ivar make: sets it.
    :ivar listed: as of :class:`SitePage`.
    """

    path: str
    title: Callable[[], str]
    make: Callable[[], SitePage]
    listed: bool = True


class Renderer(Words):
    """Describes texts and links in one language; remembers the page it is on for relative links.

    :cvar alone: whether what is described stands outside the site: its blocks then carry neither
        their permanent links nor the passages they rest on.
    :ivar path: path below ``/<language>/`` of the page being described.
    :ivar parallel: whether links lead to the parallel views of pages that have one.
    :ivar originals: the texts of passages, where they are at hand and the site is not published.
    :ivar printed: the printed editions that the site offers.
    :ivar cited: citations described before, by the address that leads to their article.
    """

    alone = False

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
        self.cited: dict[tuple[str, Citation], Cited] = {}

    def begin(self, path: str, *, parallel: bool = False) -> None:
        """Start a page."""
        self.path, self.parallel = path, parallel

    # -- links ---------------------------------------------------------------------

    def link(self, target: str, fragment: str = "") -> str:
        """The relative address of page ``target`` (an id) from the page being described."""
        path, page = addresses.path_of(self.book, target), self.book.pages.get(target)
        if self.parallel and page and page.kind in PARALLEL_KINDS:
            path = addresses.parallel(target, page.kind)
        return self.relative(path) + (f"#{fragment}" if fragment else "")

    def anchor(self, name: str) -> str:
        """The id, in the document, of what is called ``name`` on the page being described."""
        return name

    @property
    def to_here(self) -> str:
        """What the permanent link of a block is called, ``""`` where blocks have none."""
        return "" if self.alone else self.text("links-to-here")

    def relative(self, path: str) -> str:
        """The relative address of a path below ``/<language>/``."""
        return _relative(path, self.path)

    def report(self, page_id: str, block_id: str = "") -> Link | None:
        """Where a mistake on the page being described, or in a block of it, is told; None where
        the book names no place for that.
        """
        if self.alone or not self.book.report:
            return None
        code, block = self.language.code, f"#{block_id}" if block_id else ""
        values = {
            "language": code,
            "id": f"{page_id}{block}",
            "url": f"{self.book.address}{code}/{self.path}{block}",
            "revision": self.book.revision,
        }
        filled = _PLACEHOLDER.sub(lambda found: quote(values[found[1]], safe=""), self.book.report)
        return Link(self.text("report-mistake"), filled)

    def site(self, path: str) -> str:
        """The relative address of a file or page of the whole site."""
        return "../" * (self.path.count("/") + 1) + path

    # -- lines ---------------------------------------------------------------------

    def line(self, text: str, direction: str = "") -> Line:
        """A block's Markdown.

        :param direction: of the text, where it is not the reader's language's.
        """
        return self._line(inline.parse(text, self.known)[0], direction or self.language.direction)

    def _line(self, spans: Iterable[inline.Span], direction: str) -> Line:
        out: list[Span] = []
        for span in spans:
            if span.kind == "text":
                out += isolated(span.text, direction)
                continue
            inside = self._line(span.children, direction)
            if span.kind in ("page", "url"):
                href = self.link(span.target) if span.kind == "page" else span.target
                out.append(Span("link", href=href, inside=inside))
            else:
                out.append(Span(span.kind, inside=inside))
        return tuple(out)

    def shown(self, found: Translation) -> Text:
        """A text of the book, with a note when it is the English."""
        if found.state == "translated":
            return Text(self.line(found.text))
        english = self.book.languages[found.language]
        line = self.line(found.text, english.direction)
        return Text(line, english.code, english.direction, self.note(found))

    def note(self, found: Translation) -> str:
        """What the reader is told of a text that is not translated; nothing of one that is."""
        return "" if found.state == "translated" else self.text(f"state-{found.state}")

    def foreign(self, text: str, code: str) -> Span:
        """Words in their own language and direction, isolated from the text around them."""
        language = self.book.languages.get(code)
        return Span("text", text, language.direction if language else "auto", code)

    def title_line(self, page: Page) -> Line:
        """A page's title, kept whole where it is in another language than the text around it."""
        found = self.title_of(page)
        if found.language == self.language.code:
            return words(self.plain(found))
        return (self.foreign(self.plain(found), found.language),)

    def kept(self, found: Translation) -> str:
        """A text without its markup, for where nothing can be marked: isolated by characters
        (UAX #9, section 2.4.2) where it runs against the reader's language.
        """
        of = self.book.languages[found.language]
        plain = self.plain(found)
        if of.direction == self.language.direction:
            return plain
        return f"{_ISOLATES[of.direction]}{plain}\u2069"

    def filled(self, key: str, /, **values: Line) -> Line:
        """An interface text, with what its placeholders stand for in their places."""
        out: list[Span] = []
        for index, piece in enumerate(_PLACEHOLDER.split(self.text(key))):
            if index % 2:
                out += values.get(piece, words(f"{{{piece}}}"))
            elif piece:
                out += words(piece)
        return tuple(out)

    def said(self, key: str, /, **values: Line) -> Text:
        """An interface text as one piece, in the language that it is in."""
        found = self.book.interface_text(key, self.language.code)
        if found.language == self.language.code:
            return Text(self.filled(key, **values))
        of = self.book.languages[found.language]
        return Text(self.filled(key, **values), of.code, of.direction)

    def listed(self, items: Sequence[Line]) -> Line:
        """A list as the reader's language writes one."""
        around = l10n.around(len(items), self.language)
        out = list(words(around[0]))
        for item, after in zip(items, around[1:], strict=True):
            out += (*item, *words(after))
        return tuple(out)


@lru_cache(maxsize=1 << 15)
def _relative(path: str, here: str) -> str:
    found = posixpath.relpath(path or ".", here or ".")
    return "./" if found == "." else found + "/"


def words(text: str) -> Line:
    """Plain characters as a line."""
    return (Span("text", text),) if text else ()


@lru_cache(maxsize=1 << 15)
def isolated(text: str, direction: str) -> Line:
    """Plain characters as a line, with names and numbers that run against ``direction`` kept whole."""
    other = "ltr" if direction == "rtl" else "rtl"
    return tuple(
        Span("text", piece, other if against else "")
        for piece, against in bidi.runs(text, direction)
    )
