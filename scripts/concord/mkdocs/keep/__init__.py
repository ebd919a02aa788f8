"""What a browser keeps of the hosted site for when there is no network.

The first visit to a language has the browser fetch all of that language in the background
(`service-worker.js`, W3C Service Workers). With a network every page comes from the network;
the copy is what is left without one, and a page that comes from it says of which day it is.
``<language>/offline.json`` lists what belongs to the copy, with a digest of each file, so that
a new edition fetches only what changed.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

import rjsmin

from ...book import files
from ...book.model import Book, Language
from ...html.renderer import Renderer
from ...locale import l10n
from ..offline import LEFT_OUT, PAGE

SCRIPT = "service-worker.js"
LIST = "offline.json"
_SHARED = ("assets", "go")
"""Folders of the site that all languages use: the fonts, and the pages at neutral addresses."""
_FOR_PROGRAMS = re.compile(r"(^|/)(objects\.inv|changes\.xml)$")


def publish(site: Path, book: Book) -> None:
    """Write the service worker and the list of each language into a built site.

    Nothing is kept of a book without a day: its copy could not say how old it is.

    :param site: the root of the site; every other file is in it already.
    """
    if not book.revision:
        return
    shared = dict(_digests(site, *_SHARED))
    shared[""] = _digest(site / PAGE)
    texts = {site / SCRIPT: str(rjsmin.jsmin(_source())) + "\n"}
    for code, language in book.languages.items():
        found = {**shared, **dict(_digests(site, code))}
        texts[site / code / LIST] = json.dumps(listing(book, language, found), ensure_ascii=False)
    files.write_texts(texts)


def listing(book: Book, language: Language, found: Mapping[str, str]) -> dict[str, object]:
    """What a language's copy is made of.

    :param found: digests by address below the site's root; a page's ends with ``/``.
    :returns: JSON: ``version``, a digest of everything; ``files``, as found; and what is said
        of a page that is not kept: ``title``, ``missing``, ``home`` as HTML, in ``language`` and
        ``dir``.
    """
    r = Renderer(book, language)
    content = {
        "language": language.code,
        "dir": language.direction,
        "title": escape(r.text("book-title")),
        "missing": escape(r.text("read-not-kept")),
        "home": escape(r.text("home")),
        "files": dict(sorted(found.items())),
    }
    version = hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:16]
    return {"version": version, **content}


def note(book: Book, language: Language) -> str:
    """What a page from the copy says: of which day it is. Empty when nothing is kept."""
    if not book.revision:
        return ""
    return Renderer(book, language).text("read-kept", date=l10n.date(book.revision, language))


def _source() -> str:
    return Path(__file__).with_name(SCRIPT).read_text("utf-8")


def _digests(site: Path, *folders: str) -> Iterator[tuple[str, str]]:
    """The files below folders of a site, by address, each with a short digest."""
    for folder in folders:
        for path in sorted((site / folder).rglob("*")):
            name = path.relative_to(site).as_posix()
            if path.is_file() and not (LEFT_OUT.search(name) or _FOR_PROGRAMS.search(name)):
                yield name.removesuffix(PAGE) if path.name == PAGE else name, _digest(path)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
