"""HTML of blocks and pages, in one language, for whatever site generator sets the pages.

Everything is built from the model's spans and escaped here, so that nothing a catalogue
holds can reach a page as markup.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from html import escape

from . import inline, l10n
from .contract import address
from .extract import INTERFACE
from .model import Article, Block, Book, Citation, Language, Page, Passage, Translation, block_context, passage_context

ARTICLES = "articles/"
"""Path of the list of articles."""


@dataclass(frozen=True, slots=True)
class SitePage:
    """A finished page of one language.

    :ivar id: the page's permanent id, or the name of a list page.
    :ivar path: its permanent path below ``/<language>/``.
    :ivar html: the body, from its ``<h1>`` on.
    :ivar headings: (id, text) of each second-level heading, in order.
    :ivar description: one sentence of plain text, for search engines and previews.
    """

    id: str
    path: str
    title: str
    html: str
    headings: tuple[tuple[str, str], ...]
    description: str


class Renderer:
    """Sets blocks in one language; remembers the page it is on for relative links.

    :param path: path below ``/<language>/`` of the page being set.
    """

    def __init__(self, book: Book, language: Language, known: inline.Targets | None = None):
        self.book, self.language, self.path = book, language, ""
        self.known = known or inline.targets([*book.pages, *book.articles])
        self.headings: list[tuple[str, str]] = []

    def begin(self, path: str) -> None:
        """Start a page."""
        self.path, self.headings = path, []

    # -- words ---------------------------------------------------------------------

    def text(self, key: str, **values: str) -> str:
        """An interface text in plain characters, with its placeholders filled in."""
        english, _ = self.book.interface[key]
        shown = self.book.translate(f"{INTERFACE}/{key}", english, self.language.code).text
        for name, value in values.items():
            shown = shown.replace(f"{{{name}}}", value)
        return shown

    def number(self, value: int) -> str:
        """A whole number in the language's digits."""
        return l10n.number(value, self.language)

    def language_name(self, code: str) -> str:
        """The name of a language in the reader's language."""
        return l10n.language_name(code, self.language)

    def title_of(self, page: Page) -> Translation:
        """A page's title."""
        return self.book.translate(f"{page.id}/title", page.title, self.language.code)

    def gloss_of(self, article: Article, passage: Passage) -> Translation:
        """A passage's gloss."""
        return self.book.translate(passage_context(article, passage), passage.gloss, self.language.code)

    # -- links ---------------------------------------------------------------------

    def link(self, target: str, fragment: str = "") -> str:
        """The relative address of page ``target`` (an id) from the page being set."""
        if target in self.book.articles:
            path = address(target, "article")
        else:
            path = address(target, self.book.pages[target].kind)
        return self.relative(path) + (f"#{fragment}" if fragment else "")

    def relative(self, path: str) -> str:
        """The relative address of a path below ``/<language>/``."""
        found = posixpath.relpath(path or ".", self.path or ".")
        return "./" if found == "." else found + "/"

    # -- inside a block ------------------------------------------------------------

    def spans(self, text: str) -> str:
        """A block's Markdown as HTML."""
        return self._set(inline.parse(text, self.known)[0])

    def _set(self, spans: Iterable[inline.Span]) -> str:
        out = []
        for span in spans:
            inside = self._set(span.children) if span.children else escape(span.text, quote=False)
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
        note = escape(self.text(f"state-{shown.state}"))
        return (
            f'<span lang="{english.code}" dir="{english.direction}">{self.spans(shown.text)}</span> '
            f'<small class="cn-untranslated">{note}</small>'
        )

    def foreign(self, text: str, code: str) -> str:
        """Words in their own language and direction, isolated from the text around them."""
        language = self.book.languages.get(code)
        direction = language.direction if language else "auto"
        return f'<bdi lang="{escape(code)}" dir="{direction}">{escape(text, quote=False)}</bdi>'

    # -- blocks --------------------------------------------------------------------

    def blocks(self, page: Page, blocks: Iterable[Block]) -> str:
        """Paragraphs, headings and lists of a page, each with its id and citations."""
        out: list[str] = []
        in_list = False
        for block in blocks:
            if (block.kind == "item") != in_list:
                in_list = not in_list
                out.append("<ul>" if in_list else "</ul>")
            out.append(self.block(page, block))
        return "\n".join(out + (["</ul>"] if in_list else []))

    def block(self, page: Page, block: Block) -> str:
        """One block."""
        shown = self.book.translate(block_context(page, block), block.text, self.language.code)
        inside = self.translated(shown)
        if block.kind == "title":
            return f'<h1 id="{block.id}">{inside}</h1>'
        if block.kind == "heading":
            return self.heading(block.id, inline.plain_text(inline.parse(shown.text, self.known)[0]), inside)
        tag = "li" if block.kind == "item" else "p"
        kind = ' class="cn-statement"' if page.kind == "principle" and block.id == "statement" else ""
        return f'<{tag} id="{block.id}"{kind}>{inside}{self.citations(block.citations)}</{tag}>'

    def heading(self, anchor: str, text: str, inside: str = "") -> str:
        """A second-level heading with a link to itself; it enters the page's contents."""
        self.headings.append((anchor, text))
        label = escape(self.text("links-to-here"))
        return (
            f'<h2 id="{anchor}">{inside or escape(text)}'
            f'<a class="headerlink" href="#{anchor}" title="{label}" aria-label="{label}">¶</a></h2>'
        )

    def citations(self, citations: Iterable[Citation]) -> str:
        """Small links to the passages a block rests on."""
        links = [self.citation(cite) for cite in citations]
        return f' <span class="cn-cites">{" ".join(links)}</span>' if links else ""

    def citation(self, cite: Citation) -> str:
        """One link to a passage: short to see, whole to hear."""
        article = self.book.articles[cite.article]
        name = self.text("article-in", language=self.language_name(article.language))
        passage = self.text("passage", number=self.number(cite.number))
        whole = escape(f"{name}, {passage}")
        return (
            f'<a class="cn-cite" href="{self.link(article.id, f"p{cite.number}")}" title="{whole}" '
            f'aria-label="{whole}"><bdi>{article.language}</bdi> {self.number(cite.number)}</a>'
        )

    @cached_property
    def separator(self) -> str:
        """What stands between facts on one line."""
        return '<span aria-hidden="true"> · </span>'
