"""Finished pages, navigation and assets, for any generator or none: what ``concord pages`` writes.

``site/`` is a whole site that needs no generator and no script. ``bodies/`` holds the same pages
for a generator: front matter in YAML (its values are JSON, which YAML includes) and a body that
Markdown leaves as it is. ``navigation.json`` says in which order they stand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from .. import look
from ..book import addresses, attached
from ..book.files import write_new
from ..book.loaded import Loaded
from ..book.model import CANONICAL, Language
from ..course import package as course
from ..hosting import named
from ..html import fonts, notices, policy, styles
from ..html.navigation import Entry, navigation
from ..html.pages import pages
from ..html.print import FOLDER as PRINTED
from ..html.renderer import Renderer, SitePage
from ..html.templating import render
from ..links.publish import base_of
from ..pdf import listing
from ..running import kept
from ..search import bundle, documents
from . import beside

SITE, BODIES, NAVIGATION = "site", "bodies", "navigation.json"
_SHEET, _MARK, _FONTS = "assets/pages.css", "assets/mark.svg", "assets/fonts/"
# In Markdown a blank line ends what is HTML, and what follows may be code.
_BLANK = re.compile(r"\n\s*\n")


def write(folder: Path, loaded: Loaded) -> int:
    """Write everything into an empty folder.

    :returns: how many pages there are.
    :raises CannotCheck: when a font is not there, or says no licence.
    """
    book = loaded.book
    base = base_of(book, "")
    cut = fonts.make(book, kept.store(loaded.root))
    printed = listing.offered(loaded.root)
    shared = dict(_shared())
    names = {path: named(path, data) for path, data in shared.items()}
    shipped = notices.found(book)
    told: dict[str, Any] = {}
    amount = 0
    for code, language in book.languages.items():
        r = Renderer(book, language)
        order = navigation(r)
        told[code] = _told(r, order)
        site = _Site(r, order, base, names, cut)
        for page in pages(book, language, printed=printed, shipped=shipped):
            write_new(folder, site.files(page))
            amount += 1
        write_new(folder / SITE / code, _index(loaded, language))
    titles = {"title": book.interface_text("book-title", CANONICAL).text, "address": base}
    order_text = json.dumps(titles | {"languages": told}, ensure_ascii=False, indent=1) + "\n"
    files = {names[path]: data for path, data in shared.items()}
    files |= {_FONTS + name: data for name, data in cut.files.items()}
    files |= {f"files/{name}": data for name, data in attached.published(loaded.root).items()}
    files |= {f"{PRINTED}/{one.file}": one.path.read_bytes() for one in printed}
    files[notices.NAME] = notices.whole(shipped).encode()
    write_new(folder / SITE, files.items())
    write_new(folder, [(NAVIGATION, order_text.encode())])
    beside.write(folder / SITE, loaded, base, course.packages(book, base, cut))
    policy.guard(folder / SITE)
    return amount


class _Site:
    """The pages of one language."""

    def __init__(
        self,
        r: Renderer,
        order: tuple[Entry, ...],
        base: str,
        names: Mapping[str, str],
        cut: fonts.Fonts,
    ):
        self.r, self.order, self.base, self.names, self.cut = r, order, base, names, cut
        self.opened = {
            one.path: entry for entry in order for one in (entry, *entry.within) if entry.within
        }

    def files(self, page: SitePage) -> Iterator[tuple[str, bytes]]:
        """A page as it stands alone, and as a body for a generator."""
        code = self.r.language.code
        html = Markup(_BLANK.sub("\n", page.html.strip()))  # the templates' own, escaped
        yield f"{SITE}/{code}/{page.path}index.html", self._whole(page, html).encode()
        yield f"{BODIES}/{code}/{source(page.path)}", self._body(page, html).encode()

    def _whole(self, page: SitePage, html: Markup) -> str:
        self.r.begin(page.path)
        parallel = page.path.startswith(addresses.PARALLEL)
        sheets = [
            *([self.cut.sheet] if self.cut.sheet else []),
            *(s for c, of in self.cut.sheets.items() if parallel or c == self.r.language.code for s in of),
        ]  # fmt: skip
        return render(
            "alone.html",
            r=self.r,
            page=page,
            html=html,
            order=self.order,
            opened=self.opened.get(page.path),
            base=self.base,
            default=addresses.default(page.path, self.base),
            languages=self.r.book.languages.values(),
            sheets=[_FONTS + name for name in dict.fromkeys(sheets)] + [self.names[_SHEET]],
            mark=self.names[_MARK],
            notices=addresses.NOTICES,
        )

    def _body(self, page: SitePage, html: Markup) -> str:
        language = self.r.language
        front = {
            "title": page.title,
            "description": page.description,
            "language": language.code,
            "direction": language.direction,
            "id": page.id,
            "permalink": f"/{language.code}/{page.path}",
            "listed": page.listed,
        }
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
        body = render("body.html", language=language, html=html)
        return "\n".join(["---", *lines, "---", body])


def source(path: str) -> str:
    """The file of a body: in a folder of its own, so that a link which leads on from the page's
    address leads on from the file as well. Some generators change links that do not.
    """
    return f"{path}index.md"


def _told(r: Renderer, order: tuple[Entry, ...]) -> dict[str, Any]:
    def entry(one: Entry) -> dict[str, Any]:
        told = {"id": one.id, "title": one.title, "path": f"{r.language.code}/{one.path}"}
        told["body"] = f"{r.language.code}/{source(one.path)}"
        return told | ({"pages": [entry(inner) for inner in one.within]} if one.within else {})

    return {
        "name": r.language.name,
        "direction": r.language.direction,
        "title": r.text("book-title"),
        "subtitle": r.text("book-subtitle"),
        "pages": [entry(one) for one in order],
    }


def _shared() -> Iterator[tuple[str, bytes]]:
    yield _SHEET, styles.alone().encode()
    yield _MARK, look.mark().encode()
    yield f"assets/{bundle.NAME}", bundle.script().encode()


def _index(loaded: Loaded, language: Language) -> Iterator[tuple[str, bytes]]:
    """What the search engine reads, for who gives it a box."""
    data = documents.dump(documents.index(loaded.book, language)).encode()
    name = named("index.json", data)
    yield f"search/{name}", data
    yield "search/index.json", json.dumps({"index": name}).encode()
