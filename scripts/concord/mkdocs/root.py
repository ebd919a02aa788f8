"""The site's root: a page that takes the reader to their language, and the sitemap of all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from xml.sax.saxutils import escape as xml_escape
from xml.sax.saxutils import quoteattr

from mkdocs.config.defaults import MkDocsConfig

from ..book import addresses
from ..book.addresses import ARTICLES, PARALLEL_KINDS
from ..book.model import CANONICAL, Book
from ..html.renderer import Renderer
from ..links.contract import current

# BCP 47 lookup (RFC 4647, section 3.4) against the reader's list; a choice made before wins.
# CLDR names Filipino "fil" where the book, like browsers of old, says "tl".
_SCRIPT = """
(function () {
  var ours = %(languages)s, also = %(aliases)s, wanted = [];
  try { wanted.push(localStorage.getItem("concord.language")); } catch (e) {}
  wanted = wanted.concat(navigator.languages || [navigator.language]);
  for (var i = 0; i < wanted.length; i++) {
    var tag = String(wanted[i] || "").toLowerCase();
    for (; tag; tag = tag.indexOf("-") < 0 ? "" : tag.slice(0, tag.lastIndexOf("-"))) {
      var code = also[tag] || tag;
      if (ours.indexOf(code) >= 0) {
        location.replace(%(base)s + code + "/" + location.search + location.hash);
        return;
      }
    }
  }
})();
"""
_STYLE = (
    "body{font:1.1rem/1.7 system-ui,sans-serif;max-width:30rem;margin:12vh auto;padding:0 1.5rem;"
    "color:#1d1d1f;background:#fff}h1{font-size:1.4rem}ul{list-style:none;padding:0}"
    "a{display:block;padding:.7rem 1rem;margin:.5rem 0;border:1px solid #767676;border-radius:.4rem;"
    "color:inherit;text-decoration:none}a:hover,a:focus-visible{outline:3px solid #3949ab}"
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#1e2129}}"
)


def write_root(folder: Path, book: Book, config: MkDocsConfig) -> None:
    """Write ``index.html``, ``404.html`` and ``sitemap.xml`` into the root of the site."""
    base = config.site_url or ""
    (folder / "index.html").write_text(_page(book, base, redirect=True), "utf-8")
    (folder / "404.html").write_text(_page(book, base, redirect=False), "utf-8")
    if base:
        (folder / "sitemap.xml").write_text(_sitemap(book, base), "utf-8")


def _page(book: Book, base: str, *, redirect: bool) -> str:
    """A page with a plain link to every language; with ``redirect``, a script that chooses."""
    # A 404 is served at any depth, so its links cannot be relative.
    link_base = "" if redirect else "/" + base.split("//", 1)[-1].partition("/")[2]
    texts = {code: Renderer(book, language) for code, language in book.languages.items()}
    key = "choose-language" if redirect else "page-not-found"
    links = "".join(
        f'<li><a href="{escape(link_base)}{code}/" hreflang="{code}" lang="{code}" dir="{language.direction}">'
        f"{escape(language.name)} — {escape(texts[code].text(key))}</a></li>"
        for code, language in book.languages.items()
    )
    script = ""
    if redirect:
        aliases = {
            str(lang.locale.language): code
            for code, lang in book.languages.items()
            if lang.locale.language != code
        }
        values = {"languages": list(book.languages), "aliases": aliases, "base": ""}
        script = f"<script>{_SCRIPT % {name: json.dumps(value) for name, value in values.items()}}</script>"
    title = escape(texts[CANONICAL].text("book-title"))
    return (
        f'<!doctype html>\n<html lang="{CANONICAL}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title>'
        f"{''.join(_alternates(book, base, '')) if redirect else ''}{script}<style>{_STYLE}</style></head>"
        f"<body><main><h1>{title}</h1><ul>{links}</ul></main></body></html>\n"
    )


def _alternates(book: Book, base: str, path: str) -> Iterator[str]:
    for code in book.languages:
        yield f'<link rel="alternate" hreflang="{code}" href="{escape(base)}{code}/{path}">'
    yield f'<link rel="alternate" hreflang="x-default" href="{escape(base)}{path}">'


def _sitemap(book: Book, base: str) -> str:
    """Every page in every language with its alternates (sitemaps.org, xhtml:link)."""
    parallel = {
        addresses.parallel(page.id, page.kind)
        for page in book.pages.values()
        if page.kind in PARALLEL_KINDS
    }
    paths = sorted({entry["path"] for entry in current(book).values()} | {ARTICLES} | parallel)
    rows = []
    for path in paths:
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(f"{base}{code}/{path}")}/>'
            for code in book.languages
        )
        default = f'<xhtml:link rel="alternate" hreflang="x-default" href={quoteattr(f"{base}{CANONICAL}/{path}")}/>'
        rows += [
            f"<url><loc>{xml_escape(f'{base}{code}/{path}')}</loc>{links}{default}</url>"
            for code in book.languages
        ]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' + "\n".join(rows) + "\n</urlset>\n"
    )
