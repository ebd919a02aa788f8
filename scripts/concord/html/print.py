"""Links to the printed editions, on the pages where a reader may want one."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from html import escape

from ..book.model import Page
from ..book.printed import Offered
from ..locale import l10n
from .blocks import heading
from .renderer import Renderer

FOLDER = "pdf/"
"""Folder of the editions, below the site's address."""


def home(r: Renderer) -> str:
    """The book of this language, and the books that set it beside others; nothing without any."""
    books = [found for found in r.printed if found.kind == "book"]
    own = [found for found in books if found.languages == (r.language.code,)]
    shown = own + _beside(r, books)
    if not shown:
        return ""
    items = "".join(f"<li>{_file(r, found, _book(r, found))}</li>" for found in shown)
    note = escape(r.text("print-offer-note"))
    return (
        f"{heading(r, 'printed', r.text('print-offer'))}\n<p>{note}</p>\n"
        f'<ul class="cn-list">{items}</ul>'
    )


def chapter(r: Renderer, page: Page) -> str:
    """A button that opens the chapter's own edition."""
    for found in r.printed:
        if found.languages == (r.language.code,) and found.chapter == page.id:
            return " " + _file(r, found, r.text("print-chapter"), "cn-button")
    return ""


def side_by_side(r: Renderer) -> str:
    """For the parallel views: the books that are printed side by side."""
    shown = _beside(r, [found for found in r.printed if found.kind == "book"])
    if not shown:
        return ""
    files = r.separator.join(_file(r, found, _book(r, found)) for found in shown)
    return f'<p class="cn-facts">{escape(r.text("print-offer"))}: {files}</p>'


def _beside(r: Renderer, books: Iterable[Offered]) -> list[Offered]:
    return [
        found for found in books if len(found.languages) > 1 and r.language.code in found.languages
    ]


def _book(r: Renderer, found: Offered) -> str:
    names = r.joined([r.language_name(code) for code in found.languages])
    return r.text("print-edition-book", languages=names)


def _file(r: Renderer, found: Offered, name: str, style: str = "") -> str:
    """A link to a file, with its paper and size."""
    address = posixpath.relpath(f"../{FOLDER}{found.file}", r.path or ".")
    kind = f' class="{style}"' if style else ""
    size = l10n.size(found.bytes, r.language)
    facts = r.separator.join(f"<bdi>{escape(fact)}</bdi>" for fact in (found.paper.title(), size))
    label = escape(name) if "PDF" in name else f"{escape(name)}{r.separator}<bdi>PDF</bdi>"
    return (
        f'<a href="{address}"{kind} type="application/pdf" hreflang="{found.languages[0]}">'
        f"{label}{r.separator}{facts}</a>"
    )
