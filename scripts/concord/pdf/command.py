"""``concord pdf``: the printed editions an editor names, or all that the site offers."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from .. import inline
from ..diagnostics import CannotCheck, Finding, Location, amount, render
from ..extract import messages
from ..load import load
from ..model import CANONICAL, Book, Translation, block_context
from . import editions, listing
from .listing import EPOCH, OUTPUT


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser("pdf", help="make the printed editions", description=__doc__)
    lists = "; repeat it, or separate by commas"
    parser.add_argument(
        "--language", action="append", default=[], metavar="CODE", help="a book in it" + lists
    )
    parser.add_argument(
        "--chapter", action="append", default=[], metavar="ID", help="only this chapter" + lists
    )
    parser.add_argument(
        "--principle", action="append", default=[], metavar="ID", help="only this principle" + lists
    )
    parser.add_argument(
        "--parallel",
        action="append",
        default=[],
        metavar="CODE,CODE",
        help="two or three languages side by side",
    )
    parser.add_argument(
        "--paper", default=editions.DEFAULT_PAPER, metavar="SIZE", help="a4 (default) or letter"
    )
    parser.add_argument(
        "--output",
        type=Path,
        default=None,
        metavar="DIR",
        help=f"where to (default: {OUTPUT.as_posix()})",
    )
    parser.add_argument(
        "--default", action="store_true", help="all editions the site offers; so without any choice"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make editions. Exit status: 0 made, 1 something in the book cannot be printed, 130 interrupted."""
    folder = arguments.output or arguments.root / OUTPUT
    found = listing.mark(arguments.root)
    if _is_default(arguments) and (held := listing.current(folder, found)):
        print(f"{folder.as_posix()}: 0 editions made, {held} unchanged")
        return 0
    loaded = load(arguments.root)
    findings = [finding for finding in loaded.findings if loaded.unread]
    book = dated(loaded.book)
    wanted = chosen(book, arguments)
    findings += problems(book, {code for edition in wanted for code in edition.languages})
    return _refuse(findings) if findings else _publish(book, wanted, folder, found)


def _publish(book: Book, wanted: Sequence[editions.Edition], folder: Path, found: str) -> int:
    from . import fonts, publish, typeset  # Typst and pikepdf take a while to load

    faces = fonts.choose(book.languages.values(), fonts.installed())
    setting, mark = typeset.Setting.of(faces, timestamp(book)), typeset.fingerprint(faces)
    press = publish.Press(book, setting, mark, folder, listing.entries(folder))
    offered = {edition.name for edition in editions.defaults(book)}
    try:
        made, current = publish.publish(press, wanted, offered, found)
    except typeset.CannotSet as error:
        return _refuse(list(explained(book, wanted, error.message, error.text, error.font)))
    except KeyboardInterrupt:
        print("concord: interrupted; the earlier editions are as they were", file=sys.stderr)
        return 130
    print(f"{folder.as_posix()}: {amount(made, 'edition')} made, {current} unchanged")
    return 0


def _is_default(arguments: argparse.Namespace) -> bool:
    """Whether just what the site offers is wanted."""
    named = (arguments.language, arguments.chapter, arguments.principle, arguments.parallel)
    return not any(named) and arguments.paper == editions.DEFAULT_PAPER


def _refuse(findings: Sequence[Finding]) -> int:
    sys.stdout.write(render(findings))
    print("no edition was made; the earlier ones are as they were")
    return 1


def chosen(book: Book, arguments: argparse.Namespace) -> list[editions.Edition]:
    """The editions the arguments name."""
    language, chapter, principle = map(
        _several, (arguments.language, arguments.chapter, arguments.principle)
    )
    parallel = [_several([codes]) for codes in arguments.parallel]
    named = any((language, chapter, principle, parallel))
    wanted = editions.choose(book, language, parallel, chapter, principle, arguments.paper)
    if not named or arguments.default:
        wanted = editions.defaults(book, arguments.paper) + (wanted if named else [])
    return list(dict.fromkeys(wanted))


def _several(values: Sequence[str]) -> list[str]:
    return [part.strip() for value in values for part in value.split(",") if part.strip()]


def dated(book: Book) -> Book:
    """The book with the day it is printed as of: ``SOURCE_DATE_EPOCH``, or its own revision.

    :raises CannotCheck: when there is no day, or no address for its links.
    """
    if not book.address:
        raise CannotCheck("docs/book.yml has no “address”, the site that the printed links lead to")
    if epoch := os.environ.get(EPOCH):
        try:
            day = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
        except (ValueError, OverflowError, OSError):
            raise CannotCheck(f"{EPOCH} is “{epoch}”, not a number of seconds") from None
        return replace(book, revision=day.isoformat())
    if not book.revision:
        raise CannotCheck(
            f"docs/book.yml has no “revision”, the day of the content, and {EPOCH} is not set"
        )
    return book


def timestamp(book: Book) -> int:
    """The second the files are dated: the first of the book's day, in UTC."""
    day = datetime.date.fromisoformat(book.revision)
    return int(datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC).timestamp())


def problems(book: Book, languages: set[str]) -> Iterator[Finding]:
    """Blocks that hold something the templates cannot set, in any of the languages."""
    known = inline.targets([*book.pages, *book.articles])
    for code in sorted(languages):
        for context, shown, where in _shown(book, code):
            for fault in inline.parse(shown.text, known)[1]:
                english, translated = (
                    ("PAGE012", "PO010") if fault.kind == "link" else ("PAGE001", "PO011")
                )
                found = english if shown.language == CANONICAL else translated
                yield Finding(where, found, f"“{context}”: {fault.message}")


def explained(
    book: Book, wanted: Sequence[editions.Edition], message: str, text: str, font: str
) -> Iterator[Finding]:
    """Where the characters that no font has stand in the book.

    :param message: Typst's.
    :param text: what no font can display, or ``""``.
    :param font: the first font tried.
    :raises CannotCheck: when the templates themselves are at fault.
    """
    if not text:
        raise CannotCheck(f"the templates cannot set the book: {message}")
    names = ", ".join(f"{ch} (U+{ord(ch):04X})" for ch in dict.fromkeys(text))
    codes = dict.fromkeys(code for edition in wanted for code in edition.languages)
    places = [
        (where, context)
        for code in codes
        for context, shown, where in _shown(book, code)
        if text in shown.text
    ]
    for where, context in places or [(Location("docs"), "the book")]:
        yield Finding(
            where, "PDF001", f"“{context}”: no glyph for {names} in {font} or any other font"
        )


def _shown(book: Book, code: str) -> Iterator[tuple[str, Translation, Location]]:
    """Every message as a language shows it, with the place of that text."""
    places = {
        block_context(page, block): block.location
        for page in book.pages.values()
        for block in page.blocks
    }
    for message in messages(book):
        shown = book.translate(message.context, message.text, code)
        english = places.get(message.context, Location(message.source))
        own = book.catalogues.get(code, {}).get(message.context)
        yield message.context, shown, own.location if own and shown.language == code else english
