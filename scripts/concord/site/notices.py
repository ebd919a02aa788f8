"""Whose the fonts, scripts and icons are that a site ships: from the packages' own metadata."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import metadata
from pathlib import PurePosixPath

from ..book.model import Book
from ..findings.diagnostics import CannotCheck

NAME = "notices.txt"
"""Where they lie in the site."""
_HEAD = """This site ships the work of others, under these licences. The fonts are cut down to the
characters that its pages need, and named otherwise, as their licences ask.
"""


def notices(book: Book, theme: str = "", icons: str = "") -> str:
    """The notices of a site, a part for each package that something of is in it.

    :param theme: the package that the theme is of, where there is one.
    :param icons: the folder of icons in it that pages show.
    :raises CannotCheck: when a package does not say under which licence it is.
    """
    fonts = sorted({language.font for language in book.languages.values() if language.font})
    names = [*(f"fontpkg-{font}" for font in fonts), *([theme] if theme else [])]
    return "\n".join([_HEAD, *(_notice(metadata.distribution(name), icons) for name in names)])


def _notice(package: metadata.Distribution, icons: str) -> str:
    told = package.metadata
    licence = told["License-Expression"] or told["License"]
    texts = list(dict.fromkeys(_texts(package, icons)))
    if not licence or not texts:
        raise CannotCheck(f"the package {told['Name']} does not say under which licence it is")
    title = f"{told['Name']} {package.version}: {licence}"
    return "\n\n".join([f"{title}\n{'=' * len(title)}", *texts]) + "\n"


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
