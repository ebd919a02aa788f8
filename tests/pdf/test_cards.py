"""Cards to pin up: what is on each, that it can be read from where it hangs, and is whole."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from concord.links import qr
from concord.pdf import cards, documents, fonts, typeset
from concord.pdf.editions import CARDS, Edition
from concord.pdf.spans import Data
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont
from pypdfium2 import raw

from ..pdf import printing
from ..support import concord, real, replace

pytestmark = pytest.mark.xdist_group("cards")

POINTS = 72 / 25.4
"""In a millimetre."""
SHEETS = [("en",), ("th",), ("tl",), ("ms",), ("fa",), ("th", "en"), ("fa", "en")]
MADE = [*((codes, "a4") for codes in SHEETS), (("ms",), "a6"), (("fa", "en"), "a6")]


def edition(codes: tuple[str, ...], paper: str = "a4", *chapters: str) -> Edition:
    return Edition(codes, chapters, paper=paper, form=CARDS)


@cache
def told(wanted: Edition) -> Data:
    return documents.document(real().book, wanted)


@cache
def made(wanted: Edition) -> bytes:
    faces = fonts.choose(real().book.languages.values(), fonts.installed())
    return typeset.pdf(told(wanted), typeset.Setting.of(faces, 1_700_000_000))


def letters(page: pypdfium2.PdfPage) -> Iterator[tuple[str, float, tuple[float, ...]]]:
    """Each character of a page with its size in points and its box: left, bottom, right, top."""
    text = page.get_textpage()
    for at in range(text.count_chars()):
        letter = text.get_text_range(at, 1)
        if letter.strip():
            yield letter, raw.FPDFText_GetFontSize(text, at), text.get_charbox(at)


def plain(cell: Data) -> str:
    def inside(spans: list[Data]) -> str:
        return "".join(s["text"] if "text" in s else inside(s["inside"]) for s in spans)

    return printing.visible(inside(cell["spans"]))


def _images(resources: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every image of a page, those inside of others too."""
    for held in resources.get("/XObject", {}).values():
        if held.Subtype == "/Image":
            yield held
        elif "/Resources" in held:
            yield from _images(held.Resources)


def _grey(image: pikepdf.Object) -> bytes | None:
    """The pixels of a grey image, row by row."""
    shape = (image.Width, image.Height, image.BitsPerComponent)
    data = image.read_bytes()
    return data if shape[2] == 8 and len(data) == shape[0] * shape[1] else None


def large(page: pypdfium2.PdfPage, least: float) -> str:
    """The letters of a page that are of this size or larger, without spaces.

    Those that a reader adds, between words, have no size.
    """
    text = page.get_textpage()
    sizes = (raw.FPDFText_GetFontSize(text, at) for at in range(text.count_chars()))
    kept = (text.get_text_range(at, 1) for at, size in enumerate(sizes) if size >= least - 0.01)
    return re.sub(r"\s", "", printing.visible("".join(kept)))


def is_in(cell: Data, text: str) -> bool:
    """Whether the words of a text are all among letters; order and marks are for other tests."""
    pieces = re.findall(r"[^\W\d_]{2,}", plain(cell).replace("\u200c", " "))
    assert pieces
    return all(piece in text for piece in pieces)


@pytest.mark.parametrize(("codes", "paper"), MADE)
def test_a_sheet_a_chapter_and_one_for_the_path(codes: tuple[str, ...], paper: str) -> None:
    """Every chapter is one card, the path one in each language; four small ones are a sheet."""
    there = len(real().book.chapters) + len(codes)
    with pypdfium2.PdfDocument(made(edition(codes, paper))) as pdf:
        assert len(pdf) == (math.ceil(there / 4) if paper == "a6" else there)
        for page in pdf:
            assert [round(side / POINTS) for side in page.get_size()] == [210, 297]


@pytest.mark.parametrize("codes", SHEETS)
def test_what_is_read_from_two_metres_is_large(codes: tuple[str, ...]) -> None:
    """In letters of 24 points and more stands, for one principle at least, when it helps and what to
    say and do; what to avoid too, but for a card or two in two languages. Titles have 28 and more."""
    wanted, whole = edition(codes), 0
    with pypdfium2.PdfDocument(made(wanted)) as pdf:
        for page, card in zip(pdf, told(wanted)["cards"], strict=False):
            got = large(page, cards.LEAST["a4"])
            panel = card["panels"][0]
            say, do, avoid = (row["cells"] for row in panel["rows"])
            for cells in (panel["heads"], say, do):
                assert all(is_in(cell, got) for cell in cells), (card["id"], cells)
            whole += all(is_in(cell, got) for cell in avoid)
            assert is_in(card["titles"][0], large(page, 28)), card["id"]
    assert whole == len(real().book.chapters) if len(codes) == 1 else whole >= 5


