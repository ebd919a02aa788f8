"""The rules about what lies in docs/ and translations/: only what the book names, by plain names."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ..book import attached, unseen
from ..book.layout import ATTACHED, DOCS, is_folder, is_named
from ..book.loaded import Loaded
from ..book.places import FILE, FOLDER, LINK, SPECIAL, Place, not_read
from ..findings.diagnostics import Finding, Location


def place_findings(loaded: Loaded) -> Iterator[Finding]:
    """Findings about every place in the project's folders, read or not."""
    names: dict[str, str] = {}
    for place in loaded.places:
        if place.kind in (LINK, SPECIAL):
            yield not_read(place)
        elif place.kind == FILE:
            yield from _file(loaded, place)
        yield from _name(place)
        twin = names.setdefault(_folded(place.path), place.path)
        if twin != place.path and not _are_pages(twin, place.path):
            message = f"the name differs from {twin} only in case or in the form of its letters"
            yield Finding(Location(place.path), "CFG016", message)


def _file(loaded: Loaded, place: Place) -> Iterator[Finding]:
    """A file is one of the book's, or one that is published as it is."""
    folder = place.path.rpartition("/")[0]
    if folder == ATTACHED.as_posix():
        if fault := attached.fault(loaded.root / place.path):
            yield Finding(Location(place.path), "CFG017", fault)
    elif not is_named(place.path) and place.path.startswith(f"{DOCS.as_posix()}/"):
        where = "in a folder that the book does not have" if not is_folder(folder) else "here"
        message = f"a file {where} that is none of the book's"
        yield Finding(Location(place.path), "CFG015", message)


def _name(place: Place) -> Iterator[Finding]:
    """A name is written in characters that can be seen."""
    name = place.path.rpartition("/")[2]
    odd = [c for c in name if c < " " or c in "\x7f\\" or unseen.is_unseen(c)]
    if odd or name != name.strip():
        what = f"{unseen.named(odd[0])} stands in" if odd else "a space begins or ends"
        kind = "folder" if place.kind == FOLDER else "file"
        yield Finding(Location(place.path), "CFG016", f"{what} the name of a {kind}")


def _are_pages(twin: str, path: str) -> bool:
    """Whether two files are pages whose ids differ in case, which is a finding of its own (PAGE014)."""
    return path.endswith(".md") and is_named(path) and twin.casefold() == path.casefold()


def _folded(path: str) -> str:
    """What systems that fold case, or compose letters, take a path for."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
