"""A real browser follows neutral addresses: under every language preference, and under none."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from concord.book.model import Book
from concord.book.record import LIVE, Change, Contract, Record
from concord.links import accept
from playwright.sync_api import expect

from ..conftest import Serve
from ..support import LANGUAGES, real, write_published

pytestmark = pytest.mark.xdist_group("browser_links")
CODES = LANGUAGES
SUB = "course/book/"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """The published files below a sub-path, with plain pages where the book's would be."""
    book = real().book
    now = accept.effective(book.contract or Contract(), book)
    history = (Change("2025-01-01", "new", CODES), Change("2026-01-01", "moved", CODES))
    urls = {code: f"{code}/principles/old-thanks/" for code in CODES}
    old = Record(
        "principle",
        "moved",
        "thank-them-first",
        "2025-01-01",
        "2026-01-01",
        urls,
        {},
        ("title",),
        {},
        history,
    )
    retired = dataclasses.replace(
        old, state="retired", urls={code: f"{code}/principles/old-way/" for code in CODES}
    )
    book = dataclasses.replace(
        book,
        contract=Contract(
            now.revision, now.languages, {**now.pages, "old-thanks": old, "old-way": retired}
        ),
    )
    root = tmp_path_factory.mktemp("published")
    living = [record for record in now.pages.values() if record.state == LIVE]
    for record in living:
        for url in record.urls.values():
            page = root / SUB / url / "index.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(f"<!doctype html><title>{url}</title>", "utf-8")
    write_published(root / SUB, book, "https://book.example/")
    return serve(root) + SUB


@pytest.fixture
def visit(watched: Callable[..., Any], published: str) -> Any:
    """Follow a link with a reader's preferences; returns the page where the reader ends."""

    def follow(path: str, locale: str | None, remembered: str = "", scripts: bool = True) -> Any:
        page = watched(locale=locale, java_script_enabled=scripts)
        if remembered:
            page.add_init_script(f"localStorage.setItem('concord.language', {remembered!r})")
        page.goto(published + path, wait_until="load")
        page.wait_for_load_state("networkidle")
        assert [url for url in page.refused if not url.endswith("favicon.ico")] == []
        return page

    return follow


@pytest.mark.parametrize(
    ("locale", "code"),
    [
        ("en-GB", "en"),
        ("th-TH", "th"),
        ("fil-PH", "tl"),
        ("tl", "tl"),
        ("ms-MY", "ms"),
        ("fa-IR", "fa"),
    ],
)
def test_a_reader_lands_in_their_language(
    visit: Any, published: str, locale: str, code: str
) -> None:
    """/go/<id>/ takes each reader to the page in the language their browser asks for."""
    page = visit("go/thank-them-first/", locale)
    expect(page).to_have_url(f"{published}{code}/principles/thank-them-first/")


def test_a_reader_of_no_such_language_chooses(visit: Any, published: str) -> None:
    """With no preference for a language of the book, the page lists them all."""
    page = visit("go/thank-them-first/", "ja-JP")
    expect(page).to_have_url(f"{published}go/thank-them-first/")
    assert page.eval_on_selector_all("a", "all => all.map(a => a.hreflang)") == list(CODES)
    page.click("a[hreflang=fa]")
    expect(page).to_have_url(f"{published}fa/principles/thank-them-first/")


def test_without_scripts_all_languages_are_listed(visit: Any, published: str) -> None:
    """A reader without scripts gets a link for every language, each in its own language and direction."""
    page = visit("go/hear-them-out/", "th-TH", scripts=False)
    links = page.locator("a")
    assert [links.nth(n).get_attribute("lang") for n in range(links.count())] == list(CODES)
    assert page.locator("a[lang=fa]").get_attribute("dir") == "rtl"
    page.locator("a[lang=ms]").click()
    expect(page).to_have_url(f"{published}ms/chapters/hear-them-out/")


def test_a_remembered_choice_is_kept(visit: Any, published: str) -> None:
    """The language a reader chose before goes before the browser's."""
    page = visit("go/thank-them-first/", "th-TH", remembered="fa")
    expect(page).to_have_url(f"{published}fa/principles/thank-them-first/")


def test_a_course_can_ask_for_a_language(visit: Any, published: str) -> None:
    """?lang= goes before all, in any spelling; a language there is none of is passed over."""
    there = f"{published}ms/principles/thank-them-first/"
    expect(visit("go/thank-them-first/?lang=ms", "th-TH", remembered="fa")).to_have_url(there)
    expect(visit("go/thank-them-first/?lang=MS-my", "th-TH")).to_have_url(there)
    expect(visit("go/thank-them-first/?lang=xx", "ms-MY")).to_have_url(there)
    page = visit("go/thank-them-first/?lang=fil&from=course#do-chance", "en-GB")
    expect(page).to_have_url(f"{published}tl/principles/thank-them-first/?from=course#do-chance")


def test_no_address_can_be_smuggled_in(visit: Any, published: str) -> None:
    """Whatever stands in ?lang= or in the reader's storage, the link leads into the book."""
    for wish in ("//evil.example", "constructor", "__proto__", "javascript:alert(1)", "../../evil"):
        page = visit(f"go/thank-them-first/?lang={wish}", "th-TH", remembered=wish)
        expect(page).to_have_url(f"{published}th/principles/thank-them-first/")


def test_moved_and_retired_pages_lead_on(visit: Any, published: str) -> None:
    """A moved page's links end on the new page; a retired page's end on its signpost."""
    there = f"{published}th/principles/thank-them-first/"
    expect(visit("go/old-thanks/", "th-TH")).to_have_url(there)
    page = visit("th/principles/old-thanks/", "th-TH")
    expect(page).to_have_url(there)
    page = visit("go/old-way/", "th-TH")
    expect(page).to_have_url(f"{published}th/principles/old-way/")
    assert page.locator("html").get_attribute("lang") == "th"
    page.click("main a")
    expect(page).to_have_url(there)


def test_the_built_site_has_it_all(served: str, browser: Any, book: Book) -> None:
    """In the real site a neutral address leads to a page, and a chapter's self-check opens."""
    context = browser.new_context(locale="fa-IR", bypass_csp=True)
    page = context.new_page()
    page.goto(f"{served}go/hear-them-out/")
    page.wait_for_url("**/fa/chapters/hear-them-out/")
    answers = page.locator(".cn-check:not(.cn-practice) details")
    asked = book.questions["hear-them-out"]
    assert answers.count() == sum(len(question.options) for question in asked)
    wrong = page.locator(".cn-check:not(.cn-practice) details.cn-wrong").first
    wrong.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(wrong.locator("p").first).to_be_visible()
    wrong.locator("a").click()
    page.wait_for_url("**/fa/principles/**")
    context.close()


def test_every_published_address_answers(built_site: Path) -> None:
    """Each address that links.json gives is a page of the built site, under its sub-path."""
    import json

    links = json.loads((built_site / "links.json").read_text("utf-8"))
    base = links["address"]
    places = [p["url"] for e in links["entries"] for p in (e, *e["languages"].values())]
    for url in places:
        assert (built_site / url.removeprefix(base) / "index.html").is_file(), url
    for url in links["files"]:
        path = built_site / url.removeprefix(base)
        assert path.is_file() or (path / "index.html").is_file(), url
