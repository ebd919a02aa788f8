"""A book of many languages, drafts among them, in a real browser: nothing is squeezed or covered."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ..conftest import Once, mkdocs
from ..support import ROOT, THEME, concord, copy_site, replace, until
from . import DESKTOP, PHONE, TABLET, Opened

DRAFTS = ("vi", "ar", "de", "ja", "sw")
"""Languages that somebody has only just listed; one is written from right to left."""
ALL = ("en", "th", "fa", *DRAFTS)
HOME = """
## What is happening? {: #situations }

- They are shouting: [hear them out][hear-them-out], [keep promises][keep-promises] {: #shouting }
- Nothing of this kind. {: #none }
"""
MAP = """# The map {: #title }

## Who says what {: #matrix }

Marks.
{: #matrix-note }

## A hard case {: #course }

- First: [keep promises][keep-promises] {: #course-first }
"""
CITED = range(6, 30)
"""Passages of one article, all behind one block."""
PASSAGES = "".join(
    f"""- number: {number}
  kind: context
  fingerprint: sha256:{number:064x}
  gloss: Whoever promises number {number} keeps it.
"""
    for number in CITED
)
OUTSIDE = """() => [...document.querySelectorAll('.cn-short')].filter(short => {
  const box = short.getBoundingClientRect(), foot = short.closest('.cn-foot').getBoundingClientRect();
  return box.left < foot.left - .5 || box.right > foot.right + .5; }).map(short => short.textContent)"""
"""Script that finds what names passages and sticks out of the place it has beside its block."""
ROWS = """() => [...document.querySelectorAll('.cn-row:not(.cn-row--heading) > .cn-cells')].map(row =>
  [...row.children].filter(cell => cell.getClientRects().length).map(cell => {
    const box = cell.getBoundingClientRect();
    return {language: cell.dataset.language, top: box.top, bottom: box.bottom, left: box.left,
            right: box.right, over: cell.scrollWidth - cell.clientWidth}; }))"""
"""Script that measures the visible cells of each row, and by how much what is in one is wider."""


def _many(folder: Path) -> None:
    project = copy_site(folder / "project", linked=False)
    shutil.copytree(ROOT / THEME, project / THEME)
    with (project / "translations" / "languages.yml").open("a", encoding="utf-8") as languages:
        languages.writelines(f"- code: {code}\n" for code in DRAFTS)
    with (project / "docs" / "index.md").open("a", encoding="utf-8") as home:
        home.write(HOME)
    (project / "docs" / "map.md").write_text(MAP, "utf-8")
    replace(project / "docs" / "book.yml", "  - index\n", "  - index\n  - map\n")
    with (project / "docs" / "articles" / "fa-promise.yml").open("a", encoding="utf-8") as article:
        article.write(PASSAGES)
    cites = " ".join(f"fa-promise:{number}" for number in (2, *CITED))
    principle = project / "docs" / "principles" / "keep-promises.md"
    replace(
        principle,
        '{: #avoid-pleasing cites="fa-promise:2" }',
        f'{{: #avoid-pleasing cites="{cites}" }}',
    )
    assert concord(project, "translations").status == 0
    result = mkdocs("build", cwd=project)
    assert result.returncode == 0, result.stdout


@pytest.fixture(scope="session")
def many(once: Once, serve: Callable[[Path], str]) -> str:
    """Address of a small site in eight languages, of which five are drafts."""
    return serve(once("many-languages", _many) / "project" / "site")


def _fits(page: Any) -> bool:
    """Whether nothing scrolls sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("language", ["vi", "ar"])
def test_the_home_page_of_a_draft_is_whole(
    opened: Opened, many: str, language: str, width: int
) -> None:
    """That a situation is not translated is said beside it, in lines that can be read."""
    page = opened(f"{language}/", width, many)
    notes = page.locator(".cn-situation .cn-untranslated")
    assert notes.count() == page.locator(".cn-situation").count() == 2
    for note in notes.all():
        box = note.bounding_box()
        assert box["width"] > 80 and box["height"] < 70
    item = page.locator("#shouting")
    assert item.locator("p a, ul a").count() == 2
    assert item.locator("ul a span").first.evaluate("a => [a.lang, a.dir]") == ["en", "ltr"]
    # The quiet control stands at the end of the item's first line, not below it.
    link, words = item.locator(".cn-link").bounding_box(), item.locator("p").bounding_box()
    assert abs(link["y"] - words["y"]) < 10
    assert (link["x"] > words["x"] + words["width"] / 2) == (language == "vi")
    assert _fits(page)


@pytest.mark.parametrize("width", [TABLET, 1024, DESKTOP, 1600])
@pytest.mark.parametrize("count", range(2, len(ALL) + 1))
def test_any_number_of_languages_can_be_read_side_by_side(
    opened: Opened, many: str, count: int, width: int
) -> None:
    """Columns are wide enough to read; what does not fit stands below, under its language's name."""
    chosen = ALL[:count]
    page = opened(f"vi/parallel/principles/keep-promises/?with={','.join(chosen)}", width, many)
    rows = page.evaluate(ROWS)
    assert len(rows) > 6
    for row in rows:
        assert [cell["language"] for cell in row] == list(chosen)
        assert all(cell["right"] - cell["left"] > 110 and cell["over"] <= 0 for cell in row)
        lines = [list(line) for _, line in itertools.groupby(row, lambda cell: round(cell["top"]))]
        assert len(lines) == 1 or count > 5, "five stand in one line wherever there is one"
        assert len({len(line) for line in lines[:-1]}) <= 1, "every line but the last is full"
        for line in lines:
            assert all(a["left"] >= b["right"] - 0.5 for b, a in itertools.pairwise(line))
        for above, below in itertools.pairwise(lines):
            assert max(c["bottom"] for c in above) <= min(c["top"] for c in below) + 0.5
    named = page.locator("#statement .cn-tag:visible, .cn-names .cn-cell:visible")
    assert named.count() == count, "each language is named once where its column begins"
    assert _fits(page)
    assert page.faults == []


def test_a_sixth_language_is_chosen_and_taken_back(opened: Opened, many: str) -> None:
    """The view changes with the choice, both ways, and the address says so."""
    page = opened(f"en/parallel/principles/keep-promises/?with={','.join(ALL[:5])}", DESKTOP, many)
    names = page.locator(".cn-names")
    assert names.is_visible()
    box = page.locator(f'[data-choice="{ALL[5]}"] input')
    box.check()
    until(page, f"() => location.search.endsWith('{ALL[5]}')")
    assert names.is_hidden()
    box.uncheck()
    until(page, f"() => location.search.endsWith('{ALL[4]}')")
    assert names.is_visible()


@pytest.mark.parametrize("language", ["vi", "ar", "en"])
def test_names_over_the_columns_of_the_map_do_not_meet(
    opened: Opened, many: str, language: str
) -> None:
    """A language may have a long name for the language of an article."""
    page = opened(f"{language}/map/", DESKTOP, many)
    boxes = page.locator(".cn-map a:has(.cn-map__article)").evaluate_all(
        "all => all.map(name => { const box = name.getBBox(); return [box.x, box.x + box.width, box.y]; })"
    )
    over_one_chapter = sorted(box for box in boxes if box[2] == min(top for *_, top in boxes))
    assert len(over_one_chapter) > 1
    for (_, right, _), (left, *_) in itertools.pairwise(over_one_chapter):
        assert right <= left


@pytest.mark.parametrize("width", [PHONE, TABLET, DESKTOP])
@pytest.mark.parametrize("view", ["", "parallel/"])
@pytest.mark.parametrize("language", DRAFTS)
def test_many_citations_stay_in_their_place(
    opened: Opened, many: str, language: str, view: str, width: int
) -> None:
    """However many passages a block cites, what names them stays beside the block, whole."""
    page = opened(f"{language}/{view}principles/keep-promises/#avoid-pleasing", width, many)
    short = page.locator("#avoid-pleasing .cn-short")
    assert short.count() == 1 and short.is_visible()
    assert len(short.inner_text().split()) == len(CITED) + 2
    assert page.evaluate(OUTSIDE) == []
    assert _fits(page)
