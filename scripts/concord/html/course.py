"""The course of a hard case as a picture: its steps from top to bottom, each with its principles."""

from __future__ import annotations

from dataclasses import dataclass

from ..book.model import Page, block_context
from .home import Situation, situation
from .renderer import Renderer
from .svg import Sheet, Text, width, wrapped

SECTION = "course"
"""The section of the map's page whose list is drawn."""
_WIDE, _EDGE, _LINE, _ARROW = 440, 16, 26, 30
"""Of the picture: its width, and of a step its margin, its lines and the way to the next."""
_SIZE, _LEADING = 15, 17


@dataclass(frozen=True)
class Leads:
    """A link of a step, and the area around its words that can be touched."""

    href: str
    name: Text
    left: float
    top: float
    width: int
    height: int


@dataclass(frozen=True)
class Step:
    """One step; :ivar href: where its name leads. :ivar number: in the reader's digits."""

    href: str
    number: str
    name: Text
    y: float
    height: int
    links: tuple[Leads, ...]


@dataclass(frozen=True)
class Course:
    """The picture; :ivar badge: where the numbers of the steps stand."""

    label: str
    width: int
    height: int
    badge: float
    arrow: int
    steps: tuple[Step, ...]


def picture(r: Renderer, page: Page) -> Course:
    """The steps that the section's list names, in their order."""
    sheet = Sheet(_WIDE, r.language.direction)
    steps: list[Step] = []
    y = 2.0
    for number, found in enumerate(_situations(r, page), start=1):
        steps.append(_step(r, sheet, found, r.number(number), y))
        y += steps[-1].height + _ARROW
    shown = r.book.translate(f"{page.id}/{SECTION}", page.by_id[SECTION].text, r.language.code)
    height = round(y - _ARROW * bool(steps) + 2)
    return Course(r.plain(shown), _WIDE, height, sheet.x(_EDGE + 14), _ARROW, tuple(steps))


def _situations(r: Renderer, page: Page) -> list[Situation]:
    found = []
    for item in page.blocks:
        if item.section == SECTION and item.kind == "item":
            shown = r.book.translate(block_context(page, item), item.text, r.language.code)
            found.append(situation(shown.text, r.known))
    return [step for step in found if step]


def _step(r: Renderer, sheet: Sheet, step: Situation, number: str, y: float) -> Step:
    """One step as a box with its links below its name."""
    room = _WIDE - 2 * _EDGE - 34
    links: list[Leads] = []
    at = y + 60
    for target, words in step.links:
        lines = wrapped(words, _SIZE, room)
        wide = min(max(width(line, _SIZE) for line in lines) + 8, room)
        name = sheet.text(_EDGE + 36, at, lines, _LEADING)
        left = sheet.box(_EDGE + 34, wide)
        tall = _LEADING * len(lines) + 8
        links.append(Leads(r.link(target), name, left, at - 17, round(wide), tall))
        at += _LINE + _LEADING * (len(lines) - 1)
    name = sheet.text(_EDGE + 36, y + 31, [step.label])
    return Step(r.link(step.links[0][0]), number, name, y, round(at - y - 8), tuple(links))
