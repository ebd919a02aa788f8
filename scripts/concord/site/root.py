"""The site's root: a page that takes the reader to their language, and the sitemap of all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..book import addresses
from ..book.addresses import ARTICLES, NOTICES, PARALLEL_KINDS
from ..book.model import CANONICAL, Book
from ..html.templating import render
from ..links.contract import current
from ..links.elements import Element, document, element, rows

_SITEMAP = {
    "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xmlns:xhtml": "http://www.w3.org/1999/xhtml",
}


@dataclass(frozen=True)
class Choice:
    """A language to choose; :ivar says: what is said beside its name, in it."""

    language: str
    direction: str
    name: str
    says: str


def write_root(folder: Path, book: Book, base: str) -> None:
    """Write :func:`files` into the root of a site."""
    for name, text in files(book, base):
        (folder / name).write_text(text, "utf-8")


def files(book: Book, base: str) -> Iterator[tuple[str, str]]:
    """``index.html``, ``404.html`` and, where there is an address, ``sitemap.xml``, with their texts."""
    yield "index.html", _page(book, base, chooses=True)
    yield "404.html", _page(book, base, chooses=False)
    if base:
        yield "sitemap.xml", _sitemap(book, base)


def _page(book: Book, base: str, *, chooses: bool) -> str:
    """A page with a plain link to every language.

    :param chooses: a script takes the reader to theirs; else this is the 404.
    """
    key = "choose-language" if chooses else "page-not-found"
    return render(
        "root.html",
        language=CANONICAL,
        title=book.interface_text("book-title", CANONICAL).text,
        chooses=chooses,
        choices=[
            Choice(code, language.direction, language.name, book.interface_text(key, code).text)
            for code, language in book.languages.items()
        ],
        base=base,
        # A 404 is served at any depth, so its links cannot be relative.
        link_base="" if chooses else "/" + base.split("//", 1)[-1].partition("/")[2],
        aliases={
            str(language.locale.language): code
            for code, language in book.languages.items()
            if language.locale.language != code
        },
    )


def _sitemap(book: Book, base: str) -> str:
    """Every page in every language with its alternates (sitemaps.org, xhtml:link)."""
    parallel = {
        addresses.parallel(page.id, page.kind)
        for page in book.pages.values()
        if page.kind in PARALLEL_KINDS
    }
    paths = sorted(
        {entry["path"] for entry in current(book).values()} | {ARTICLES, NOTICES} | parallel
    )
    return document(rows("urlset", _places(book, base, paths), _SITEMAP))


def _places(book: Book, base: str, paths: list[str]) -> Iterator[Element]:
    for path in paths:
        others = [_alternate(code, f"{base}{code}/{path}") for code in book.languages]
        others.append(_alternate("x-default", addresses.default(path, base)))
        for code in book.languages:
            yield element("url", element("loc", f"{base}{code}/{path}"), *others)


def _alternate(language: str, href: str) -> Element:
    attributes = {"rel": "alternate", "hreflang": language, "href": href}
    return element("xhtml:link", attributes=attributes)
