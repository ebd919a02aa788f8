"""The site in a real browser: own language first, switcher in place, nothing fetched from outside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from ..support import LANGUAGES


@pytest.fixture
def opened(watched: Callable[..., Any], served: str) -> Any:
    """A function that opens a page of the site in a fresh context."""

    def open_page(path: str, **options: Any) -> Any:
        page = watched(**options)
        page.goto(served + path, wait_until="networkidle")
        return page

    return open_page


@pytest.mark.parametrize(
    ("preference", "language"),
    [
        ("th-TH", "th"),
        ("fil-PH", "tl"),
        ("tl", "tl"),
        ("ms-MY", "ms"),
        ("fa-IR", "fa"),
        ("en-US", "en"),
    ],
)
def test_the_root_takes_the_reader_to_their_language(
    opened: Any, served: str, preference: str, language: str
) -> None:
    """The browser's preferred language decides; Filipino counts as Tagalog."""
    page = opened("", locale=preference)
    expect(page).to_have_url(f"{served}{language}/")


def test_the_root_asks_when_no_language_is_known(opened: Any, served: str) -> None:
    """A reader of another language chooses from plain links."""
    page = opened("", locale="de-DE")
    expect(page).to_have_url(served)
    assert page.locator("a").count() == len(LANGUAGES)


def test_the_root_links_every_language_without_scripts(opened: Any, served: str) -> None:
    """With scripts off the root is a page of plain links, each in its own language."""
    page = opened("", java_script_enabled=False, locale="th-TH")
    expect(page).to_have_url(served)
    assert [link.get_attribute("lang") for link in page.locator("a").all()] == [*LANGUAGES]
    page.locator("a[lang=fa]").click()
    expect(page).to_have_url(f"{served}fa/")


def test_the_switcher_stays_on_the_page(opened: Any, served: str) -> None:
    """Choosing another language keeps the principle in sight, there and back."""
    page = opened("en/principles/own-the-fault/", viewport={"width": 1280, "height": 800})
    for language in ("fa", "th", "en"):
        page.locator(".md-header .md-select button").hover()
        page.locator(f".md-select__link[hreflang={language}]").click()
        page.wait_for_url(f"{served}{language}/principles/own-the-fault/")
        assert page.locator("html").get_attribute("lang") == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_request_leaves_the_site_and_none_fails(opened: Any, served: str, language: str) -> None:
    """Home, chapter, principle and article load from the site alone, without an error."""
    for path in (
        "",
        "chapters/put-it-right/",
        "principles/own-the-fault/",
        "articles/fa-seven-customers/",
    ):
        page = opened(f"{language}/{path}")
        assert page.requested
        assert [
            url for url in page.requested if not url.startswith((served, "data:", "blob:"))
        ] == []
        assert page.faults + page.refused + page.errors == []


@pytest.mark.parametrize(
    ("language", "query"), [("en", "apolog"), ("ms", "aduan"), ("tl", "customer"), ("fa", "مشتری")]
)
def test_search_finds_pages_of_its_language(
    opened: Any, served: str, language: str, query: str
) -> None:
    """Typing finds pages, and only those of the language being read."""
    page = opened(f"{language}/", viewport={"width": 1280, "height": 800})
    page.locator("input.md-search__input").click()
    page.locator("input.md-search__input").fill(query)
    page.locator(".md-search-result__link").first.wait_for(state="visible")
    links = [link.get_attribute("href") for link in page.locator(".md-search-result__link").all()]
    assert links
    assert all(
        link.startswith((served + language, "../", "./")) or f"/{language}/" in link
        for link in links
    )
