"""What readers of PDF find in a printed book: pdf.js (Firefox) and MuPDF, beside poppler and PDFium."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from concord.pdf import documents, editions

from ..pdf import printing
from ..support import real
from .conftest import program

# The least share of words (Thai: phrases) that a search finds, in percent.
LEAST = {
    ("th", "pdf.js", "all"): 99.5,
    ("th", "pdf.js", "ำ"): 99.5,
    ("th", "mutool", "all"): 99.5,
    ("th", "mutool", "ำ"): 99.5,
    ("th", "poppler", "ำ"): 99.5,
    ("th", "pdfium", "ำ"): 99.5,
    ("fa", "pdf.js", "all"): 99.5,
    ("fa", "pdf.js", "\u200c"): 99.5,
    ("fa", "pdf.js", "\u0654"): 99.5,
    ("fa", "pdf.js", "\u064b"): 99.5,
    ("fa", "poppler", "\u200c"): 99.5,
    ("fa", "poppler", "\u0654"): 99.5,
    ("fa", "pdfium", "\u200c"): 99.5,
    ("fa", "pdfium", "\u0654"): 99.5,
}
# Firefox looks for letters, and for marks only where "Match Diacritics" is ticked.
UNSOUGHT = {("fa", "pdf.js"): re.compile("[\u064b-\u065f]")}


def by_pdfjs(path: Path) -> str:
    """What pdf.js gives, from the folder that npm put it in."""
    folder = os.environ.get("CONCORD_PDFJS", "")
    assert (Path(folder) / "node_modules/pdfjs-dist").is_dir(), "CONCORD_PDFJS names no pdfjs-dist"
    script = Path(__file__).parent / "extract.mjs"
    command = [program("node"), str(script), str(Path(folder).resolve()), str(path)]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")


def by_mutool(path: Path) -> str:
    """What MuPDF gives; as installed by Debian 12 it does not turn lines from right to left."""
    command = [program("mutool"), "draw", "-q", "-F", "txt", "-o", "-", str(path)]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")


def by_poppler(path: Path) -> str:
    """What poppler gives."""
    assert program("pdftotext")
    return printing.by_poppler(path.read_bytes()) or ""


READERS: dict[str, Callable[[Path], str]] = {
    "pdf.js": by_pdfjs,
    "mutool": by_mutool,
    "poppler": by_poppler,
    "pdfium": lambda path: printing.by_pdfium(path.read_bytes()),
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The whole books in the two languages whose letters are not drawn one by one."""
    folder, book = tmp_path_factory.mktemp("books"), printing.with_address(real().book)
    made = {}
    for code in ("th", "fa"):
        made[code] = folder / f"{code}.pdf"
        made[code].write_bytes(printing.printed(printing.ROOT, code, book=book))
    return made


@pytest.mark.parametrize(("code", "reader", "kind"), LEAST)
def test_a_search_finds_the_words(
    printed: dict[str, Path], code: str, reader: str, kind: str
) -> None:
    """A reader of the book who searches for a word, or a Thai phrase, finds it."""
    book = printing.with_address(real().book)
    texts = list(printing.said(documents.document(book, editions.Edition((code,))), code))
    split = str.split if code == "th" else printing._WORD.findall
    wanted = [
        word
        for text in texts
        for word in split(printing.visible(text))
        if kind == "all" or kind in word
    ]
    got = printing.visible(READERS[reader](printed[code]))
    if unsought := UNSOUGHT.get((code, reader)):
        wanted, got = [unsought.sub("", word) for word in wanted], unsought.sub("", got)
    if code == "th":
        got = re.sub(r"\s+", "", got)
    assert len(wanted) > 30
    share = 100 * sum(word in got for word in wanted) / len(wanted)
    assert share >= LEAST[code, reader, kind], f"{share:.1f}"
