"""Sentences of an article are found in the book however they were dressed up, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from concord.articles.copied import Originals
from concord.book.load import load

from ..support import BASE

# Sentences made up for this test.
MALAY = (
    "Penjual yang sabar selalu bertanya dahulu sebelum ia menjawab soalan pembeli di kedainya itu."
)
THAI = "คนขายที่ใจเย็นมักถามก่อนเสมอแล้วจึงค่อยตอบคำถามของคนที่เดินเข้ามาในร้าน"
PERSIAN = (
    "فروشنده\u200cی صبور همیشه پیش از آنکه به خریدار پاسخ بدهد از او می\u200cپرسد چه می\u200cخواهد."
)
TEXT = f"{MALAY} Kemudian ia tersenyum.\n{THAI}\n{PERSIAN}\n"


@pytest.fixture(scope="module")
def originals() -> Originals:
    return Originals(load(BASE).book, [TEXT])


COPIES = {
    "whole": MALAY,
    "inside": f"We say: {MALAY} And more.",
    "capitals": MALAY.upper(),
    "marks": MALAY.replace(" ", " — ", 3).replace(".", "!"),
    "emphasis": MALAY.replace("sabar", "*sabar*").replace("pembeli", "[pembeli][keep-promises]"),
    "spaces": MALAY.replace(" ", "\u00a0\u00a0"),
    "a word changed": MALAY.replace("dahulu", "kemudian"),
    "a word gone": MALAY.replace("selalu ", ""),
    "first half": " ".join(MALAY.split()[:7]),
    "second half": " ".join(MALAY.split()[7:]),
    "turned round": " ".join([*MALAY.split()[7:], *MALAY.split()[:7]]),
    "Thai": THAI,
    "Thai with spaces": " ".join(THAI[i : i + 9] for i in range(0, len(THAI), 9)),
    "Thai with words changed": THAI.replace("เสมอ", "ทุกครั้ง"),
    "Thai, half": THAI[: len(THAI) // 2],
    "Persian without half-spaces": PERSIAN.replace("\u200c", ""),
    "Persian with Arabic letters": PERSIAN.replace("ی", "ي").replace("ک", "ك"),
}


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_found(originals: Originals, name: str) -> None:
    """The sentence is named, and where it is from."""
    found = originals.copied(COPIES[name])
    assert found
    assert found[1] == "an article"


OWN = (
    "Bertanyalah dahulu, kata penjual.",
    "Sebelum menjawab, tanyalah apa yang dikehendaki pembeli.",
    "ถามก่อนเสมอแล้วค่อยตอบ",
    "คนขายที่ใจเย็นฟังลูกค้าให้จบ แล้วจึงบอกสิ่งที่ทำได้",
    "پیش از پاسخ، از خریدار بپرسید.",
    "A patient seller asks first.",
)


@pytest.mark.parametrize("text", OWN)
def test_own_words_are_left_alone(originals: Originals, text: str) -> None:
    """A few words in common are no copy."""
    assert originals.copied(text) is None


def test_a_title_may_be_quoted() -> None:
    """What the register calls a title or a heading, as long as it is short."""
    text = (BASE / "texts/fa-promise.txt").read_text("utf-8")
    base = Originals(load(Path(BASE)).book, [text])
    title, _, advice, *_ = text.split("\n")
    assert base.copied(f"«{title}»") is None
    assert base.copied(advice)
