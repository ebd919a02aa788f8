"""What is published for those who link here: files, schemas, inventories, signposts."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
import sphobjinv
from concord.book.messages import messages
from concord.book.model import Book
from concord.book.record import LIVE, Change, Contract, LanguageRecord, Record
from concord.html.blocks import gone_anchors
from concord.html.templating import json_in_html
from concord.links import accept, names, structured
from concord.translating.extract import extract
from lxml import etree

from ..conftest import ROOT
from ..support import LANGUAGES, RELEASED, real, write_published

pytestmark = pytest.mark.xdist_group("publish")

BASE = "https://book.example/sub/"
SCHEMAS = ROOT / "scripts/concord/links/schemas"
HASH = "sha256:" + "0" * 64


def gone(kind: str, folder: str, page: str, state: str, to: str) -> Record:
    """A page that was published in every language and one more, and is no more."""
    codes = tuple(sorted(("de", *LANGUAGES)))
    urls = {code: f"{code}/{folder}{page}/" for code in codes}
    history = (Change("2025-01-01", "new", codes), Change("2026-01-01", state, codes))
    return Record(kind, state, to, "2025-01-01", "2026-01-01", urls, {}, ("title",), {}, history)


@pytest.fixture(scope="module")
def book() -> Book:
    """The real book with a past: a page that moved, one retired, a language given up, a block gone."""
    book = real().book
    now = accept.effective(book.contract or Contract(), book)
    pages = dict(now.pages)
    pages["old-thanks"] = gone(
        "principle", "principles/", "old-thanks", "moved", "thank-them-first"
    )
    pages["old-part"] = gone("chapter", "chapters/", "old-part", "retired", "know-when-to-part")
    entry = pages["put-it-right"]
    pages["put-it-right"] = replace(
        entry,
        urls={**entry.urls, "de": "de/chapters/put-it-right/"},
        gone={"old-intro": "intro", "lost": ""},
    )
    languages = {**now.languages, "de": LanguageRecord("moved", "en", "2025-01-01")}
    return replace(book, contract=Contract(now.revision, languages, pages))


@pytest.fixture(scope="module")
def site(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published files, without the pages."""
    folder = tmp_path_factory.mktemp("published")
    write_published(folder, book, BASE)
    return folder


def read(site: Path, name: str) -> dict[str, object]:
    """A JSON file of the site."""
    return dict(json.loads((site / name).read_text("utf-8")))


