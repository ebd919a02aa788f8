"""What the pages for reading hold: rows, sources, situations, pictures, fonts, isolated names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from concord.articles import originals
from concord.book import register
from concord.book.load import load
from concord.book.model import Book, Citation
from concord.book.situations import situation
from concord.findings.diagnostics import CannotCheck
from concord.html import fonts, maps
from concord.html.pages import pages
from concord.html.renderer import Renderer, SitePage
from concord.locale import bidi
from concord.running.kept import Store

from ..support import LANGUAGES, SECRET

pytestmark = pytest.mark.xdist_group("pages")


@pytest.fixture(scope="module")
def made(book: Book) -> dict[str, dict[str, SitePage]]:
    """Every page of the real book, by language and path."""
    return {
        code: {page.path: page for page in pages(book, language)}
        for code, language in book.languages.items()
    }


class _Tree(HTMLParser):
    """Collects elements with their attributes and text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {key: value or "" for key, value in attrs}))

    def having(self, key: str) -> Iterator[dict[str, str]]:
        return (attributes for _, attributes in self.found if key in attributes)


def _cells(html: str) -> Iterator[list[str]]:
    """The languages of each row of cells."""
    for row in re.split(r'class="[^"]*cn-cells[^"]*"', html)[1:]:
        yield re.findall(r'cn-cell[^"]*" data-language="([^"]+)"', row)


def test_every_row_of_a_parallel_page_holds_every_language_once(
    book: Book, made: dict[str, dict[str, SitePage]]
) -> None:
    """No column of a parallel view can be short of a block or have one too many."""
    for of_language in made.values():
        for path, page in of_language.items():
            if path.startswith("parallel/"):
                rows = list(_cells(page.html))
                assert rows and all(row == list(book.languages) for row in rows), path


def test_a_parallel_row_has_the_id_of_its_block(
    book: Book, made: dict[str, dict[str, SitePage]]
) -> None:
    """What is linked on a page is found under the same fragment in its parallel view."""
    for page in book.pages.values():
        if page.kind in ("principle", "chapter"):
            html = made["th"][f"parallel/{page.kind}s/{page.id}/"].html
            ids = [attributes["id"] for attributes in _Tree(html).having("id")]
            assert len(ids) == len(set(ids))
            assert set(page.by_id) <= set(ids)


def test_every_cell_says_its_language_and_direction(
    book: Book, made: dict[str, dict[str, SitePage]]
) -> None:
    """A screen reader and the bidirectional algorithm know what each column is."""
    html = made["en"]["parallel/principles/part-quickly-and-politely/"].html
    for attributes in _Tree(html).having("data-language"):
        language = book.languages[attributes["data-language"]]
        assert (attributes["lang"], attributes["dir"]) == (language.code, language.direction)


def _without(book: Book, language: str, context: str) -> Book:
    """The book with one text untranslated."""
    entries = {key: entry for key, entry in book.catalogues[language].items() if key != context}
    return replace(book, catalogues={**book.catalogues, language: entries})


def test_a_missing_block_is_english_and_marked_in_the_readers_language(book: Book) -> None:
    """An unfinished translation is never blank and never silent English."""
    lacking = _without(book, "fa", "own-the-fault/statement")
    made = {page.path: page.html for page in pages(lacking, book.languages["ms"])}
    row = (
        made["parallel/principles/own-the-fault/"]
        .split('id="statement"')[1]
        .split('class="cn-foot"')[0]
    )
    cell = row.split('data-language="fa"')[1]
    english = book.pages["own-the-fault"].by_id["statement"].text
    assert f'<p lang="en" dir="ltr">{english}</p>' in cell
    note = Renderer(book, book.languages["ms"]).text("state-missing")
    assert f'<span lang="ms" dir="ltr"><small class="cn-untranslated">{note}' in cell


@pytest.mark.parametrize(
    ("text", "direction", "isolated"),
    [
        ("در Fourlane کار می‌کند.", "rtl", ["Fourlane"]),
        ("نوشتهٔ Noah Fleming و Shawn Veltman است", "rtl", ["Noah Fleming", "Shawn Veltman"]),
        ("قیمت $12.50 است", "rtl", ["$12.50"]),
        ("از 9:00-17:30 باز است", "rtl", ["9:00-17:30"]),
        ("با Concord (v2) و C++", "rtl", ["Concord", "v2", "C++"]),
        ("همه فارسی است، ۱۲ بند.", "rtl", []),
        ("The word مشتری means customer.", "ltr", ["مشتری"]),
        ("ราคา 12.50 บาท", "ltr", []),
        ("", "rtl", []),
    ],
)
def test_names_and_numbers_against_the_direction_are_isolated(
    text: str, direction: str, isolated: list[str]
) -> None:
    """Each run that could change places with its neighbours stands in an isolate; none is lost."""
    runs = list(bidi.runs(text, direction))
    assert "".join(piece for piece, _ in runs) == text
    assert [piece for piece, against in runs if against] == isolated


