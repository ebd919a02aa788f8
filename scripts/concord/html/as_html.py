"""Pieces of pages as HTML, for the pictures of the map and the translators' sheet.

It goes when those are described like the other pages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ..book.model import Block, Page, Translation
from . import blocks as described
from . import renderer
from .parts import Heading
from .templating import environment


def _macro(template: str, name: str, *values: object) -> Markup:
    module: Any = environment().get_template(template).module
    return Markup(getattr(module, name)(*values))


@dataclass(frozen=True, slots=True)
class Headed:
    """A heading that was set as HTML."""

    heading: Heading


class Setter(renderer.Renderer):
    """Sets texts as HTML; remembers the headings it set. :ivar headed: in order."""

    headed: list[Headed]

    @classmethod
    def of(cls, r: renderer.Renderer) -> Setter:
        """The same renderer on the same page."""
        made = cls(r.book, r.language, r.known, r.originals, r.printed)
        made.begin(r.path)
        made.headed = []
        return made

    def translated(self, found: Translation) -> Markup:
        """A text as HTML; marked when it is the English."""
        return _macro("text.html", "text", self.shown(found))


def blocks(r: Setter, page: Page, shown: Iterable[Block]) -> Markup:
    """Paragraphs and lists of a page."""
    return _macro("blocks.html", "sections", described.sections(r, page, shown))


def block(r: Setter, page: Page, item: Block) -> Markup:
    """A heading of a page."""
    return _h2(r, described.headed(r, page, item))


def heading(r: Setter, anchor: str, text: str) -> Markup:
    """A heading that the book adds."""
    return _h2(r, described.heading(r, anchor, text))


def _h2(r: Setter, made: Heading) -> Markup:
    r.headed.append(Headed(made))
    return _macro("blocks.html", "h2", made)


def isolated(text: str, direction: str) -> Markup:
    """Plain characters with names and numbers that run against ``direction`` kept whole."""
    return _macro("text.html", "line", renderer.isolated(text, direction))