def test_letters_of_the_least_size_are_seen_from_where_cards_hang() -> None:
    """The capitals, alefs and Thai consonants of 24 points are seen under 8 minutes of arc and more
    at two metres; healthy eyes need 5 (ISO 8596)."""
    drawn = {"noto-sans": "H", "almarai": "\u0627", "sarabun": "\u0e01"}
    for face in fonts.installed():
        if face.slug in drawn:
            file = next(p for p in sorted(face.folder.rglob("*.ttf")) if "Italic" not in p.name)
            font = TTFont(file)
            pen = BoundsPen(font.getGlyphSet())
            font.getGlyphSet()[font.getBestCmap()[ord(drawn.pop(face.slug))]].draw(pen)
            height = pen.bounds[3] / font["head"].unitsPerEm * cards.LEAST["a4"] / POINTS
            assert math.degrees(math.atan(height / cards.DISTANCE)) * 60 >= 8, face.slug
    assert not drawn


@pytest.mark.parametrize(("codes", "paper"), MADE)
def test_nothing_is_cut_or_stands_on_something_else(codes: tuple[str, ...], paper: str) -> None:
    """All letters lie inside what an office printer prints and what is cut; none on a QR code,
    and those read from afar stand above the foot of the card."""
    margin = 5 * POINTS
    with pypdfium2.PdfDocument(made(edition(codes, paper))) as pdf:
        for page in pdf:
            wide, high = page.get_size()
            marks = [wide / 2, high / 2] if paper == "a6" else []
            codes_there = [
                item.get_bounds()
                for item in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=5)
            ]
            assert codes_there
            found = list(letters(page))
            assert len(found) > 100
            for letter, _, (left, bottom, right, top) in found:
                assert margin < left <= right < wide - margin, letter
                assert margin < bottom <= top < high - margin, letter
                for x, y, x2, y2 in codes_there:
                    assert right < x or left > x2 or top < y or bottom > y2, letter
                for mark in marks[:1]:
                    assert right < mark - margin or left > mark + margin, letter
                for mark in marks[1:]:
                    assert top < mark - margin or bottom > mark + margin, letter
            if paper != "a6":
                foot = max(y2 for _, _, _, y2 in codes_there)
                assert all(
                    bottom > foot - 4 * POINTS for _, size, (_, bottom, _, _) in found if size >= 20
                )


@pytest.mark.parametrize(("paper", "least"), [("a4", 20), ("a6", 16)])
def test_the_code_is_large_and_is_that_of_the_link(paper: str, least: float) -> None:
    """What a phone scans is at least two centimetres wide on A4, and is the address printed beside
    it, or where that leads in the card's language."""
    wanted = edition(("ms",), paper)
    addresses = [card["url"] for card in [*told(wanted)["cards"], told(wanted)["path"]]]
    assert addresses[0] == f"{real().book.address}ms/chapters/{real().book.chapters[0]}/"
    seen = []
    with printing.opened(made(wanted)) as pdf:
        for page in pdf.pages:
            seen += [drawn for drawn in map(_grey, _images(page.Resources)) if drawn]
    for address in addresses:
        assert bytes(value for row in qr.pixels(address) for value in row) in seen, address
    with pypdfium2.PdfDocument(made(wanted)) as pdf:
        for page in pdf:
            for item in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=5):
                x, y, x2, y2 = item.get_bounds()
                assert x2 - x >= least * POINTS and y2 - y >= least * POINTS
                assert (x2 - x) / POINTS / len(qr.pixels(addresses[0])) >= 0.38  # a module


def test_what_a_card_leaves_out_is_named_on_it() -> None:
    """Each principle of a chapter is on its card, large in the chapter's order or by name at the foot;
    those for others than the card's readers by name, with who the card is for where not for all."""
    wanted = edition(("en",))
    with pypdfium2.PdfDocument(made(wanted)) as pdf:
        for page, card in zip(pdf, told(wanted)["cards"], strict=False):
            text = re.sub(r"\s+", " ", printing.visible(page.get_textpage().get_text_range()))
            numbers = [p["numbers"][0] for p in (*card["panels"], *card["others"])]
            chapter = real().book.pages[card["id"]]
            assert len(numbers) == len(chapter.principles)
            assert all(re.search(rf"\b{re.escape(number)}\b", text) for number in numbers)
            places = [text.index(panel["numbers"][0]) for panel in card["panels"]]
            assert places == sorted(places)
            assert all(plain(other["titles"][0]) in text for other in card["others"])
            audiences = {real().book.pages[panel["id"]].audience for panel in card["panels"]}
            assert len(audiences) == 1
            told_who = "people who lead a team" in text
            assert told_who == (audiences == {"leads"})