def test_a_situation_is_a_label_and_its_links(book: Book) -> None:
    """A home page item is read whatever its language separates links with."""
    known = Renderer(book, book.languages["en"]).known
    found = situation(
        "กำลังตะโกน: [ก][own-the-fault] [ข][thank-them-first] และ[ค][stay-on-course]", known
    )
    assert found is not None
    assert found.label == "กำลังตะโกน"
    assert [target for target, _ in found.links] == [
        "own-the-fault",
        "thank-them-first",
        "stay-on-course",
    ]
    assert situation("Only words", known) is None
    assert situation("See [this][own-the-fault], and then a whole sentence follows.", known) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_situation_leads_to_principles(
    book: Book, made: dict[str, dict[str, SitePage]], language: str
) -> None:
    """In every language each item of the home page is read as a situation with all its links."""
    page = book.pages["index"]
    html = made[language][""].html
    items = [item for item in page.blocks if item.kind == "item"]
    for item in items:
        after = html.split(f'<li id="{item.id}" class="cn-situation">')[1]
        row = re.split('class="cn-situation"|</details>|</section>', after)[0]
        targets = re.findall(r"\]\[([a-z-]+)\]", item.text)
        assert re.findall(r'href="principles/([a-z-]+)/"', row) == targets


def test_the_map_tells_what_the_citations_say(book: Book) -> None:
    """Shared, single, differing and absent advice are told apart as the blocks cite it."""
    articles = book.articles
    differing = book.pages["listen-before-you-agree"]
    assert maps.cell(differing, articles["th-adams"]).state == "differ"
    assert differing.by_id[maps.cell(differing, articles["th-adams"]).block].section == "differ"
    shared = book.pages["be-kind-when-they-are-wrong"]
    assert {
        maps.cell(shared, articles[a]).state for a in ("fa-seven-customers", "tl-last-word")
    } == {"shared"}
    single = book.pages["good-service-at-every-price"]
    assert [maps.cell(single, a).state for a in articles.values()].count("nothing") == 3
    assert maps.cell(single, articles["fa-seven-customers"]).state == "single"
    assert maps.cell(single, articles["fa-seven-customers"]).numbers == (10, 11, 22, 24)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cell_of_the_map_is_a_link_in_picture_and_table(
    book: Book, made: dict[str, dict[str, SitePage]], language: str
) -> None:
    """Principles × articles cells, each drawn with a named link and each in the table."""
    html = made[language]["map/"].html
    cells = sum(len(book.pages[chapter].principles) for chapter in book.chapters) * len(
        book.articles
    )
    drawn = re.findall(r'<g class="cn-map__cell[^"]*"><a href="[^"]+" aria-label="[^"]+"', html)
    assert len(drawn) == cells
    assert len(re.findall(r'<td class="cn-matrix__[a-z]+"><a href=', html)) == cells
    title = Renderer(book, book.languages[language]).title_of(book.pages["stay-on-course"]).text
    assert re.search(rf"<text[^>]*>(<tspan[^>]*>)?{re.escape(title.split(' ')[0])}", html), (
        "titles are real text"
    )
    assert "<image" not in html and "<img" not in html


def test_the_map_is_mirrored_from_right_to_left(made: dict[str, dict[str, SitePage]]) -> None:
    """In Persian the titles begin at the right edge, in English at the left."""
    edges = {
        code: re.search(
            r'<svg class="cn-map" viewBox="0 [\d.]+ (\d+) .*?<text x="([\d.]+)"',
            made[code]["map/"].html,
            re.DOTALL,
        )
        for code in ("en", "fa")
    }
    assert edges["en"] and edges["fa"]
    assert float(edges["en"][2]) == 0
    assert edges["fa"][2].removesuffix(".0") == edges["fa"][1]


def test_the_course_has_a_link_for_every_step(
    made: dict[str, dict[str, SitePage]], book: Book
) -> None:
    """Each question is drawn with where each of its answers leads, in order, in every language."""
    answers = [answer for question in book.path for answer in question.answers]
    wanted = [page for answer in answers for page, _ in answer.pages]
    assert wanted and len(book.path) > 1
    for of_language in made.values():
        picture = of_language["map/"].html.split('class="cn-course"')[1].split("</ol>")[0]
        assert re.findall(r'href="\.\./principles/([a-z-]+)/"', picture) == wanted
        led_on = re.findall(r'class="cn-answer" href="\.\./now/#([a-z-]+)"', picture)
        assert led_on == [answer.to for answer in answers if answer.to]


def test_a_block_names_article_passage_and_heading(
    book: Book, made: dict[str, dict[str, SitePage]]
) -> None:
    """Beside a block stand its passages, the heading each stands under, and a link to each."""
    row = made["en"]["principles/thank-them-first/"].html.split('id="why')[2].split("</details>")[0]
    assert 'href="../../articles/th-adams/#p14"' in row
    assert "Article in Thai" in row and "assage 14" in row
    assert book.articles["th-adams"].by_number[13].gloss in row


