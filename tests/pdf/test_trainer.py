"""The trainer's edition: a session of two pages a chapter, that can be held from paper alone."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from concord.book.model import Scenario
from concord.book.sessions import MINUTES, sessions
from concord.pdf import documents, fonts, typeset
from concord.pdf.editions import TRAINER, Edition

from ..pdf import printing
from ..support import concord, real

pytestmark = pytest.mark.xdist_group("trainer")

BEFORE = 4
"""Pages in front of the sessions: cover, imprint, contents, and one left empty."""


@cache
def made(code: str, *chapters: str) -> bytes:
    edition = Edition((code,), chapters, form=TRAINER)
    faces = fonts.choose(real().book.languages.values(), fonts.installed())
    return typeset.pdf(
        documents.document(real().book, edition), typeset.Setting.of(faces, 1_700_000_000)
    )


def pages(data: bytes) -> list[str]:
    """The text of each page, on one line."""
    with pypdfium2.PdfDocument(data) as pdf:
        read = (page.get_textpage().get_text_range() for page in pdf)
        return [re.sub(r"\s+", " ", printing.visible(text)) for text in read]


@pytest.mark.parametrize("code", ["en", "th", "tl", "ms", "fa"])
def test_a_session_is_the_two_sides_of_a_leaf(code: str) -> None:
    """Each begins on an odd page and is two pages long, in every language."""
    held = list(sessions(real().book))
    assert len(held) == len(real().book.chapters)
    assert len(pages(made(code))) == BEFORE + 2 * len(held)
    with printing.opened(made(code)) as pdf, pdf.open_outline() as outline:
        at = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        found = [at[_page(item)] for item in outline.root]
    assert found[-len(held) :] == [BEFORE + 1 + 2 * n for n in range(len(held))]


def _page(item: object) -> tuple[int, int]:
    target = item.destination or item.action.D  # type: ignore[attr-defined]
    return target[0].objgen  # type: ignore[no-any-return]


def test_a_session_holds_what_it_is_held_with() -> None:
    """In order: what one will be able to do, the opening, the case with its answers and what happens,
    the role play with lines and what is ticked, the debrief with passages, the questions; and minutes."""
    read = pages(made("en"))[BEFORE:]
    for at, session in enumerate(sessions(real().book)):
        leaf = " ".join(read[2 * at : 2 * at + 2])
        case = session.case
        held = [
            session.chapter.title,
            *(block.text for block in session.able),
            "Opening question",
            *(block.text for block in session.opening),
            "The case",
            *((case.told, case.asks) if isinstance(case, Scenario) else (case.text,)),
            "What happens:",
            "The best answer.",
            "Role play",
            *(block.text for block in session.lines),
            "What a good answer contains",
            *(block.text for good in session.good for block in good.blocks),
            "To finish",
            *(question.text for question in session.asked),
        ]
        place = 0
        for words in held:
            words = re.sub(r"\[(.*?)\]\[.*?\]|[*_]", r"\1", printing.visible(words))
            assert words in leaf[place:], (session.chapter.id, words)
            place = leaf.index(words, place)
        minutes = re.findall(r"\b(\d+) min\b", leaf)
        assert list(map(int, minutes)) == list(MINUTES.values())
        assert re.search(r"(Thai|Tagalog|Malay|Persian) \d", leaf)
        assert f"/go/{session.chapter.id}/" in leaf


def test_of_one_chapter_only_its_leaf_is_printed() -> None:
    """A trainer who holds one session prints one sheet."""
    (front, back) = pages(made("ms", real().book.chapters[1]))
    assert front and back


def test_it_keeps_both_standards(tmp_path: Path) -> None:
    """veraPDF finds no fault, from the left and from the right."""
    assert printing.validated({"fa": made("fa"), "en": made("en")}, tmp_path) == ["ok"] * 4


def test_the_command_makes_a_trainers_edition_in_one_language(tmp_path: Path) -> None:
    """`--trainer` makes what is named; side by side there is none, and a book without sessions has
    none: both are said, with 2."""
    project = printing.copy_printable(tmp_path / "project")
    result = concord(project, "pdf", "--trainer", "--parallel", "fa,en")
    assert result.status == 2 and "one language" in result.error
    result = concord(project, "pdf", "--trainer", "--language", "xx")
    assert result.status == 2 and "language “xx”" in result.error
    result = concord(project, "pdf", "--trainer", "--language", "en")
    assert result.status == 2 and "no session" in result.error
    assert not list((project / "build").rglob("*.pdf"))
