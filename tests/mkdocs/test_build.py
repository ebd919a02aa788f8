"""What `make site` promises: every page in every language, whole links, nothing fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from concord.book.addresses import ARTICLES
from concord.book.model import Book, block_context
from concord.links.contract import current

from ..conftest import mkdocs
from ..support import copy_site, replace

pytestmark = pytest.mark.xdist_group("build")
ADDRESS = "https://concord.example/"
LOADED = {"img": "src", "script": "src", "source": "src", "iframe": "src", "link": "href"}


class _Page(HTMLParser):
    """Ids, links, loaded files and the attributes of ``<html>`` of a page."""

    def __init__(self, path: Path):
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.root: dict[str, str | None] = {}
        self.alternates: dict[str, str] = {}
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "html":
            self.root = values
        if tag == "body" and values.get("dir"):
            self.root["dir"] = values["dir"]
        if values.get("id"):
            self.ids.add(str(values["id"]))
        if tag == "a" and values.get("href"):
            self.links.append(str(values["href"]))
        rel = str(values.get("rel", "")).split()
        if "alternate" in rel and "hreflang" in values:
            self.alternates[str(values["hreflang"])] = str(values["href"])
        elif (
            tag in LOADED
            and values.get(LOADED[tag])
            and not {"canonical", "alternate", "prev", "next"} & set(rel)
        ):
            self.loads.append(str(values[LOADED[tag]]))


@pytest.fixture(scope="module")
def parsed(built_site: Path) -> dict[str, _Page]:
    """Every page of the site by its address below the root."""
    return {
        path.relative_to(built_site).as_posix().removesuffix("index.html"): _Page(path)
        for path in sorted(built_site.rglob("*.html"))
    }


def _paths(book: Book) -> Iterator[str]:
    yield from (entry["path"] for entry in current(book).values())
    yield ARTICLES


def test_every_page_is_there_in_every_language(book: Book, parsed: dict[str, _Page]) -> None:
    """A reader finds the same pages in each language, with its lang and direction."""
    assert len(book.languages) > 1
    for code, language in book.languages.items():
        for path in _paths(book):
            page = parsed[f"{code}/{path}"]
            assert (page.root["lang"], page.root.get("dir", "ltr")) == (code, language.direction), (
                code,
                path,
            )


def test_every_block_has_its_id_on_the_page(book: Book, parsed: dict[str, _Page]) -> None:
    """A link to a block works in every language."""
    for code in book.languages:
        for entry in current(book).values():
            assert set(entry["blocks"]) <= parsed[f"{code}/{entry['path']}"].ids


def test_every_link_leads_to_a_page_and_a_place(built_site: Path, parsed: dict[str, _Page]) -> None:
    """No link within the site is broken, fragments included."""
    followed = 0
    for where, page in parsed.items():
        for href in page.links:
            target = urlsplit(urljoin(f"http://site/{where}", href))
            if target.netloc != "site" or where.endswith("404.html"):
                continue
            found = parsed.get(unquote(target.path).lstrip("/"))
            assert found or (built_site / unquote(target.path).lstrip("/")).is_file(), (where, href)
            if found and target.fragment and target.fragment != "__skip":
                assert unquote(target.fragment) in found.ids, (where, href)
            followed += 1
    assert followed > 5000


def test_nothing_is_loaded_from_elsewhere(built_site: Path, parsed: dict[str, _Page]) -> None:
    """The site works with the network off: styles, scripts, fonts and icons are its own."""
    assert not [load for page in parsed.values() for load in page.loads if urlsplit(load).netloc]
    sheets = list(built_site.rglob("*.css"))
    assert sheets
    for sheet in sheets:
        assert not re.search(
            r"(?:url\(|@import)\s*['\"]?(?:https?:)?//", sheet.read_text("utf-8")
        ), sheet


def test_alternates_name_every_language_and_a_default(book: Book, parsed: dict[str, _Page]) -> None:
    """Search engines find each page's other languages, and x-default."""
    for code in book.languages:
        for path in _paths(book):
            alternates = parsed[f"{code}/{path}"].alternates
            assert alternates.keys() == {*book.languages, "x-default"}
            assert all(alternates[other] == f"{ADDRESS}{other}/{path}" for other in book.languages)


def test_sitemap_lists_every_page_once(built_site: Path, book: Book) -> None:
    """The sitemap at the root names every page of every language with its alternates."""
    space = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    urls = ElementTree.parse(built_site / "sitemap.xml").getroot().findall("s:url", space)
    listed = [url.findtext("s:loc", "", space) for url in urls]
    assert sorted(listed) == sorted(set(listed))
    assert {f"{ADDRESS}{code}/{path}" for code in book.languages for path in _paths(book)} <= set(
        listed
    )
    assert all(len(url.findall("x:link", space)) == len(book.languages) + 1 for url in urls)


def test_sitemap_and_pages_name_the_same_alternates(
    built_site: Path, book: Book, parsed: dict[str, _Page]
) -> None:
    """Search engines drop alternates that contradict each other, the home page's x-default too."""
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    urls = ElementTree.parse(built_site / "sitemap.xml").getroot().findall("s:url", space)
    compared = 0
    for url in urls:
        path = url.findtext("s:loc", "", space).removeprefix(ADDRESS)
        told = {
            link.attrib["hreflang"]: link.attrib["href"] for link in url if "href" in link.attrib
        }
        assert told == parsed[path].alternates, path
        compared += 1
    assert compared > 2 * len(book.languages)
    home = {path: parsed[path].alternates["x-default"] for path in ("", "en/", "th/")}
    assert set(home.values()) == {ADDRESS}


