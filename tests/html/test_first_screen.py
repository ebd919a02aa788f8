"""Twenty seconds: what a person with a customer in front of them sees without scrolling."""

from __future__ import annotations

from typing import Any

import pytest

from ..support import LANGUAGES, real
from . import Opened

PHONES = ((390, 664), (360, 640))
MOST_WORDS = 80

MEASURE = """() => {
  const bottom = (element) => element.getBoundingClientRect().bottom;
  const of = (section) => [...document.getElementById(section).closest('section').querySelectorAll('li.cn-block > p')];
  const [say, todo, avoid] = ['say', 'do', 'avoid'].map(of), shown = [document.querySelector('.cn-statement > p'), say[0], ...todo.slice(0, 2)];
  return {advice: Math.max(...shown.map(bottom)), avoid: bottom(avoid[0]),
    title: bottom(document.querySelector('h1')),
    whole: !document.querySelector('h1, .cn-audience, [data-mark]').closest('article').querySelector(
      ':is(.cn-statement, [data-mark=speech], [data-mark=tick], [data-mark=cross]) .cn-untranslated')}; }"""
"""Where the title, the first advice and the first thing to avoid end, and whether all is translated."""


def _measured(opened: Opened, language: str, width: int, height: int) -> list[Any]:
    ids = [page.id for page in real().book.principles()]
    page = opened(f"{language}/", width)
    page.set_viewport_size({"width": width, "height": height})
    address = page.url.partition(f"/{language}/")[0]
    found = []
    for principle in ids:
        page.goto(f"{address}/{language}/principles/{principle}/", wait_until="load")
        page.evaluate("document.fonts.ready.then(() => true)")
        found.append({"id": principle, **page.evaluate(MEASURE)})
    return found


@pytest.mark.parametrize(("width", "height"), PHONES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_advice_is_on_the_first_screen(
    opened: Opened, language: str, width: int, height: int
) -> None:
    """Statement, first line to say and first two things to do end above the fold on every page that
    is translated; on a usual phone the first thing to avoid does on three quarters of them.
    """
    pages = [found for found in _measured(opened, language, width, height) if found["whole"]]
    if language == LANGUAGES[0]:
        assert len(pages) == len(list(real().book.principles())) > 20
    below = {found["id"]: found["advice"] for found in pages if found["advice"] > height}
    assert below == {}
    avoid = [found["avoid"] <= height for found in pages]
    print(
        f"{language} {width} × {height}: {len(avoid)} pages, {sum(avoid)} with the first to avoid"
    )
    if width == PHONES[0][0]:
        assert sum(avoid) >= 0.75 * len(avoid)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_for_who_does_not_know_is_on_the_first_screen(
    opened: Opened, language: str
) -> None:
    """“What now?” stands before the situations, and a situation is still seen below it."""
    page = opened(f"{language}/", PHONES[0][0])
    found = page.evaluate("""() => ['.cn-now', '.cn-situation'].map((one) =>
      document.querySelector(one).getBoundingClientRect().bottom)""")
    assert found == sorted(found) and found[-1] <= PHONES[0][1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_words_are_said_is_told_beside_them(opened: Opened, language: str) -> None:
    """The note on words to say stands between them and what to do, on a phone too: whoever reads
    one aloud has seen how politeness is added.
    """
    page = opened(f"{language}/principles/own-the-fault/", PHONES[0][0])
    found = page.evaluate("""() => [document.querySelector('[data-mark=speech] li:last-child > p'),
      document.querySelector('.cn-aside'), document.getElementById('do')].map((one) => {
        const box = one.getBoundingClientRect();
        return [box.top, box.bottom]; }).flat()""")
    assert found == sorted(found) and found[3] - found[2] > 0


def test_few_words_come_before_the_end_of_what_to_say(opened: Opened) -> None:
    """On nine English pages of ten, at most 80 words from the title to the end of “What to say”."""
    page = opened("en/", 390)
    counts = []
    for principle in real().book.principles():
        page.goto(f"{page.url.partition('/en/')[0]}/en/principles/{principle.id}/")
        counts.append(
            page.evaluate("""() => {
              const range = document.createRange();
              range.setStartBefore(document.querySelector('h1'));
              range.setEndAfter(document.getElementById('say').closest('section').querySelector('ul'));
              const copy = document.createElement('div');
              copy.append(range.cloneContents());
              copy.querySelectorAll('.cn-foot, .cn-link, .cn-aside').forEach((one) => one.remove());
              return copy.textContent.split(/\\s+/).filter(Boolean).length; }""")
        )
    assert len(counts) > 20
    assert sum(count <= MOST_WORDS for count in counts) >= 0.9 * len(counts), sorted(counts)


def test_what_to_say_do_and_avoid_are_told_apart_without_colour(opened: Opened) -> None:
    """With forced colours, too, each section has a mark of its own shape, and words that a line
    replaces say that they are not for saying.
    """
    page = opened("en/principles/give-up-the-last-word/", 390, forced_colors="active")
    marks = page.evaluate("""() => ['say', 'do', 'avoid'].map((id) => {
      const item = document.getElementById(id).closest('section').querySelector('li.cn-block');
      const mark = getComputedStyle(item, '::before'), words = getComputedStyle(item.querySelector('p'));
      return mark.content === 'none' ? `bubble ${words.borderTopStyle}` : mark.maskImage; })""")
    assert len(set(marks)) == 3 and "none" not in marks
    replaced = page.locator(".cn-replaced > p")
    assert replaced.count() == 1 and replaced.inner_text().startswith("Not:")
    assert replaced.evaluate("p => getComputedStyle(p).borderTopStyle") == "dashed"