def test_original_passages_are_shown_only_where_they_are_given(book: Book) -> None:
    """With the texts at hand a passage is quoted in its own language; without them never."""
    given = {Citation("fa-seven-customers", 5): "متن آزمایشی <b>"}
    with_texts = {page.path: page.html for page in pages(book, book.languages["en"], given)}
    quote = '<blockquote class="cn-original" lang="fa" dir="rtl">متن آزمایشی &lt;b&gt;</blockquote>'
    assert quote in with_texts["articles/fa-seven-customers/"]
    assert quote in with_texts["principles/stand-in-their-place/"]
    assert not any("cn-original" in page.html for page in pages(book, book.languages["en"]))


def test_only_passages_that_match_their_fingerprint_are_taken(
    project: Path, tmp_path: Path
) -> None:
    """A text that is not the registered one is not shown as if it were."""
    loaded = load(project)
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "some.txt").write_text(f"{SECRET}\n\nsomething else\n", "utf-8")
    environment = {"CONCORD_ARTICLES": str(folder)}
    assert originals.at_hand(loaded, environment) == {}
    path = project / "docs" / "articles" / "th-adams.yml"
    passage = loaded.book.articles["th-adams"].by_number[14]
    path.write_text(
        path.read_text("utf-8").replace(passage.fingerprint, register.fingerprint(SECRET)), "utf-8"
    )
    assert originals.at_hand(load(project), environment) == {Citation("th-adams", 14): SECRET}


@pytest.fixture(scope="module")
def cut(book: Book, tmp_path_factory: pytest.TempPathFactory) -> fonts.Fonts:
    """The fonts of the real book."""
    return fonts.make(book, Store(tmp_path_factory.mktemp("fonts")))


def test_fonts_hold_every_character_that_is_shown(book: Book, cut: fonts.Fonts) -> None:
    """No letter of any language is missing from the fonts, and each is among the announced ranges."""
    from io import BytesIO

    from fontTools.ttLib import TTFont

    held = set()
    for name, data in cut.files.items():
        if name.endswith(".woff2"):
            held |= set(map(chr, TTFont(BytesIO(data)).getBestCmap()))
    shown = {
        char
        for entries in book.catalogues.values()
        for entry in entries.values()
        for char in entry.text
    }
    assert {char for char in shown if char.isprintable()} - held == set()
    # Thai U+0E33 is drawn as U+0E4D and U+0E32.
    assert "\u0e4d" in held


def test_fonts_are_small_and_named_by_their_content(book: Book, cut: fonts.Fonts) -> None:
    """Only what the language needs is in a font, and a changed font gets a new address."""
    for name, data in cut.files.items():
        assert len(data) < 40_000, name
        assert re.search(r"-[0-9a-f]{10}\.(woff2|css)$", name)
    assert cut.sheets["en"] == () and cut.preload["en"]
    assert cut.sheets["th"] and cut.sheets["fa"] and cut.sheets["th"] != cut.sheets["fa"]
    assert set(cut.preload) == set(book.languages)


def test_cutting_again_gives_the_same_bytes(book: Book, cut: fonts.Fonts, tmp_path: Path) -> None:
    """Two machines build the same site."""
    assert fonts.make(book) == cut


def test_a_language_without_a_font_is_set_in_the_readers_own(book: Book, tmp_path: Path) -> None:
    """A new language needs no font; a font that is not installed is named."""
    plain = {code: replace(language, font="") for code, language in book.languages.items()}
    assert fonts.make(replace(book, languages=plain)) == fonts.Fonts()
    only = {**plain, "fa": replace(plain["fa"], font="ibm-plex-sans-arabic")}
    assert fonts.make(replace(book, languages=only)).sheets["fa"]
    unknown = {**plain, "fa": replace(plain["fa"], font="no-such-font")}
    with pytest.raises(CannotCheck, match="fontpkg-no-such-font"):
        fonts.make(replace(book, languages=unknown))


def test_persian_pages_count_in_persian_digits(made: dict[str, dict[str, SitePage]]) -> None:
    """Reading time, passages and steps are written as Persian writes numbers."""
    html = made["fa"]["principles/part-quickly-and-politely/"].html
    # A title is quoted as its article writes it.
    visible = re.sub(r"<[^>]*>", " ", re.sub(r"<bdi lang=.*?</bdi>", "", html))
    assert re.search(r"[۰-۹]", visible)
    assert not re.search(r"[0-9]", visible)


@pytest.mark.parametrize("code", LANGUAGES)
def test_who_a_page_is_for_is_one_phrase_of_the_language(
    made: dict[str, dict[str, SitePage]], code: str
) -> None:
    """The language puts the words together: Thai has no space between them, and no full stop."""
    found = [
        re.sub("<[^>]+>", "", line)
        for page in made[code].values()
        for line in re.findall(r'<p class="cn-audience">(.*?)</p>', page.html)
    ]
    assert len(found) > 20 and not any("{" in line for line in found)
    if code == "th":
        assert all(re.match("สำหรับ[ก-ฮเ-ไ]", line) and "." not in line for line in found)
