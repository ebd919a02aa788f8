"""A finished file: tagged, dated, whole, the same every time, and its text comes out right."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest
from concord.links import qr
from concord.pdf import documents, editions

from ..pdf import printing
from ..support import real

pytestmark = pytest.mark.xdist_group("files")

ROOT = Path(__file__).parents[2]
LIMIT = 1_500_000
CHAPTER = "hear-them-out"


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """The same chapter in every language, and the books in Thai and Persian side by side."""
    book = real().book
    chapters = {
        code: printing.printed(ROOT, code, chapters=[CHAPTER], book=book) for code in book.languages
    }
    return chapters | {
        "en-th-fa": printing.printed(ROOT, "en", "th", "fa", chapters=[CHAPTER], book=book)
    }


def test_two_builds_are_the_same_bytes(made: dict[str, bytes]) -> None:
    """Whoever builds the same content gets the same file."""
    assert printing.printed(ROOT, "fa", chapters=[CHAPTER]) == made["fa"]


def test_every_file_says_what_it_is(made: dict[str, bytes]) -> None:
    """Title, author, language, tags and both standards are in the file's own metadata."""
    book = real().book
    for name, data in made.items():
        with printing.opened(data) as pdf:
            assert str(pdf.Root.Lang) == name.partition("-")[0]
            assert pdf.Root.MarkInfo.Marked
            assert pdf.Root.ViewerPreferences.DisplayDocTitle
            meta = pdf.Root.Metadata.read_bytes().decode("utf-8")
            assert re.search(r"pdfaid:part>2<.*pdfaid:conformance>A<", meta, re.DOTALL)
            assert re.search(r"pdfuaid:part>1<", meta)
            title = book.translate(f"{CHAPTER}/title", book.pages[CHAPTER].title, name[:2]).text
            assert re.search(rf"<dc:title>.*Concord: {title}<", meta, re.DOTALL)
            assert "dc:creator" in meta


def test_bookmarks_are_in_the_language(made: dict[str, bytes]) -> None:
    """The outline of a Persian chapter is Persian, down to each principle."""
    book = real().book
    with printing.opened(made["fa"]) as pdf, pdf.open_outline() as outline:
        chapter = outline.root[0]
        titles = [printing.visible(item.title) for item in chapter.children]
    principles = [book.pages[p] for p, _ in book.pages[CHAPTER].principles]
    expected = [book.translate(f"{p.id}/title", p.title, "fa").text for p in principles]
    expected.append(book.translate("interface/practise", book.interface["practise"][0], "fa").text)
    assert len(titles) == len(expected)
    assert all(
        title.endswith(printing.visible(end)) for title, end in zip(titles, expected, strict=True)
    )


def test_passages_in_another_language_say_so(made: dict[str, bytes]) -> None:
    """A screen reader changes its voice for each column of a parallel book."""
    with printing.opened(made["en-th-fa"]) as pdf:
        spoken = {
            str(node.Lang)
            for node in pdf.objects
            if isinstance(node, pikepdf.Dictionary)
            and "/Lang" in node
            and node.get("/Type") == "/StructElem"
        }
    assert {"th", "fa"} <= spoken


def test_fonts_are_embedded_and_cut_down(made: dict[str, bytes]) -> None:
    """No reader needs a font of its own, and no file carries a whole one."""
    for data in made.values():
        with printing.opened(data) as pdf:
            fonts = [f for page in pdf.pages for f in page.Resources.get("/Font", {}).values()]
            names = {str(font.BaseFont) for font in fonts}
            assert names and all(re.match(r"/[A-Z]{6}\+", name) for name in names)
            assert all(
                "/FontFile2" in f.DescendantFonts[0].FontDescriptor
                or "/FontFile3" in f.DescendantFonts[0].FontDescriptor
                for f in fonts
            )
        assert len(data) < LIMIT


def test_persian_is_bound_on_the_right(made: dict[str, bytes]) -> None:
    """A Persian book opens from the right: its inner margin is on the right of odd pages."""
    with printing.opened(made["fa"]) as pdf:
        assert str(pdf.Root.ViewerPreferences.get("/Direction", "/L2R")) == "/R2L"


@pytest.mark.parametrize(
    ("code", "pdfium", "poppler"),
    [
        ("en", 0.995, 0.995),
        ("tl", 0.995, 0.995),
        ("ms", 0.99, 0.99),
        ("th", 0.97, 0.9),
        ("fa", 0.96, 0.97),
    ],
)
def test_text_comes_out_right(
    made: dict[str, bytes], code: str, pdfium: float, poppler: float
) -> None:
    """What is copied or searched is what the book says; scripts/README.md has the whole books' figures."""
    book = real().book
    document = documents.document(book, editions.Edition((code,), (CHAPTER,)))
    texts = list(printing.said(document, code))
    share = printing.share_of_phrases if code == "th" else printing.share_of_words
    assert share(texts, printing.by_pdfium(made[code])) >= pdfium
    other = printing.by_poppler(made[code])
    if other is None:
        pytest.skip("no poppler on this machine: its reading was not tested")
    assert share(texts, other) >= poppler


def test_page_numbers_are_in_the_languages_digits(made: dict[str, bytes]) -> None:
    """A Persian reader finds page ۵, not page 5."""
    text = printing.by_pdfium(made["fa"])
    assert "صفحهٔ" in printing.visible(text) or "۵" in text
    assert not re.search(r"صفح\S* [0-9]", text)


def test_a_qr_code_has_its_border_and_differs_by_chapter() -> None:
    """A code without a quiet zone cannot be scanned; each chapter has its own."""
    one, other = qr.pixels("https://book.example/go/a/"), qr.pixels("https://book.example/go/b/")
    assert one != other
    assert all(value == 255 for row in (*one[: qr.QUIET], *one[-qr.QUIET :]) for value in row)


def test_a_draft_prints_english_and_marks_it(tmp_path: Path) -> None:
    """A block without a translation is printed in English, said to be so, never left out."""
    project = printing.copy_printable(tmp_path / "project")
    po = project / "translations" / "fa" / "LC_MESSAGES" / "listening.po"
    text = po.read_text("utf-8")
    at = text.index('msgctxt "hear-them-out/do-wait"')
    start = text.index('msgstr "', at)
    po.write_text(text[:start] + 'msgstr ""' + text[text.index("\n", start) :], "utf-8")
    read = printing.visible(printing.by_pdfium(printing.printed(project, "fa")))
    # PDFium puts the words of a Latin run among Persian in another order.
    assert {"Wait", "until", "they", "have", "finished"} <= set(re.findall(r"\w+", read))
    assert ["Shown", "in", "English"][0] in read


def test_validates_as_pdf_ua_1_and_pdf_a_2a(made: dict[str, bytes], tmp_path: Path) -> None:
    """A validator, not only Typst, says that the file keeps both standards."""
    files = {name: made[name] for name in ("fa", "en-th-fa")}
    assert printing.validated(files, tmp_path) == ["ok"] * 4
