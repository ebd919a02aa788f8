"""A site made in parts: some languages by each job of a CI service, put together by one more.

``CONCORD_LANGUAGES="th fa" mkdocs build --site-dir part-1`` makes a part: the folders of these
languages, and :data:`NAME`, which says what they were made from. ``CONCORD_PARTS="part-1 part-2"
mkdocs build`` makes the whole site as any build does, but takes each language from the part that
has it. The jobs share nothing but these folders; the site is the one that one build makes, byte for
byte, since a part tells a digest of all that shapes it, and no other is taken.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from ..book.layout import DOCS, TRANSLATIONS
from ..book.model import Book
from ..findings.diagnostics import CannotCheck
from ..running.kept import digest, joined
from .reading import Reading

LANGUAGES, PARTS = "CONCORD_LANGUAGES", "CONCORD_PARTS"
"""Environment variables: the languages of the part to make; the folders of the parts to join."""
NAME = "part.json"
"""In a part: ``made_from``, a digest, and ``languages``, each with a digest of its files."""
_PACKAGE = Path(__file__).parents[1]
_PROGRAMS = ("mkdocs", "properdocs", "mkdocs-material", "babel", "jinja2", "markdown", "rjsmin")


def asked(book: Book) -> tuple[str, ...]:
    """The languages of the part that is to be made, in the book's order; none for a whole site.

    :raises CannotCheck: when one is not of the book, or parts are to be joined as well.
    """
    named = os.environ.get(LANGUAGES, "").replace(",", " ").split()
    if named and os.environ.get(PARTS):
        raise CannotCheck(f"{LANGUAGES} makes a part and {PARTS} joins some: set one of them")
    if unknown := sorted(set(named) - set(book.languages)):
        raise CannotCheck(f"{LANGUAGES}: the book has no language {', '.join(unknown)}")
    return tuple(code for code in book.languages if code in named)


def folders() -> list[Path]:
    """The folders of the parts that are to be joined."""
    names = os.environ.get(PARTS, "").split(os.pathsep)
    return [Path(name) for one in names for name in one.split()]


def made_from(root: Path, config: MkDocsConfig, reading: Reading, second: int) -> str:
    """A digest of all that the pages of a language are made from, wherever the project lies.

    :param second: the second that files are dated.
    """
    told = [f"{second} {config.site_url} {reading.keeps}", *map(_version, _PROGRAMS)]
    told += [*sorted(reading.fonts.files), *reading.icon_paths().values(), *reading.pictures]
    told += [f"{one.file} {one.sha256}" for one in reading.printed]
    told += [f"{one.name} {one.version}" for one in reading.shipped]
    theme = Path(config.theme.custom_dir or os.devnull)
    told.append(digest(root / DOCS, root / TRANSLATIONS, _PACKAGE, theme))
    settings = Path(config.config_file_path).read_bytes()
    return hashlib.sha256(joined("\n".join(told).encode(), settings)).hexdigest()


def write(folder: Path, made_of: str, languages: tuple[str, ...]) -> None:
    """Say of a part what it is."""
    told = {"made_from": made_of, "languages": {code: digest(folder / code) for code in languages}}
    (folder / NAME).write_text(json.dumps(told, indent=1) + "\n", "utf-8")


def beside_a_site(site: Path) -> None:
    """Refuse to put a part where something else is.

    :raises CannotCheck: when the folder is neither empty nor a part.
    """
    if site.is_dir() and any(site.iterdir()) and not (site / NAME).is_file():
        raise CannotCheck(f"{site} holds no part of a site; name another folder with --site-dir")


def given(book: Book, made_of: str) -> Mapping[str, Path]:
    """The folder of each language in the parts that are to be joined; nothing where none are.

    :raises CannotCheck: when one is not there, broken, made from something else, or has what another
        has; when a language is in none.
    """
    found: dict[str, Path] = {}
    for folder in folders():
        for code, made in _languages(folder, made_of).items():
            if code not in book.languages:
                raise CannotCheck(f"{folder}: the book has no language {code}")
            if code in found:
                raise CannotCheck(f"{folder}: {code} is in {found[code].parent} as well")
            if not (folder / code).is_dir() or digest(folder / code) != made:
                raise CannotCheck(f"{folder}: the files of {code} are not those that were made")
            found[code] = folder / code
    if folders() and (missing := [code for code in book.languages if code not in found]):
        raise CannotCheck(f"{PARTS}: no part has {', '.join(missing)}")
    return found


def _languages(folder: Path, made_of: str) -> Mapping[str, str]:
    try:
        told: Any = json.loads((folder / NAME).read_bytes())
        before, languages = told["made_from"], dict(told["languages"])
    except (OSError, ValueError, TypeError, KeyError):
        raise CannotCheck(f"{folder} is no part of a site: it has no {NAME} that says so") from None
    if before != made_of:
        raise CannotCheck(
            f"{folder} was made from another book, or by other programs: make it anew"
        )
    return languages


def _version(name: str) -> str:
    try:
        return f"{name} {metadata.version(name)}"
    except metadata.PackageNotFoundError:
        return f"{name} is not there"
