"""The one table of formats: what ``concord export`` writes, and what of it the site offers.

To add one: a module that makes its text from a :class:`~.units.Content`, and a row here; if the
site offers it, the interface text that names it in ``docs/interface.yml``; and a test. Everything
else is made from the table: the command, the files of the site, its page for courses,
``links.json``, ``scripts/formats.md``, and a test of each format on two books.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from ...book import files
from ...book.loaded import Loaded
from ...book.model import CANONICAL, Book
from ...findings.diagnostics import Finding
from . import asked, po, principles, read_xliff, spreadsheet, tbx, tmx, xliff
from .units import Content, Given

EXPORTS = "exports"
"""Where the site offers files, below its address."""


class Holds(Enum):
    """Which languages a file of a format holds."""

    EACH = "one language"
    BESIDE_ENGLISH = "one language beside English"
    ALL = "all languages"


@dataclass(frozen=True, slots=True)
class Reader:
    """What takes a file back.

    :ivar endings: of the names of its files; the first is the one we write.
    :ivar read: the units of a text; what cannot be read whole is a finding.
    """

    endings: tuple[str, ...]
    read: Callable[[str, str, list[Finding]], list[Given]]


def _always(_book: Book, _languages: Sequence[str]) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A file, or one a language, that ``concord export`` writes.

    :ivar name: what the command calls it; several files may belong to one name.
    :ivar file: its name, with ``{}`` for the language where there is one a language.
    :ivar on_site: the id of the interface text that the site offers it under, ``None`` to keep it
        off the site. It has no default: nothing is published without its row saying so.
    :ivar make: the text, from the book and the languages that are wanted in it; with
        :attr:`Holds.ALL` those beside English, else the one.
    :ivar needs: whether a book has anything to put into a file of some languages.
    :ivar reader: what ``concord import`` takes it back by.
    """

    name: str
    file: str
    holds: Holds
    on_site: str | None
    make: Callable[[Content, Sequence[str]], str]
    needs: Callable[[Book, Sequence[str]], bool] = _always
    reader: Reader | None = None

    def files(self, languages: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """Its files by name, each with the languages to make it of.

        :param languages: those that are wanted beside English.
        """
        if self.holds is Holds.ALL:
            return {self.file: languages}
        codes = languages if self.holds is Holds.BESIDE_ENGLISH else (CANONICAL, *languages)
        return {self.file.format(code): (code,) for code in codes}


_XLIFF = Reader((".xlf", "xliff", ".xml"), read_xliff.read)
_SPREADSHEET = Reader((".csv", ".tsv", ".txt"), spreadsheet.read)
_PO = Reader((".po",), po.read)

TABLE = (
    Format(
        name="xliff",
        file="concord-{}-1.2.xlf",
        holds=Holds.BESIDE_ENGLISH,
        on_site=None,
        make=xliff.version_1,
        reader=_XLIFF,
    ),
    Format(
        name="xliff2",
        file="concord-{}-2.0.xlf",
        holds=Holds.BESIDE_ENGLISH,
        on_site=None,
        make=xliff.version_2,
        reader=_XLIFF,
    ),
    Format(
        name="csv",
        file="concord-{}.csv",
        holds=Holds.BESIDE_ENGLISH,
        on_site=None,
        make=spreadsheet.write,
        reader=_SPREADSHEET,
    ),
    Format(
        name="po",
        file="concord-{}.po",
        holds=Holds.BESIDE_ENGLISH,
        on_site=None,
        make=po.write,
        reader=_PO,
    ),
    Format(
        name="principles",
        file="principles.json",
        holds=Holds.ALL,
        on_site="export-principles-json",
        make=principles.as_json,
    ),
    Format(
        name="principles",
        file="principles.csv",
        holds=Holds.ALL,
        on_site="export-principles-csv",
        make=principles.as_csv,
    ),
    Format(
        name="tmx",
        file="concord.tmx",
        holds=Holds.ALL,
        on_site="export-tmx",
        make=tmx.write,
    ),
    Format(
        name="tbx",
        file="concord.tbx",
        holds=Holds.ALL,
        on_site="export-tbx",
        make=tbx.write,
        needs=tbx.has_terms,
    ),
    Format(
        name="asked",
        file="concord-asked-{}.csv",
        holds=Holds.EACH,
        on_site=None,
        make=asked.write,
        needs=asked.has_phrases,
    ),
    Format(
        name="tbx",
        file="concord-{}.tbx",
        holds=Holds.BESIDE_ENGLISH,
        on_site=None,
        make=tbx.write,
        needs=tbx.has_terms,
    ),
)
"""In the order in which the page for courses lists those of the site."""
NAMES = tuple(dict.fromkeys(row.name for row in TABLE))
READERS = tuple(dict.fromkeys(row.reader for row in TABLE if row.reader))


def made(
    content: Content, rows: Iterable[Format], languages: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """The files of some ``rows`` as (name, text); none of a format that the book has nothing for.

    :param languages: those wanted beside English.
    :raises CannotCheck: when a text holds a character that XML cannot.
    """
    for row in rows:
        for name, codes in row.files(languages).items():
            if row.needs(content.book, codes):
                yield name, row.make(content, codes)


def offered(book: Book) -> Iterator[tuple[Format, str, Sequence[str]]]:
    """What the site offers: the row, the path below the site's address, and the languages in it."""
    for row in TABLE:
        for name, codes in row.files(book.translated).items() if row.on_site is not None else ():
            if row.needs(book, codes):
                yield row, f"{EXPORTS}/{name}", codes


def paths(book: Book) -> list[str]:
    """The paths of all files that the site offers."""
    return [path for _, path, _ in offered(book)]


def labels(book: Book, code: str) -> Iterator[tuple[str, str]]:
    """What the site offers to a reader of ``code``: path, and id of the text that names it."""
    for row, path, codes in offered(book):
        if row.on_site and (row.holds is Holds.ALL or code in codes):
            yield path, row.on_site


def publish(folder: Path, loaded: Loaded) -> None:
    """Write what the site offers into it, under permanent names.

    :param folder: the root of the site.
    """
    files.write_texts({folder / path: text for path, text in published(loaded)})


def published(loaded: Loaded) -> Iterator[tuple[str, str]]:
    """What the site offers, each by its path below the site's address."""
    rows = [row for row in TABLE if row.on_site is not None]
    for name, text in made(Content(loaded), rows, loaded.book.translated):
        yield f"{EXPORTS}/{name}", text


def page() -> str:
    """The table in Markdown, ``scripts/formats.md``."""
    head = "| format | file | holds | on the site | taken back | made by |\n|---|---|---|---|---|---|\n"
    return f"{_INTRODUCTION}\n{head}" + "".join(map(_row, TABLE))


_INTRODUCTION = """# Formats

What `concord export FORMAT` writes into `build/exchange/`, and what the site offers under
`/exports/`. `concord export --list` prints this page, from the table in
[formats.py](concord/translating/exchange/formats.py), which also says how to add a format.
"""


def _row(row: Format) -> str:
    module = row.make.__module__.rpartition(".")[2]
    cells = (
        f"`{row.name}`",
        f"`{row.file.format('<language>')}`",
        row.holds.value,
        "no" if row.on_site is None else "yes",
        "yes" if row.reader else "no",
        f"`{module}.{row.make.__name__}`",
    )
    return f"| {' | '.join(cells)} |\n"
