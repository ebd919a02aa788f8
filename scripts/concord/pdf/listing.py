"""The list of the editions in a folder, ``editions.json``, and whether they are those of the book.

Nothing here needs Typst or a loaded book, so that an unchanged book is known in a moment.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from ..book.dates import EPOCH
from ..book.layout import DOCS, TRANSLATIONS
from ..book.printed import Offered

OUTPUT = Path("build/pdf")
"""Where the editions lie, relative to the project."""
LIST = "editions.json"
VERSION = 2
_PACKAGE = Path(__file__).parents[1]
_LIBRARIES = frozenset(
    [
        "babel",
        "fonttools",
        "markdown-it-py",
        "persiantools",
        "pikepdf",
        "pythainlp",
        "segno",
        "typst",
    ]
)
"""What shapes an edition beside the book, our own code and the fonts."""
_FONTS = "fontpkg-"
_ENTRY = {
    **dict.fromkeys(("name", "file", "kind", "paper", "sha256", "inputs"), str),
    **dict.fromkeys(("languages", "chapters"), list),
    "bytes": int,
}


def read(folder: Path) -> dict[str, Any]:
    """The list of a folder; an empty one when there is none, or what is there is none."""
    empty: dict[str, Any] = {"version": VERSION, "mark": "", "editions": []}
    try:
        document = json.loads((folder / LIST).read_text("utf-8"))
        entries = document["editions"]
        if document["version"] == VERSION and isinstance(document["mark"], str):
            return dict(document) if all(map(_is_entry, entries)) else empty
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        pass
    return empty


def _is_entry(entry: Any) -> bool:
    """Whether an entry has all that is read of one."""
    held = all(isinstance(entry[key], kind) for key, kind in _ENTRY.items())
    return held and entry["file"] == f"{entry['name']}.pdf"


def entries(folder: Path) -> dict[str, dict[str, Any]]:
    """The editions of a folder by name, as its list has them."""
    return {entry["name"]: entry for entry in read(folder)["editions"]}


def is_whole(folder: Path, entry: Mapping[str, Any]) -> bool:
    """Whether the file of a list's entry is there, unharmed."""
    try:
        data = (folder / entry["file"]).read_bytes()
    except OSError:
        return False
    return hashlib.sha256(data).hexdigest() == entry.get("sha256")


def mark(root: Path) -> str:
    """A mark of everything the editions depend on: files, libraries, fonts, the day asked for."""
    digest = hashlib.sha256(os.environ.get(EPOCH, "").encode() + _installed().encode())
    for folder in (root / DOCS, root / TRANSLATIONS, _PACKAGE):
        for path in sorted(folder.rglob("*")):
            if "__pycache__" not in path.parts and path.is_file():
                name = path.relative_to(folder).as_posix()
                digest.update(f"\0{name}\0{path.stat().st_size}\0".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


@cache
def _installed() -> str:
    """Names and versions of the libraries and fonts that shape an edition."""
    found = {(d.name.lower(), d.version) for d in distributions() if d.name}
    return repr(sorted(f for f in found if f[0] in _LIBRARIES or f[0].startswith(_FONTS)))


def current(folder: Path, found: str) -> int | None:
    """How many default editions the folder holds, when all of them are those of the book.

    :param found: the book's :func:`mark`.
    """
    return len(_current(folder, read(folder), found)) or None


def _current(folder: Path, listed: Mapping[str, Any], found: str) -> list[Mapping[str, Any]]:
    """The default editions of a list, when all of them are whole and those of the book."""
    held = [entry for entry in listed["editions"] if entry.get("default")]
    whole = listed["mark"] == found and all(is_whole(folder, entry) for entry in held)
    return held if whole else []


def offered(root: Path) -> tuple[Offered, ...]:
    """What the site can offer: the default editions, if all are there and are the book's."""
    folder = root / OUTPUT
    listed = read(folder)
    # The mark reads every file there is; of a folder without editions nobody need know it.
    held = _current(folder, listed, mark(root)) if listed["mark"] else []
    return tuple(
        Offered(
            folder / entry["file"],
            entry["file"],
            entry["kind"],
            tuple(entry["languages"]),
            next(iter(entry["chapters"]), ""),
            entry["paper"],
            entry["bytes"],
            entry["sha256"],
        )
        for entry in held
    )
