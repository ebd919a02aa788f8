"""The exports by name: what `concord export` writes and the site offers for download."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from ...book import files
from ...book.loaded import Loaded
from ...book.model import CANONICAL, Book
from . import EXPORTS, principles, sheet, tbx, tmx, xliff
from .units import Unit, units

OF_BOOK: dict[str, tuple[tuple[str, Callable[[Book, Sequence[str]], str]], ...]] = {
    "tmx": (("concord.tmx", tmx.write),),
    "tbx": (("concord.tbx", tbx.write),),
    "principles": (
        ("principles.json", principles.as_json),
        ("principles.csv", principles.as_csv),
    ),
}
"""By format, the files that hold every language, each with what makes its text."""
BILINGUAL = {"xliff": "concord-{}-1.2.xlf", "xliff2": "concord-{}-2.0.xlf", "csv": "concord-{}.csv"}
"""By format, the name of the file of a language."""
FORMATS = (*BILINGUAL, *OF_BOOK)


def exports(
    loaded: Loaded, formats: Iterable[str], languages: Sequence[str], states: Sequence[str] = ()
) -> Iterator[tuple[str, str]]:
    """The files of the ``formats``, as (name, text).

    :param formats: of :data:`FORMATS`. :param languages: those beside English.
    :param states: the states of the blocks wanted in a bilingual file; all without any.
    :raises CannotCheck: when a text holds a character that XML cannot.
    """
    chosen = list(formats)
    for name in chosen:
        for file, make in OF_BOOK.get(name, ()):
            yield file, make(loaded.book, languages)
    bilingual = [name for name in chosen if name in BILINGUAL]
    for code in languages if bilingual else ():
        found = list(units(loaded, code, states))
        for name in bilingual:
            yield BILINGUAL[name].format(code), _bilingual(loaded.book, name, code, found)


def _bilingual(book: Book, name: str, code: str, found: Sequence[Unit]) -> str:
    if name == "xliff":
        return xliff.version_1(found, CANONICAL, code, book.revision)
    if name == "xliff2":
        return xliff.version_2(found, CANONICAL, code)
    return sheet.write(found, code)


def publish(folder: Path, book: Book) -> None:
    """Write what others may download into the site, under permanent names.

    :param folder: the root of the site.
    """
    files.write_texts(
        {
            folder / EXPORTS / name: make(book, book.translated)
            for of_format in OF_BOOK.values()
            for name, make in of_format
        }
    )