@pytest.mark.parametrize("name", ["links", "changes"])
def test_the_json_keeps_its_schema(site: Path, name: str) -> None:
    """What programs read is what its published schema says."""
    schema = json.loads((site / f"{name}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(read(site, f"{name}.json"))


def test_the_contract_keeps_its_schema(book: Book) -> None:
    """The committed contract is what its published schema says, and both refuse the same."""
    from concord.book import record, shape

    schema = json.loads((SCHEMAS / "contract.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    assert book.contract is not None
    document = json.loads(record.dump(book.contract))
    validator.validate(document)
    assert list(shape.faults(document)) == []
    page = document["pages"]["put-it-right"]
    for change in (
        {"kind": "lesson"},
        {"state": "gone"},
        {"first": "soon"},
        {"urls": {}},
        {"content": {"en": "x"}},
        {"blocks": ["a", "a"]},
        {"blocks": ["A"]},
        {"history": []},
        {"title": "x"},
        {"to": "index"},
        {"urls": {"en": "https://else.example/"}},
        {"gone": {"b": "../x"}},
        {"history": [{"revision": "x"}]},
    ):
        bad = {**document, "pages": {"put-it-right": {**page, **change}}}
        assert not validator.is_valid(bad), change
        assert list(shape.faults(bad)), change


def test_links_json_lists_everything_ever_published(site: Path, book: Book) -> None:
    """Each chapter and principle stands there with its addresses, order, sources and history."""
    entries = {entry["id"]: entry for entry in read(site, "links.json")["entries"]}  # type: ignore[attr-defined]
    assert book.contract is not None and entries.keys() == book.contract.pages.keys()
    chapter, principle = entries["hear-them-out"], entries["thank-them-first"]
    assert chapter["order"] == 2 and "thank-them-first" in chapter["principles"]
    assert principle["chapter"] == "hear-them-out"
    assert principle["sources"] == {
        "fa-seven-customers": [5], "ms-four-tips": [16, 17], "th-adams": [12, 14],
        "tl-last-word": [14, 17],
    }  # fmt: skip
    assert principle["url"] == f"{BASE}go/thank-them-first/"
    assert set(principle["languages"]) == set(LANGUAGES)
    assert principle["languages"]["th"]["url"] == f"{BASE}th/principles/thank-them-first/"
    assert len({place["hash"] for place in principle["languages"].values()}) >= len(RELEASED)
    assert (
        entries["old-thanks"]["to"] == "thank-them-first"
        and entries["old-part"]["state"] == "retired"
    )
    ids = [entry for entry in entries if entries[entry]["kind"] == "chapter"]
    assert ids[: len(book.chapters)] == list(book.chapters)


def test_a_change_of_a_text_changes_its_hash_only(book: Book) -> None:
    """A hash belongs to a page and a language: one translation changed, one hash changed."""
    from concord.links.contract import content

    entry = book.catalogues["th"]["thank-them-first/title"]
    th = {**book.catalogues["th"], "thank-them-first/title": replace(entry, text="ขอบคุณ")}
    before, after = (
        content(book, "thank-them-first"),
        content(replace(book, catalogues={**book.catalogues, "th": th}), "thank-them-first"),
    )
    assert {code for code in before if before[code] != after[code]} == {"th"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_feed_is_atom(site: Path, book: Book, code: str) -> None:
    """Each language has a feed with what RFC 4287 requires, the latest change first."""
    tree = etree.parse(site / names.feed(code)).getroot()
    space = {"a": "http://www.w3.org/2005/Atom"}
    assert tree.tag == "{http://www.w3.org/2005/Atom}feed"
    entries = tree.findall("a:entry", space)
    # In a draft nothing is published that could have changed.
    assert len(entries) >= (len(book.pages) if code in RELEASED else 1)
    for element in (tree, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"a:{name}", space)) == 1 and element.findtext(
                f"a:{name}", None, space
            )
    ids = [entry.findtext("a:id", None, space) for entry in entries]
    assert len(set(ids)) == len(ids) and all(found.startswith("urn:uuid:") for found in ids)
    days = [entry.findtext("a:updated", None, space) for entry in entries]
    assert days == sorted(days, reverse=True)


def test_the_table_opens_in_a_spreadsheet(site: Path, book: Book) -> None:
    """The table says that it is UTF-8 and holds a row for each chapter and principle."""
    data = (site / names.table("fa")).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) == len(book.chapters) + sum(1 for _ in book.principles())
    assert rows[0]["url"] == f"{BASE}fa/chapters/before-it-goes-wrong/" and rows[0]["order"] == "0"


def test_the_inventory_is_read_by_sphobjinv(site: Path, book: Book) -> None:
    """A reader not ours finds every chapter, principle and block, with their addresses."""
    found = sphobjinv.Inventory(str(site / names.INVENTORY))
    by_name = {item.name: item for item in found.objects if item.role == "label"}
    assert found.project == "Concord"
    assert by_name["thank-them-first"].uri_expanded == "go/thank-them-first/"
    assert by_name["thank-them-first#do-chance"].uri_expanded == "go/thank-them-first/#do-chance"
    assert by_name["old-thanks"].uri_expanded == "go/thank-them-first/"
    for page in [*book.chapters, *(page.id for page in book.principles())]:
        assert page in by_name
    persian = sphobjinv.Inventory(str(site / names.inventory("fa")))
    first = next(item for item in persian.objects if item.name == "thank-them-first")
    assert (
        first.uri_expanded == "principles/thank-them-first/"
        and first.dispname_expanded != first.name
    )


def test_a_sphinx_site_can_refer_to_a_principle(site: Path, tmp_path: Path) -> None:
    """A real Sphinx build resolves an id, and a block, through the inventory."""
    (tmp_path / "conf.py").write_text(
        "extensions = ['sphinx.ext.intersphinx']\n"
        f"intersphinx_mapping = {{'concord': ({BASE + 'th/'!r}, {str(site / names.inventory('th'))!r})}}\n",
        "utf-8",
    )
    (tmp_path / "index.rst").write_text(
        "Course\n======\n\n:external+concord:std:ref:`thank-them-first` and "
        ":external+concord:std:ref:`words <thank-them-first#do-chance>`\n",
        "utf-8",
    )
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-W",
        "-q",
        "-b",
        "html",
        str(tmp_path),
        str(tmp_path / "out"),
    ]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    html = (tmp_path / "out/index.html").read_text("utf-8")
    assert f'href="{BASE}th/principles/thank-them-first/"' in html
    assert f'href="{BASE}th/principles/thank-them-first/#do-chance"' in html


class _Page(HTMLParser):
    """The tags of a page."""

    def __init__(self, text: str):
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, tag: str, key: str) -> list[str]:
        return [attrs[key] or "" for name, attrs in self.tags if name == tag and key in attrs]


def test_a_moved_page_leads_on(site: Path, book: Book) -> None:
    """At the old address stands a page in its language that goes on to the new one."""
    for code, language in book.languages.items():
        page = _Page((site / f"{code}/principles/old-thanks/index.html").read_text("utf-8"))
        assert (page.all("html", "lang"), page.all("html", "dir")) == ([code], [language.direction])
        assert page.all("a", "href") == [f"../../../{code}/principles/thank-them-first/"]
        assert f"../../../{code}/principles/thank-them-first/" in "".join(
            page.all("meta", "content")
        )


def test_a_retired_page_says_so_and_stays(site: Path, book: Book) -> None:
    """A reader of a retired page is told, in their language, and not sent away unasked."""
    for code in book.languages:
        text = (site / f"{code}/chapters/old-part/index.html").read_text("utf-8")
        assert "refresh" not in text
        assert _Page(text).all("a", "href") == [f"../../../{code}/chapters/know-when-to-part/"]


def test_a_language_given_up_leads_to_another(site: Path) -> None:
    """Every address of a language that is gone still answers."""
    page = _Page((site / "de/chapters/put-it-right/index.html").read_text("utf-8"))
    assert page.all("html", "lang") == ["en"]
    assert page.all("a", "href") == ["../../../en/chapters/put-it-right/"]
    page = _Page((site / "de/principles/old-thanks/index.html").read_text("utf-8"))
    assert page.all("a", "href") == ["../../../en/principles/thank-them-first/"]


def test_every_id_has_a_neutral_address(site: Path, book: Book) -> None:
    """/go/<id>/ exists for all that was ever published and lists every language without scripts."""
    assert book.contract is not None
    for page_id in book.contract.pages:
        page = _Page((site / f"go/{page_id}/index.html").read_text("utf-8"))
        assert page.all("a", "hreflang") == list(book.languages), page_id
        assert all(href.startswith("../../") for href in page.all("a", "href"))


def test_a_sixth_language_needs_data_only(book: Book, tmp_path: Path) -> None:
    """A language more in the book is a language more in everything published."""
    from babel import Locale
    from concord.book.model import Language

    vi = Language("vi", Locale("vi"), "vi", next(iter(book.languages.values())).location)
    write_published(tmp_path, replace(book, languages={**book.languages, "vi": vi}), BASE)
    assert (tmp_path / names.cartridge("vi", "1.3")).is_file()
    page = _Page((tmp_path / "go/thank-them-first/index.html").read_text("utf-8"))
    assert "vi" in page.all("a", "hreflang")
    page = _Page((tmp_path / "vi/chapters/old-part/index.html").read_text("utf-8"))
    assert page.all("a", "href") == ["../../../vi/chapters/know-when-to-part/"]


def test_anchors_stand_where_blocks_went(book: Book) -> None:
    """A link to a block that is gone lands on what took its place, or on top of the page."""
    assert gone_anchors(book, "put-it-right", "intro") == ("old-intro",)
    assert gone_anchors(book, "put-it-right", "title") == ("lost",)
    assert gone_anchors(book, "hear-them-out", "title") == ()


def test_the_same_book_gives_the_same_bytes(book: Book, site: Path, tmp_path: Path) -> None:
    """Publishing twice gives the same files, to the byte."""
    write_published(tmp_path, book, BASE)
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        assert (tmp_path / path.relative_to(site)).read_bytes() == path.read_bytes(), path


def test_no_page_is_overwritten(book: Book, tmp_path: Path) -> None:
    """A signpost never takes the place of a page that is there."""
    (tmp_path / "go/thank-them-first").mkdir(parents=True)
    (tmp_path / "go/thank-them-first/index.html").write_text("a page", "utf-8")
    with pytest.raises(ValueError, match="stands here already"):
        write_published(tmp_path, book, BASE)


def test_structured_data_says_what_a_page_is(book: Book) -> None:
    """A principle is an article and a learning resource of its chapter, in its language."""
    found = structured.data(book, "thank-them-first", "th", BASE, "…")
    assert found is not None and found["inLanguage"] == "th" and found["timeRequired"] == "PT1M"
    assert found["isPartOf"]["@id"] == f"{BASE}th/chapters/hear-them-out/"
    assert found["translationOfWork"]["@id"] == f"{BASE}en/principles/thank-them-first/"
    chapter = structured.data(book, "hear-them-out", "en", BASE, "…")
    assert chapter is not None and len(chapter["hasPart"]) == len(
        book.pages["hear-them-out"].principles
    )
    assert structured.data(book, "about", "en", BASE, "…") is None
    home = structured.data(book, "index", "en", BASE, "…")
    assert (
        home is not None and home["@type"] == "Book" and len(home["hasPart"]) == len(book.chapters)
    )
    assert "<" not in json_in_html(structured.data(book, "index", "en", BASE, "</script><b>"))


def test_questions_are_translated_like_every_block(book: Book) -> None:
    """Each text of a question is one message, the same to `pybabel` and to `concord`."""
    path = ROOT / "docs/questions/hear-them-out.yml"
    with path.open("rb") as stream:
        found = {context: text for _, _, (context, text), _ in extract(stream, (), (), {})}
    wanted = {
        m.context: m.text for m in messages(book) if m.context.startswith("hear-them-out/check-")
    }
    asked = book.questions["hear-them-out"]
    assert found == wanted and len(found) == sum(1 + 2 * len(q.options) for q in asked)
    for chapter in book.chapters:
        assert len(book.questions[chapter]) == 4


def test_the_contract_knows_what_is_live(book: Book) -> None:
    """What a moved or retired page stands for is found, whatever was asked."""
    assert book.contract is not None
    assert book.contract.final("old-thanks") == "thank-them-first"
    assert book.contract.final("put-it-right") == "put-it-right"
    assert book.contract.final("never") == ""
    assert book.contract.pages["put-it-right"].state == LIVE