def test_a_card_leads_to_the_book() -> None:
    """The short link can be followed on the screen, once a card, on sheets to cut as well."""
    short = {f"{real().book.address}go/{id}/" for id in (*real().book.chapters, "now")}
    for paper in ("a4", "a6"):
        with printing.opened(made(edition(("ms",), paper))) as pdf:
            links = [
                str(note.A.URI)
                for page in pdf.pages
                for note in page.get("/Annots", ())
                if note.get("/A", {}).get("/URI")
            ]
        assert sorted(link for link in links if "/go/" in link) == sorted(short), paper


def test_copies_of_a_small_card_fill_its_sheet_and_are_read_once() -> None:
    """One chapter on A6 is four cards to cut and hand out; a screen reader hears it once."""
    chapter = real().book.chapters[1]
    wanted = edition(("th",), "a6", chapter)
    with printing.opened(made(wanted)) as pdf, pdf.open_outline() as outline:
        assert len(pdf.pages) == 1 and len(outline.root) == 1
    with pypdfium2.PdfDocument(made(wanted)) as pdf:
        assert len(list(pdf[0].get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=5))) == 4


def test_marks_are_said_in_words() -> None:
    """The bubble, the tick and the cross say what they mean to one who cannot see them."""
    with printing.opened(made(edition(("fa", "en")))) as pdf:
        said = {str(node.Alt) for node in pdf.objects if _is_figure(node)}
    book = real().book
    for code in ("fa", "en"):
        for section in ("say", "do", "avoid"):
            assert book.interface_text(f"section-{section}", code).text in said


def _is_figure(node: object) -> bool:
    return isinstance(node, pikepdf.Dictionary) and node.get("/S") == "/Figure" and "/Alt" in node


def test_the_same_cards_are_the_same_bytes() -> None:
    """Whoever makes them gets the same file."""
    wanted = edition(("fa", "en"), "a6")
    setting = typeset.Setting.of(
        fonts.choose(real().book.languages.values(), fonts.installed()), 1_700_000_000
    )
    assert typeset.pdf(told(wanted), setting) == made(wanted)


def test_cards_keep_both_standards(tmp_path: Path) -> None:
    """veraPDF finds no fault in cards, those to cut included."""
    files = {
        "large": made(edition(("th", "en"))),
        "small": made(edition(("fa", "en"), "a6")),
    }
    assert printing.validated(files, tmp_path) == ["ok"] * 4


def test_the_command_makes_cards_and_no_books(tmp_path: Path) -> None:
    """`--cards` makes what is named of them; the site's editions are as they were."""
    project = printing.copy_printable(tmp_path / "project")
    result = concord(
        project, "pdf", "--cards", "--language", "th", "--parallel", "fa,en", "--paper", "a6"
    )
    assert result.status == 0, result.out + result.error
    made_files = {path.name for path in (project / "build" / "pdf").glob("*.pdf")}
    assert made_files == {"concord-cards-th-a6.pdf", "concord-cards-fa-en-a6.pdf"}
    again = concord(project, "pdf", "--cards", "--language", "th", "--paper", "a6")
    assert "0 editions made, 1 unchanged" in again.out


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--cards", "--language", "xx"), "language “xx”"),
        (("--cards", "--chapter", "listenin"), "did you mean “listening”"),
        (("--cards", "--paper", "a7"), "did you mean “a6”"),
        (("--paper", "a6"), "paper “a6”"),
        (("--cards", "--default", "--paper", "a6"), "paper “a6”"),
    ],
)
def test_cards_there_are_not_are_named(
    tmp_path: Path, arguments: tuple[str, ...], named: str
) -> None:
    """A wrong name ends with 2, and so does a book on paper for cards."""
    result = concord(printing.copy_printable(tmp_path / "project"), "pdf", *arguments)
    assert result.status == 2 and named in result.error


def test_words_too_many_for_a_sheet_are_left_to_the_link(tmp_path: Path) -> None:
    """A long thing to do pushes off what to avoid, not off the sheet; what to say is always there."""
    project = printing.copy_printable(tmp_path / "project")
    page = project / "docs" / "principles" / "hear-them-out.md"
    text = page.read_text("utf-8")
    line = next(line for line in text.splitlines() if "#do-" in line)
    replace(page, line, line.replace(" {:", " and so on" * 80 + " {:", 1))
    result = concord(project, "pdf", "--cards", "--language", "en", "--chapter", "listening")
    assert result.status == 0, result.out + result.error
    (file,) = (project / "build" / "pdf").glob("*.pdf")
    with pypdfium2.PdfDocument(file) as pdf:
        assert len(pdf) == 1
        assert "and so on" not in pdf[0].get_textpage().get_text_range()
