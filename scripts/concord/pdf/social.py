"""The pictures that previews of a link show, one a language: the book's name in its colours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import typst

from .. import look
from ..book.model import Book, Language
from ..findings.diagnostics import CannotCheck
from ..running.kept import NOTHING, Store
from . import fonts
from .typeset import TEMPLATES

WIDTH, HEIGHT = 1200, 630
"""In pixels, as those who show previews ask for (The Open Graph protocol, ``og:image``)."""


FOLDER = "assets/social/"
"""Where the pictures lie in the site."""


def languages(book: Book) -> tuple[str, ...]:
    """Codes of the languages that have a picture: those that an installed font can set."""
    return tuple(_faces(book))


def pictures(book: Book, store: Store = NOTHING) -> Mapping[str, bytes]:
    """A PNG for each of them; the same bytes for the same book. :param store: keeps them."""
    return {
        code: _kept(_told(book, book.languages[code], faces), _folders(faces), store)
        for code, faces in _faces(book).items()
    }


def _faces(book: Book) -> dict[str, list[fonts.Face]]:
    faces = fonts.installed()
    found: dict[str, list[fonts.Face]] = {}
    for code, language in book.languages.items():
        # The site can be read in the reader's own fonts; a picture cannot.
        with suppress(CannotCheck):
            of_language = fonts.choose([language], faces)[code]
            found[code] = list(dict.fromkeys([*of_language, *faces[:1]]))
    return found


def _folders(faces: list[fonts.Face]) -> list[Path]:
    return [face.folder for face in faces]


def _told(book: Book, language: Language, faces: list[fonts.Face]) -> str:
    """What the picture says, as JSON."""
    title, subtitle = (
        book.interface_text(key, language.code) for key in ("book-title", "book-subtitle")
    )
    shown = book.languages[subtitle.language]
    told = {
        "title": title.text,
        "subtitle": subtitle.text,
        "lang": shown.code,
        "dir": shown.direction,
        "fonts": [face.family for face in faces],
    }
    return json.dumps(told, ensure_ascii=False)


def _kept(told: str, folders: list[Path], store: Store) -> bytes:
    return store.kept("picture", told.encode(), lambda: _made(told, tuple(map(str, folders))))


@lru_cache(maxsize=64)
def _made(told: str, folders: tuple[str, ...]) -> bytes:
    """The PNG of what is told; made once while a preview is served."""
    made = typst.compile(
        str(TEMPLATES / "social.typ"),
        root=str(TEMPLATES),
        format="png",
        ppi=72.0,
        font_paths=typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders)
        ),
        sys_inputs={"told": told, "look": json.dumps(look.tokens()), "mark": look.mark()},
    )
    assert isinstance(made, bytes)
    return made
