"""``concord pdf``: the printed editions an editor names, or all that the site offers."""

from __future__ import annotations

import argparse
import datetime
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from .. import checks
from ..book import dates
from ..book.layout import glossary_path
from ..book.load import load
from ..book.messages import messages, places
from ..book.model import Book
from ..findings.diagnostics import CannotCheck, Finding, Location, amount, render
from ..pdf import editions, listing
from ..pdf.listing import OUTPUT

# What Typst says of an interface text that its templates ask for.
_NO_TEXT = re.compile(r'dictionary does not contain key "([^"]+)"')


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
        "--cards", action="store_true", help="cards to pin up instead of books, a sheet a chapter"
    )
    parser.add_argument(
        "--trainer", action="store_true", help="sessions for trainers instead of books, by language"
    )
    parser.add_argument(
        "--paper",
        default=editions.DEFAULT_PAPER,
        metavar="SIZE",
        help="a4 (default) or letter; of cards also a6, four to be cut from a sheet of a4",
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
    """Make editions. Exit status: 0 made, 1 something in the book cannot be printed."""
    folder = arguments.output or arguments.root / OUTPUT
    if _is_default(arguments) and _unchanged(folder, listing.mark(arguments.root)):
        return 0
    from ..pdf.press import reserved

    with reserved(folder) as waited:
        found = listing.mark(arguments.root)
        if waited and _is_default(arguments) and _unchanged(folder, found):
            return 0
        loaded = load(arguments.root)
        if blocking := [finding for finding in checks.sound(loaded) if not finding.may_wait]:
            return _refuse(blocking)
        book = dated(loaded.book)
        return _publish(book, chosen(book, arguments), folder, found)


def _unchanged(folder: Path, found: str) -> bool:
    """Whether the default editions of the book are there already; then says so."""
    held = listing.current(folder, found)
    if held:
        print(f"{folder.as_posix()}: 0 editions made, {held} unchanged")
    return bool(held)


def _publish(book: Book, wanted: Sequence[editions.Edition], folder: Path, found: str) -> int:
    from ..pdf import fonts, press, typeset

    faces = fonts.choose(book.languages.values(), fonts.installed())
    setting, mark = typeset.Setting.of(faces, timestamp(book)), typeset.fingerprint(faces)
    given = press.Press(book, setting, mark, folder, listing.entries(folder))
    offered = {edition.name for edition in editions.defaults(book)}
    try:
        made, current = press.bring_up_to_date(given, wanted, offered, found)
    except typeset.CannotSet as error:
        return _refuse(list(explained(book, wanted, error.message, error.text, error.font)))
    print(f"{folder.as_posix()}: {amount(made, 'edition')} made, {current} unchanged")
    return 0


def _is_default(arguments: argparse.Namespace) -> bool:
    """Whether just what the site offers is wanted."""
    named = (arguments.language, arguments.chapter, arguments.principle, arguments.parallel)
    return not any((*named, *_forms(arguments))) and arguments.paper == editions.DEFAULT_PAPER


def _forms(arguments: argparse.Namespace) -> list[str]:
    """What is wanted instead of books."""
    return [form for form in editions.FORMS if getattr(arguments, form)]


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
    forms = _forms(arguments)
    named = any((language, chapter, principle, parallel, forms))
    limits = (language, parallel, chapter, principle, arguments.paper)
    wanted = [edition for form in forms or [""] for edition in editions.choose(book, *limits, form)]
    if not named or arguments.default:
        wanted = editions.defaults(book, arguments.paper) + (wanted if named else [])
    return list(dict.fromkeys(wanted))


def _several(values: Sequence[str]) -> list[str]:
    return [part.strip() for value in values for part in value.split(",")]


def dated(book: Book) -> Book:
    """The book with the day it is printed as of: ``SOURCE_DATE_EPOCH``, or its own revision.

    :raises CannotCheck: when there is no day, or no address for its links.
    """
    if not book.address:
        raise CannotCheck("docs/book.yml has no “address”, the site that the printed links lead to")
    day = dates.day(book.revision)
    if day is None:
        raise CannotCheck(
            f"docs/book.yml has no “revision”, the day of the content, and {dates.EPOCH} is not set"
        )
    return replace(book, revision=day.isoformat())


def timestamp(book: Book) -> int:
    """The second the files are dated: the first of the book's day, in UTC."""
    return dates.seconds(datetime.date.fromisoformat(book.revision))


def explained(
    book: Book, wanted: Sequence[editions.Edition], message: str, text: str, font: str
) -> Iterator[Finding]:
    """Where the characters that no font has stand in the book.

    :param message: Typst's.
    :param text: what no font can display, or ``""``.
    :param font: the first font tried.
    :raises CannotCheck: when the templates themselves are at fault.
    """
    if key := _NO_TEXT.search(message):
        raise CannotCheck(f"docs/interface.yml has no text “{key[1]}”; restore it")
    if not text:
        raise CannotCheck(f"the templates cannot set the book: {message}")
    names = ", ".join(f"{ch} (U+{ord(ch):04X})" for ch in dict.fromkeys(text))
    codes = dict.fromkeys(code for edition in wanted for code in edition.languages)
    texts = [shown for code in codes for shown in _shown(book, code)]
    places = [(where, name) for name, shown, where in texts + list(_beside(book)) if text in shown]
    for where, name in places or [(Location("docs"), "the book")]:
        yield Finding(
            where, "PDF001", f"“{name}”: no glyph for {names} in {font} or any other font"
        )


def _beside(book: Book) -> Iterator[tuple[str, str, Location]]:
    """What is set as it is in every language: names of articles, and words of glossaries."""
    for article in book.articles.values():
        for text in (article.title, *article.authors, article.organisation):
            yield article.id, text, article.location
    for code, language in book.languages.items():
        for term in language.glossary:
            yield term.term, f"{term.term} {term.translation}", Location(glossary_path(code))


def _shown(book: Book, code: str) -> Iterator[tuple[str, str, Location]]:
    """Every message's name, its text as a language shows it, and the place of that text."""
    english = places(book)
    for message in messages(book):
        shown = book.translate(message.context, message.text, code)
        own = book.catalogues.get(code, {}).get(message.context)
        where = own.location if own and shown.language == code else english[message.context]
        yield message.context, shown.text, where
