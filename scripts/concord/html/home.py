"""The home page: what is happening, and the principles for it, at a glance.

A list item of the form ``What is happening: [words][id], [words][id]`` is set as a
situation with its links under one another; :func:`situation` is what reads it.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import groupby

from ..book import inline
from ..book.model import Block, Page, block_context
from .blocks import block, foot, link
from .renderer import Renderer

_CONNECTOR = 12
"""Characters that may stand between two links of a situation: a comma, an “and”."""


@dataclass(frozen=True)
class Situation:
    """A list item that leads somewhere. :ivar links: (page id, the words of the link)."""

    label: str
    links: tuple[tuple[str, str], ...]


def situation(text: str, known: inline.Targets) -> Situation | None:
    """Read an item as a situation; None when it is not of that form."""
    label, links = "", []
    for span in inline.parse(text, known)[0]:
        if span.kind == "page":
            links.append((span.target, inline.plain_text(span.children)))
        elif links and len(inline.plain_text([span])) > _CONNECTOR:
            return None
        elif not links:
            label += inline.plain_text([span])
    label = label.strip().rstrip(":：").rstrip()
    return Situation(label, tuple(links)) if label and links else None


def body(r: Renderer, page: Page) -> str:
    """The blocks of the home page below its title."""
    out = []
    for is_item, group in groupby(page.blocks[1:], key=lambda item: item.kind == "item"):
        shown = [_item(r, page, item) if is_item else block(r, page, item) for item in group]
        out.append(
            f'<ul class="cn-situations">{"".join(shown)}</ul>' if is_item else "\n".join(shown)
        )
    return "\n".join(out)


def _item(r: Renderer, page: Page, item: Block) -> str:
    shown = r.book.translate(block_context(page, item), item.text, r.language.code)
    found = situation(shown.text, r.known)
    if found is None:
        return f'<li id="{item.id}" class="cn-situation"><p>{r.translated(shown)}</p>{foot(r, item)}</li>'
    of = r.book.languages[shown.language]
    links = "".join(
        f'<li><a href="{r.link(target)}">{escape(words)}</a></li>' for target, words in found.links
    )
    return (
        f'<li id="{item.id}" class="cn-situation"><div lang="{of.code}" dir="{of.direction}"><p>{escape(found.label)}</p>'
        f"<ul>{links}</ul></div>{r.note(shown)}{link(r, item.id)}</li>"
    )
