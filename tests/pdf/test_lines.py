"""Where lines and pages break: Thai between words, the columns of a row never."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from concord.book.model import Book
from concord.pdf import documents
from concord.pdf.breaks import JOINER, kept_whole
from concord.pdf.editions import Edition

from ..pdf import printing

pytestmark = pytest.mark.xdist_group("lines")

ROOT = Path(__file__).parents[2]
# Typst's own model cuts each of them somewhere in the book.
WORDS = (
    *("พฤศจิกายน", "ซอฟต์แวร์", "สำนักงาน", "เปอร์เซีย", "กล่าวว่า", "พนักงาน", "ลูกค้า", "ต้องการ"),
    *("อย่างไร", "ลำบาก", "จริงจัง", "ยี่สิบ", "แก้ไข", "ขอโทษ"),
)


@pytest.fixture(scope="module")
def thai(book: Book) -> bytes:
    """The whole book in Thai."""
    return printing.printed(ROOT, "th", book=book)


def test_words_are_joined_and_nothing_else() -> None:
    """Inside a word no line ends, nor before the sign that repeats one; between words it may."""
    (made,) = kept_whole([{"lang": "th", "text": "วันที่ 22 พฤศจิกายน ลูกค้าถาม ช้า ๆ"}])
    assert made["text"].replace(JOINER, "") == "วันที่ 22 พฤศจิกายน ลูกค้าถาม ช้า ๆ"
    assert made["text"].split(" ")[2] == JOINER.join(["พ", "ฤ", "ศ", "จิ", "กา", "ย", "น"])
    assert f" {JOINER}ๆ" in made["text"]
    assert "าถา" in made["text"], "two words may part"


def test_other_languages_and_other_data_are_left_alone() -> None:
    """Only what is set in Thai has joiners: no id, no plain text of a bookmark, no other language."""
    data = {"id": "ลูกค้า", "lang": "fa", "spans": [{"text": "ลูกค้า"}], "plain": "ลูกค้า"}
    assert kept_whole(data) == data
    assert kept_whole({"lang": "th", "plain": "พนักงาน"}) == {"lang": "th", "plain": "พนักงาน"}
    assert JOINER in kept_whole({"code": "th", "date": "22 พฤศจิกายน"})["date"]


def test_no_line_of_the_thai_book_ends_inside_a_word(thai: bytes) -> None:
    """Words that staff use every day, names and the month are whole; ๆ begins no line."""
    lines = printing.by_pdfium(thai).splitlines()
    assert sum(len(re.findall(word, "\n".join(lines))) for word in WORDS) > 500
    cut = [
        (before, after)
        for before, after in itertools.pairwise(lines)
        for word in WORDS
        for at in range(1, len(word))
        if before.endswith(word[:at]) and after.startswith(word[at:])
    ]
    assert cut == []
    assert [line for line in lines if line.startswith("ๆ")] == []


def test_the_joiners_are_not_in_the_finished_file(thai: bytes) -> None:
    """Who copies or searches Thai text, or reads its bookmarks, finds only what is seen."""
    with pypdfium2.PdfDocument(thai) as pdf:
        assert [item for item in pdf.get_toc() if JOINER in item.get_title()] == []
    assert JOINER not in printing.by_pdfium(thai)
    assert JOINER not in (printing.by_poppler(thai) or "")


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _opening(cell: Any) -> str:
    """How a cell begins, as one finds it in the text of a page."""

    def words(span: Any) -> str:
        return span.get("text", "") + "".join(map(words, span.get("inside", [])))

    return _squeezed("".join(map(words, cell["spans"])))[:24]


def test_a_row_of_a_parallel_book_stands_on_one_page(book: Book) -> None:
    """No language of a block is left for the next page, and no heading stands without its text."""
    chapter = "put-it-right"
    with pypdfium2.PdfDocument(
        printing.printed(ROOT, "en", "tl", "ms", chapters=[chapter], book=book)
    ) as pdf:
        pages = [_squeezed(page.get_textpage().get_text_range()) for page in pdf]

    def places(cell: Any) -> list[int]:
        opening = _opening(cell)
        return [n for n, page in enumerate(pages) if opening in page]

    document = documents.document(book, Edition(("en", "tl", "ms"), (chapter,)))
    compared = 0
    for principle in document["chapters"][0]["principles"]:
        for block in principle["blocks"]:
            found = [places(cell) for cell in block["cells"]]
            if all(len(each) == 1 for each in found):
                compared += 1
                assert len({each[0] for each in found}) == 1, block["id"]
    assert compared > 30