def test_one_can_walk_from_advice_to_passage_and_back(book: Book, parsed: dict[str, _Page]) -> None:
    """A block links the passages it rests on; a passage links the principles made from it."""
    for page in book.principles():
        for cite in page.citations:
            assert (
                f"../../articles/{cite.article}/#p{cite.number}"
                in parsed[f"fa/principles/{page.id}/"].links
            )
            back = parsed[f"fa/articles/{cite.article}/"].links
            assert any(link.startswith(f"../../principles/{page.id}/#") for link in back)


def test_pages_name_the_next_by_its_title(built_site: Path, book: Book) -> None:
    """From the home page one goes on to the first chapter, under its name in every language."""
    chapter = book.pages[book.chapters[0]]
    for code in book.languages:
        title = book.translate(f"{chapter.id}/title", chapter.title, code).text
        home = (built_site / code / "index.html").read_text("utf-8")
        assert f': {title}"' in home[home.index("md-footer__link--next") :]
    for page in built_site.rglob("*.html"):
        assert ': Index"' not in page.read_text("utf-8"), page


def test_stories_keep_their_facts(built_site: Path, book: Book) -> None:
    """Years, amounts and names of the stories stand on the pages, Persian digits folded."""
    facts = {
        "the-customer-is-not-always-right": ["Selfridge", "1909"],
        "count-what-a-remark-costs": ["5400", "7300"],
    }
    fold = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789", ",٬")
    for principle, wanted in facts.items():
        for code in book.languages:
            text = (
                (built_site / code / "principles" / principle / "index.html")
                .read_text("utf-8")
                .translate(fold)
            )
            assert all(fact in text for fact in wanted), (code, principle)


def test_a_solar_hijri_date_is_shown_in_both_calendars(built_site: Path) -> None:
    """The Persian article's date reads in its own calendar and in the Gregorian, in the reader's digits."""
    page = (built_site / "fa/articles/fa-seven-customers/index.html").read_text("utf-8")
    assert "۲۰ خرداد ۱۳۹۸ (۱۰ ژوئن ۲۰۱۹)" in page
    page = (built_site / "en/articles/fa-seven-customers/index.html").read_text("utf-8")
    assert "20 Khordad 1398 (10 June 2019)" in page


def test_no_article_text_reaches_the_site(built_site: Path, root: Path, tmp_path: Path) -> None:
    """A published build holds fingerprints' worth of the articles: no passage of advice."""
    sources = root.parent / "shared" / "sources"
    if not sources.is_dir():
        pytest.skip("no article texts at hand: that none of them is published was not verified")
    long = [
        line.strip()[:60]
        for path in sources.glob("*.txt")
        for line in path.read_text("utf-8").split("\n")
        if len(line) > 90
    ]
    assert long
    for page in built_site.rglob("*.html"):
        text = page.read_text("utf-8")
        assert not [line for line in long if line in text], page


def test_a_draft_shows_the_english_marked(draft: Path, book: Book) -> None:
    """An untranslated or stale block reads in English, with its lang and dir, and says so."""
    page = (draft / "site/fa/principles/thank-them-first/index.html").read_text("utf-8")
    assert '<span lang="en" dir="ltr">Answer a complaint with thanks' in page
    assert 'class="cn-untranslated"' in page
    of = book.pages["own-the-fault"]
    texts = [book.translate(block_context(of, b), b.text, "fa") for b in of.blocks]
    other = (draft / "site/fa/principles/own-the-fault/index.html").read_text("utf-8")
    assert ('class="cn-untranslated"' in other) == any(t.state != "translated" for t in texts)


def test_a_release_refuses_a_draft_and_keeps_the_old_site(tmp_path: Path) -> None:
    """`--strict` fails on an untranslated message and leaves the site that was there."""
    project = copy_site(tmp_path / "project")
    site = tmp_path / "out"
    site.mkdir()
    (site / "kept.txt").write_text("old")
    replace(project / "translations/th/LC_MESSAGES/promising.po", "ให้คำมั่นเฉพาะสิ่งที่ทำได้", "")
    result = mkdocs("build", "--strict", "--site-dir", str(site), cwd=project)
    assert result.returncode != 0
    assert "PO006 “keep-promises/statement” is empty" in result.stdout
    assert [path.name for path in site.iterdir()] == ["kept.txt"]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_broken_page_is_named_and_nothing_is_replaced(tmp_path: Path) -> None:
    """A page that cannot be read stops the build at its line; drafts are no excuse."""
    project = copy_site(tmp_path / "project")
    replace(project / "docs/principles/keep-promises.md", "{: #do-tell", "{: #say-ready")
    site = tmp_path / "out"
    result = mkdocs("build", "--site-dir", str(site), cwd=project)
    assert result.returncode != 0
    assert re.search(r"docs/principles/keep-promises\.md:\d+:\d+ PAGE004", result.stdout)
    assert "Traceback" not in result.stdout
    assert not site.exists()


def test_a_relative_config_path_builds_the_same(tmp_path: Path) -> None:
    """`mkdocs build -f` from another folder finds the book and its catalogues."""
    copy_site(tmp_path / "project")
    site = tmp_path / "out"
    result = mkdocs("build", "-f", "project/mkdocs.yml", "--site-dir", str(site), cwd=tmp_path)
    assert result.returncode == 0, result.stdout
    page = (site / "th/principles/keep-promises/index.html").read_text("utf-8")
    assert "ให้คำมั่นเฉพาะสิ่งที่ทำได้" in page
