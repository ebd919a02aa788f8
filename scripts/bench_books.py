"""Large books for the bench: the book with its principles repeated, translated."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from concord.book.load import load

ROOT = Path(__file__).resolve().parent.parent
_MOST_COPIES = 70
"""Of a principle in one chapter: a catalogue of more would be larger than one may be."""


def factor_for(wanted: int) -> int:
    """How many times every principle must stand for all languages to have so many messages."""
    catalogues = load(ROOT).book.catalogues.values()
    principles = _principles()
    once = sum(map(len, catalogues))
    more = sum(context.split("/")[0] in principles for found in catalogues for context in found)
    return 1 + -(-(wanted - once) // more)


def copies_for(principles: int) -> int:
    """How many times every principle must stand in a book of so many."""
    return -(-principles // len(_principles()))


def scaled(target: Path, factor: int, *, update: bool = True) -> Path:
    """A copy of the project whose every principle stands ``factor`` times, translated.

    :param update: whether the catalogues are brought up to date, as an editor would.
    """
    target.mkdir(parents=True)
    for name in ("docs", "translations", "scripts"):
        shutil.copytree(
            ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
        )
    shutil.copy2(ROOT / "mkdocs.yml", target)
    parts = list(_parts(factor))
    principles = _principles()
    for page in sorted((target / "docs/principles").glob("*.md")):
        for copy in range(2, factor + 1):
            shutil.copy2(page, page.with_name(f"{page.stem}-{copy}.md"))
    for chapter in sorted((target / "docs/chapters").glob("*.md")):
        _scale_chapter(target, chapter, parts)
    for path in sorted((target / "translations").glob("*/LC_MESSAGES/*.po")):
        _scale_catalogue(path, principles, parts)
    _scale_waivers(target / "translations/waivers.yml", principles, range(2, factor + 1))
    if update:
        command = [sys.executable, "-m", "concord.cli.main", "--root", str(target), "translations"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return target


def _principles() -> set[str]:
    return {path.stem for path in (ROOT / "docs/principles").glob("*.md")}


def _parts(factor: int) -> Iterator[range]:
    """The numbers of the copies in each chapter and its copies; 1 is what there was."""
    for first in range(1, factor + 1, _MOST_COPIES):
        yield range(first, min(first + _MOST_COPIES, factor + 1))


def _named(name: str, copy: int) -> str:
    return name if copy == 1 else f"{name}-{copy}"


def _scale_chapter(target: Path, chapter: Path, parts: list[range]) -> None:
    """A chapter with the copies of its principles; copies of it where it would hold too many."""
    text, order = chapter.read_text("utf-8"), target / "docs/book.yml"
    listed = re.search(r"^principles: \[(.*)\]$", text, re.MULTILINE)
    assert listed
    names = [name.strip() for name in listed[1].split(",")]
    for number, part in enumerate(parts, start=1):
        inside = [_named(name, copy) for name in names for copy in part]
        name = _named(chapter.stem, number)
        chapter.with_stem(name).write_text(
            text.replace(listed[0], f"principles: [{', '.join(inside)}]"), "utf-8"
        )
        if number > 1:
            for kind in ("questions", "scenarios"):
                path = target / "docs" / kind / f"{chapter.stem}.yml"
                said = re.sub(
                    r"(?m)^(  principle: )(.*)$", rf"\1\2-{part[0]}", path.read_text("utf-8")
                )
                path.with_stem(name).write_text(said, "utf-8")
            listing = order.read_text("utf-8")
            order.write_text(listing.replace("\npages:", f"\n  - {name}\npages:"), "utf-8")


def _scale_catalogue(path: Path, principles: set[str], parts: list[range]) -> None:
    """The catalogue of a chapter with the copies of its principles, and those of its copies."""
    header, *messages = path.read_text("utf-8").rstrip("\n").split("\n\n")
    live = [
        (match[1], message)
        for message in messages
        if (match := re.search(r'(?m)^msgctxt "([a-z0-9-]+)/', message))
    ]
    for number, part in enumerate(parts if path.stem not in _SHARED else parts[:1], start=1):
        found = messages[:] if number == 1 else []
        for page, message in live:
            if page in principles:
                copies = part[1:] if number == 1 else part
                found += (_of_page(message, page, _named(page, copy)) for copy in copies)
            elif number > 1:
                found.append(_of_page(message, page, _named(page, number)))
        text = "\n\n".join([header, *found]) + "\n"
        path.with_stem(_named(path.stem, number)).write_text(text, "utf-8")


_SHARED = ("articles", "interface", "pages")
"""Catalogues of no chapter."""


def _of_page(message: str, page: str, name: str) -> str:
    return message.replace(f'msgctxt "{page}/', f'msgctxt "{name}/', 1)


def _scale_waivers(path: Path, principles: set[str], copies: range) -> None:
    """What is waived in a block is waived in its copies."""
    waived = re.split(r"(?m)^(?=- )", path.read_text("utf-8"))
    for waiver in list(waived):
        named = re.search(r"^ +id: ([a-z0-9-]+)/", waiver, re.MULTILINE)
        if named and named[1] in principles:
            waived += [waiver.replace(f"{named[1]}/", f"{named[1]}-{n}/") for n in copies]
    path.write_text("".join(waived), "utf-8")
