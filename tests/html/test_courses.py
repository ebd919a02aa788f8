"""The page for courses: what each platform takes, how it is copied, and what holds it to the site."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from concord.book.addresses import neutral
from concord.book.model import Book
from concord.html import courses
from concord.html.renderer import Renderer
from concord.links import names
from playwright.sync_api import expect

from ..support import LANGUAGES
from . import PHONE, Opened

WANTED = {
    "moodle": 1,
    "canvas": 1,
    "scorm": 8,
    "spreadsheet": 1,
}
"""The platforms, in the order of the page, and how many files each takes of seven chapters."""


def described(book: Book, code: str) -> courses.Courses:
    """What is on the page in a language."""
    r = Renderer(book, book.languages[code])
    r.begin("for-courses/")
    return courses.described(r, book.pages[courses.PAGE])


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_platform_has_its_files_and_steps(book: Book, code: str) -> None:
    """Files are those of the reader's language that are published, by their whole address."""
    ways = {way.heading.id: way for way in described(book, code).ways if way.heading and way.files}
    assert {name: len(way.files) for name, way in ways.items()} == WANTED
    published = set(names.everything(book))
    for name, way in ways.items():
        assert len(way.steps) >= 2, name
        for file in way.files:
            path = file.address.removeprefix(book.address)
            assert path != file.address and path in published
            assert f"-{code}" in path and file.href.endswith(path) and file.plain
    versions = [ways[name].files[0].address[-9:] for name in ("moodle", "canvas")]
    assert versions == ["1.1.imscc", "1.3.imscc"]


def test_without_an_address_there_is_no_cartridge_and_no_word_of_one(book: Book) -> None:
    """A site that is opened from a folder has no cartridges, so their sections are left out."""
    made = described(replace(book, address=""), "en")
    shown = [way.heading.id for way in made.ways if way.heading]
    assert "moodle" not in shown and "canvas" not in shown
    assert "spreadsheet" in shown and "how-to-link" in shown


def test_an_address_is_copied_and_the_copy_is_said(opened: Opened, book: Book) -> None:
    """The button copies what is written beside it; a screen reader hears that, and of which page."""
    page = opened("en/for-courses/", permissions=["clipboard-read", "clipboard-write"])
    chapter = book.chapters[0]
    row = page.locator(".cn-address", has_text=neutral(chapter, book.address)).first
    button = row.get_by_role("button", name=re.compile("^Copy the link: ."))
    button.click()
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_be_visible()
    written = row.locator("bdi").inner_text()
    assert page.evaluate("navigator.clipboard.readText()") == written
    expect(button).to_be_focused()
    assert page.faults == []


def test_an_address_that_cannot_be_copied_is_selected(opened: Opened) -> None:
    """Where the browser refuses, the reader is told so and can copy it by hand."""
    page = opened("en/for-courses/")
    page.evaluate("""() => {
      Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true});
      document.execCommand = () => false; }""")
    row = page.locator(".cn-address").first
    row.get_by_role("button").click()
    expect(page.get_by_role("status").filter(has_text="It is selected")).to_be_visible()
    assert page.evaluate("String(getSelection())") == row.locator("bdi").inner_text()


@pytest.mark.parametrize("scripts", [False, True], ids=["no scripts", "no clipboard"])
def test_without_a_clipboard_addresses_are_text(opened: Opened, scripts: bool) -> None:
    """No button that could do nothing; the address is there to read and to follow."""
    page = opened("th/for-courses/", java_script_enabled=False) if not scripts else None
    if page is None:
        page = opened("th/")
        page.add_init_script("""
          Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true});
          document.queryCommandSupported = () => false;""")
        page.goto(page.url + "for-courses/")
    rows = page.locator(".cn-address")
    assert rows.count() > sum(WANTED.values())
    assert page.locator(".cn-copy:visible").count() == 0
    for row in rows.all():
        assert row.locator("a[href]").inner_text().startswith("https://")


@pytest.mark.parametrize("language", ["en", "fa"])
def test_buttons_stand_under_one_another_on_a_phone(opened: Opened, language: str) -> None:
    """At the end of every address, wherever it breaks, and nothing is wider than the screen."""
    page = opened(f"{language}/for-courses/", PHONE)
    ends = page.locator(".cn-copy").evaluate_all(
        "(all, side) => all.map((one) => Math.round(one.getBoundingClientRect()[side]))",
        "left" if language == "fa" else "right",
    )
    assert len(ends) > sum(WANTED.values()) and len(set(ends)) == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE


def test_steps_are_numbered_in_the_digits_of_the_language(opened: Opened) -> None:
    """Persian numbers in a Persian list."""
    page = opened("fa/for-courses/")
    style = page.locator(".cn-steps > li").first.evaluate(
        "li => getComputedStyle(li, '::before').content"
    )
    assert "persian" in style
