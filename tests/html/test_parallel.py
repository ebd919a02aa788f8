"""Parallel views in a real browser: alignment, choice, landing, without scripts, offline."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from ..support import LANGUAGES, until
from . import DESKTOP, PARALLEL, PHONE, PRINCIPLE, ROWS, TABLET, Opened

SETS = (["en", "fa"], ["th", "ms", "fa"], [*reversed(LANGUAGES)])


@pytest.mark.parametrize("width", [TABLET, 1024, 1440])
@pytest.mark.parametrize("languages", SETS, ids="-".join)
def test_blocks_stay_aligned_row_by_row(opened: Opened, languages: list[str], width: int) -> None:
    """The tops of a row's blocks agree within a pixel, in columns of one order and width."""
    page = opened(f"en/{PARALLEL}?with={','.join(languages)}", width)
    rows = page.evaluate(ROWS)
    assert len(rows) > 12
    for row in rows:
        assert [cell["language"] for cell in row] == languages
        assert max(cell["top"] for cell in row) - min(cell["top"] for cell in row) <= 1
        assert all(left["right"] <= right["left"] + 0.5 for left, right in itertools.pairwise(row))
        assert all(cell["text"] for cell in row), "no blank cell"
    lefts = [[round(cell["left"]) for cell in row] for row in rows]
    assert all(max(column) - min(column) <= 1 for column in zip(*lefts, strict=True)), (
        "one edge a column"
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.faults == []


def test_rows_do_not_overlap(opened: Opened) -> None:
    """A long block in one language pushes the next row down in all of them."""
    rows = opened(f"th/{PARALLEL}?with=th,ms,fa").evaluate(ROWS)
    body = rows[2:]  # the names of the columns and the title stick to the top
    for above, below in itertools.pairwise(body):
        assert max(cell["bottom"] for cell in above) <= min(cell["top"] for cell in below) + 0.5


def test_columns_run_from_the_side_where_reading_begins(opened: Opened) -> None:
    """On a Persian page the first chosen language stands at the right."""
    rows = opened(f"fa/{PARALLEL}?with=fa,en").evaluate(ROWS)
    assert all(row[0]["left"] > row[1]["left"] for row in rows)


@pytest.mark.parametrize("languages", SETS, ids="-".join)
def test_on_a_phone_the_languages_of_a_block_stack(opened: Opened, languages: list[str]) -> None:
    """Every block keeps its languages together, one under the other, and nothing scrolls sideways."""
    page = opened(f"ms/{PARALLEL}?with={','.join(languages)}", PHONE)
    stacked = page.evaluate("""() => [...document.querySelectorAll('.cn-parallel .cn-row:not(.cn-row--heading) .cn-cells')]
      .map(row => [...row.children].filter(c => c.getClientRects().length)
        .map(c => [c.dataset.language, c.getBoundingClientRect().top, c.getBoundingClientRect().bottom]))""")
    for row in stacked:
        assert [cell[0] for cell in row] == languages
        assert all(above[2] <= below[1] for above, below in itertools.pairwise(row))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    names = page.locator("#statement .cn-tag:visible").all_text_contents()
    assert len(names) == len(languages)


def test_every_column_has_its_own_language_direction_and_font(opened: Opened) -> None:
    """What is computed for the text of each column is that of its language."""
    page = opened(f"en/{PARALLEL}?with=en,th,fa")
    found = page.evaluate("""() => [...document.querySelectorAll('#statement .cn-cell')]
      .filter(c => c.getClientRects().length).map(c => { const s = getComputedStyle(c.querySelector('p'));
        return [c.querySelector('p').lang, s.direction, s.fontFamily.split(',')[0].replaceAll('"', '')]; })""")
    assert [(lang, direction) for lang, direction, _ in found] == [
        ("en", "ltr"),
        ("th", "ltr"),
        ("fa", "rtl"),
    ]
    families = [family for *_, family in found]
    assert len(set(families)) == 3
    loaded = page.evaluate(
        "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family.replaceAll('\"', ''))"
    )
    assert set(families) <= set(loaded)


def test_the_choice_is_in_the_address_and_is_remembered(opened: Opened, served: str) -> None:
    """Languages are chosen and ordered by their controls; the address says so, and the next page knows."""
    page = opened(f"en/{PARALLEL}")
    expect(page).to_have_url(re.compile(r"\?with=en,th$"))
    chooser = page.locator(".cn-choose")
    chooser.get_by_role("checkbox", name="فارسی").check()
    expect(page).to_have_url(re.compile(r"\?with=en,th,fa$"))
    chooser.get_by_role("checkbox", name="ไทย").uncheck()
    chooser.locator('[data-choice="fa"] [data-move="-1"]').click()
    expect(page).to_have_url(re.compile(r"\?with=fa,en$"))
    assert page.evaluate(ROWS)[2][0]["language"] == "fa"
    dom = page.locator("#statement .cn-cell").evaluate_all(
        "cells => cells.map(c => c.dataset.language)"
    )
    assert dom[:2] == ["fa", "en"], "reading aloud follows the chosen order"
    page.goto(f"{served}ms/parallel/chapters/put-it-right/")
    expect(page).to_have_url(re.compile(r"\?with=fa,en$"))
    page.goto(f"{served}ms/parallel/chapters/put-it-right/?with=tl,th")
    assert [cell["language"] for cell in page.evaluate(ROWS)[2]] == ["tl", "th"], "the address wins"
    assert page.faults == []


@pytest.mark.parametrize("language", ["en", "fa"])
def test_on_a_phone_the_controls_are_one_line(opened: Opened, language: str) -> None:
    """Above the title stand the way back and one line of controls, which is moved sideways; the
    page is not. All of them are there for a keyboard.
    """
    page = opened(f"{language}/{PARALLEL}?with=en,th,fa", PHONE)
    chooser = page.locator(".cn-choose")
    assert chooser.evaluate("one => one.getBoundingClientRect().height") <= 48
    assert chooser.get_by_role("checkbox").count() == len(LANGUAGES)
    last = chooser.get_by_role("checkbox").last
    last.focus()
    box = last.bounding_box()
    assert box and 0 <= box["x"] <= PHONE - box["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    small = chooser.locator("button:visible, label").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().height).filter((one) => one < 24)"
    )
    assert small == []


def test_fewer_than_two_languages_cannot_be_chosen(opened: Opened) -> None:
    """The last two stay, and the reader is told why."""
    page = opened(f"en/{PARALLEL}?with=en,fa")
    page.locator('[data-choice="fa"] input').click()
    expect(page.locator('[data-choice="fa"] input')).to_be_checked()
    expect(page.locator(".cn-status[data-shown]")).to_contain_text("at least two")


def test_a_lit_block_is_lit_in_every_column(opened: Opened) -> None:
    """Pointing at a block or focusing what is in it lights its row and no other."""
    page = opened(f"en/{PARALLEL}?with=en,th,fa")
    row, other = page.locator("#why-not-wait"), page.locator("#why-no-place")
    dark = row.evaluate("row => getComputedStyle(row).backgroundColor")
    row.locator(".cn-cell:visible").nth(2).hover()
    expect(row).not_to_have_css("background-color", dark)
    expect(other).to_have_css("background-color", dark)
    box, cells = row.bounding_box(), page.evaluate(ROWS)
    assert box["width"] > cells[4][-1]["right"] - cells[4][0]["left"], "the light spans all columns"
    other.locator(".cn-link").focus()
    expect(other).not_to_have_css("background-color", dark)


def test_headings_stay_in_sight(opened: Opened) -> None:
    """While a section passes, the names of the languages and its heading stand at the top."""
    page = opened(f"en/{PARALLEL}?with=en,th,fa")
    page.set_viewport_size({"width": DESKTOP, "height": 420})
    last = page.locator("#why .cn-row").last
    last.evaluate("row => window.scrollTo(0, row.getBoundingClientRect().top + scrollY - 190)")
    until(page, "() => document.querySelector('#why').getBoundingClientRect().top < 60")
    names, head = (
        page.locator(".cn-names").bounding_box(),
        page.locator("#why .cn-row--heading").bounding_box(),
    )
    header = page.locator(".md-header").bounding_box()
    assert abs(names["y"] - header["height"]) <= 1
    assert abs(head["y"] - (names["y"] + names["height"])) <= 1
    assert last.bounding_box()["y"] >= head["y"] + head["height"] - 1


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("block", ["do-stop", "avoid", "differ-two-questions"])
def test_landing_on_a_block_shows_it(opened: Opened, block: str, width: int) -> None:
    """From #block the block is in sight, under the header and not behind it."""
    for path in (PARALLEL + "?with=th,ms,fa", PRINCIPLE):
        page = opened(f"fa/{path}#{block}", width)
        until(
            page,
            """id => {
          const block = document.getElementById(id), box = block.getBoundingClientRect();
          const at = box.top + Math.min(20, box.height / 2);
          const seen = document.elementFromPoint(box.left + box.width / 2, at);
          return at > 0 && at < innerHeight && block.contains(seen); }""",
            arg=block,
        )


def test_an_unknown_language_is_named_and_left_out(opened: Opened) -> None:
    """A wrong address still shows aligned columns, and says what it could not show."""
    page = opened(f"en/{PARALLEL}?with=fa,xx,%3Cb%3E,fa,EN")
    assert "xx, <b>" in page.locator(".cn-note").inner_text()
    assert [cell["language"] for cell in page.evaluate(ROWS)[2]] == ["fa", "en"]
    assert page.faults == []


@pytest.mark.parametrize(
    "query", ["?with=zz", "?with=", "?with=,,", "?with=th", "?with=th,th", "?without"]
)
def test_a_choice_of_less_than_two_is_filled_up(opened: Opened, query: str) -> None:
    """Whatever the address asks for, at least two languages stand side by side."""
    rows = opened(f"fa/{PARALLEL}{query}").evaluate(ROWS)
    assert all(len(row) == 2 for row in rows)
    wanted = "th" if "=th" in query else "fa"
    assert rows[2][0]["language"] == wanted


@pytest.mark.parametrize("path", [PRINCIPLE, PARALLEL, "articles/th-adams/"])
def test_an_unknown_block_is_said_to_be_missing(opened: Opened, path: str) -> None:
    """A link to a block that is not there shows the page with a note; a right one has no note."""
    page = opened(f"th/{path}#no-such%3Ci%3E")
    assert "“no-such<i>”" in page.locator(".cn-note").inner_text()
    assert page.locator("h1").is_visible()
    page.evaluate("location.hash = '#title'")
    until(page, "() => !document.querySelector('.cn-note')")


def test_without_scripts_all_languages_stand_under_one_another(opened: Opened) -> None:
    """Nothing of a parallel page needs a script but the choice, which is then not offered."""
    page = opened(f"en/{PARALLEL}#do-stop", java_script_enabled=False)
    cells = page.locator("#do-stop .cn-cell")
    assert cells.count() == len(LANGUAGES)
    tops = [cells.nth(index).bounding_box()["y"] for index in range(len(LANGUAGES))]
    assert tops == sorted(set(tops))
    assert page.locator(".cn-choose").is_hidden()
    assert page.locator("#do-stop .cn-tag:visible").count() == len(LANGUAGES)
    summary = page.locator("#do-stop summary")
    summary.click()
    expect(page.locator("#do-stop .cn-panel a").first).to_be_visible()
    assert page.locator("#do-stop .cn-link").get_attribute("href") == "#do-stop"


def test_everything_works_offline_once_loaded(opened: Opened) -> None:
    """With the network gone, choosing, opening sources and copying a link still work."""
    page = opened(f"en/{PARALLEL}?with=en,fa", permissions=["clipboard-read", "clipboard-write"])
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    page.locator('[data-choice="ms"] input').check()
    assert [cell["language"] for cell in page.evaluate(ROWS)[2]] == ["en", "fa", "ms"]
    page.locator("#do-stop summary").click()
    expect(page.locator("#do-stop .cn-panel")).to_be_visible()
    page.locator("#do-stop .cn-link").click()
    expect(page.locator(".cn-status[data-shown]")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith("?with=en,fa,ms#do-stop")
    assert page.faults == []


def test_the_site_works_below_a_folder_of_a_plain_file_server(
    opened: Opened, built_site: Path, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    """Every address is relative: moved into a sub-path, pages, fonts and languages are found."""
    (tmp_path / "books").mkdir()
    (tmp_path / "books" / "concord").symlink_to(built_site)
    base = serve(tmp_path) + "books/concord/"
    for path in (f"th/{PARALLEL}?with=th,fa", "fa/map/", f"ms/{PRINCIPLE}"):
        page = opened(path, base=base)
        assert page.faults == []
        assert page.evaluate("[...document.fonts].some(f => f.status === 'loaded')")
        link = page.locator(".md-select__link[hreflang=tl]").get_attribute("href")
        response = page.request.get(page.evaluate("href => new URL(href, location).href", link))
        assert response.ok
