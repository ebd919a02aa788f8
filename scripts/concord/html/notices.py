"""Whose the fonts, scripts and icons are that a site ships: from the packages' own metadata.

A page in each language names them with their licences, and leads to a file that has these in full.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib import metadata
from pathlib import PurePosixPath

from ..book import addresses
from ..book.model import Book
from ..findings.diagnostics import CannotCheck
from .parts import Link
from .renderer import Planned, Renderer, SitePage
from .templating import render

NAME = "notices.txt"
"""Where they lie in the site, in full."""
_HEAD = """This site ships the work of others, under these licences. The fonts are cut down to the
characters that its pages need, and named otherwise, as their licences ask.
"""
_WITHIN = {
    "clipboard": "MIT, (c) Zeno Rocha, https://github.com/zenorocha/clipboard.js",
    "escape-html": "MIT, (c) 2012-2013 TJ Holowaychuk, 2015 Andreas Lubbe, 2015 Tiancheng Gu,"
    " https://github.com/component/escape-html",
    "focus-visible": "W3C-20150513, (c) 2016 W3C, https://github.com/WICG/focus-visible",
    "material-design-color": "MIT, (c) Denis Malinochkin,"
    " https://github.com/mrmlnc/material-design-color",
    "rxjs": "Apache-2.0, (c) 2015-2018 Google, Inc., Netflix, Inc., Microsoft Corp. and contributors,"
    " https://github.com/ReactiveX/rxjs, https://www.apache.org/licenses/LICENSE-2.0",
    "tslib": "0BSD, (c) Microsoft Corporation, https://github.com/microsoft/tslib",
}
"""What is known of packages that the theme's script and style sheets are made of: it has no word of
their licences, only their names, in the maps of its sources."""
_SOURCE = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)/")
UNUSED = re.compile(r"(?:^|/)assets/javascripts/(?:lunr|workers)/")
"""Scripts of the theme that no site of ours has: its own search, which ours stands in for."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A package that something of is shipped.

    :ivar within: what others' work it holds, by name, with the licence of each.
    :ivar texts: its licences in full.
    """

    name: str
    version: str
    licence: str
    within: tuple[tuple[str, str], ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notices:
    """The page. :ivar file: the licences in full."""

    title: str
    note: str
    packages: tuple[Notice, ...]
    file: Link


def found(book: Book, theme: str = "", icons: str = "") -> tuple[Notice, ...]:
    """The notices of a site, one for each package that something of is in it.

    :param theme: the package that the theme is of, where there is one.
    :param icons: the folder of icons in it that pages show.
    :raises CannotCheck: when nobody knows under which licence something is.
    """
    fonts = sorted({language.font for language in book.languages.values() if language.font})
    names = [*(f"fontpkg-{font}" for font in fonts), *([theme] if theme else [])]
    return tuple(_notice(name, icons) for name in names)


def whole(notices: Sequence[Notice]) -> str:
    """What :data:`NAME` holds: the licences in full."""
    return "\n".join([_HEAD, *map(_text, notices)])


def planned(r: Renderer, notices: Sequence[Notice]) -> Planned:
    """The page that names them, in a language."""
    return Planned(
        addresses.NOTICES, partial(r.text, "notices"), partial(_page, r, notices), listed=False
    )


def _page(r: Renderer, notices: Sequence[Notice]) -> SitePage:
    r.begin(addresses.NOTICES)
    title, note = r.text("notices"), r.text("notices-note")
    file = Link(r.text("notices-file"), r.site(NAME))
    html = render("notices.html", page=Notices(title, note, tuple(notices), file))
    return SitePage("notices", addresses.NOTICES, title, html, (), note, listed=False)


def _text(notice: Notice) -> str:
    title = f"{notice.name} {notice.version}: {notice.licence}"
    within = [f"It holds {name}: {licence}" for name, licence in notice.within]
    head = "\n".join([title, "=" * len(title), *within])
    return "\n\n".join([head, *notice.texts]) + "\n"


@cache
def _notice(name: str, icons: str) -> Notice:
    package = metadata.distribution(name)
    told = package.metadata
    licence = told["License-Expression"] or told["License"]
    texts = tuple(dict.fromkeys(_texts(package, icons)))
    if not licence or not texts:
        raise CannotCheck(f"the package {told['Name']} does not say under which licence it is")
    within = sorted(set(_within(package)))
    if unknown := [name for name in within if name not in _WITHIN]:
        raise CannotCheck(f"{told['Name']} holds {', '.join(unknown)}, of unknown licence")
    known = tuple((name, _WITHIN[name]) for name in within)
    return Notice(told["Name"], package.version, licence, known, texts)


def _within(package: metadata.Distribution) -> Iterator[str]:
    """The packages that its scripts and style sheets are made of, as the maps of their sources say."""
    for file in package.files or ():
        if file.suffix == ".map" and not UNUSED.search(file.as_posix()):
            for source in json.loads(file.read_text("utf-8"))["sources"]:
                if at := _SOURCE.search(source):
                    yield at[1]


def _texts(package: metadata.Distribution, icons: str) -> Iterator[str]:
    """Its licences: its own, and that of the icons of it that pages show."""
    for file in package.files or ():
        path = PurePosixPath(file.as_posix())
        own = "licenses" in path.parts or path.parts[0].startswith("fontpkg_")
        of_icons = bool(icons) and path.as_posix().startswith(icons)
        if (
            path.name.upper().startswith("LICENSE")
            and path.suffix in ("", ".txt", ".md")
            and (own or of_icons)
        ):
            yield file.read_text("utf-8").strip()
