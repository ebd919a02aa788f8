"""The state of the translations on its page: bars and figures by language and by chapter.

The page's words stand in ``docs/status.md``; below them come the figures. A bar only repeats
what its row says in numbers, so that nothing depends on seeing it, or its colours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from ..book import addresses
from ..links import names
from ..translating.state.blocks import STATES, Progress, Tally, of_all, overall
from .blocks import heading
from .renderer import Renderer

PAGE = "status"
"""Id of the page."""


def body(r: Renderer) -> str:
    """What stands below the written blocks."""
    each = of_all(r.book)
    where = addresses.of_blocks(r.book)
    parts = [heading(r, "languages", r.text("status-languages")), _languages(r, each)]
    parts += [_language(r, one, where) for one in each.values()]
    return "\n".join([*parts, _data(r, each)])


def _languages(r: Renderer, each: Mapping[str, Progress]) -> str:
    """The table of all languages."""
    rows = [
        _row(r, f'<a href="#language-{code}">{escape(r.language_name(code))}</a>', one.total)
        for code, one in each.items()
    ]
    total = _row(r, escape(r.text("status-all")), overall(each.values()))
    return _table(r, "languages", r.text("article-language"), rows, total)


def _language(r: Renderer, one: Progress, where: Mapping[str, str]) -> str:
    """A language: its parts in the book's order, and what is not finished."""
    anchor = f"language-{one.language}"
    rows = [_row(r, _part(r, part), tally) for part, tally in one.parts.items()]
    total = _row(r, escape(r.text("status-whole")), one.total)
    return "\n".join(
        [
            heading(r, anchor, r.language_name(one.language)),
            _table(r, anchor, r.text("status-part"), rows, total),
            _unfinished(r, one, where),
        ]
    )


def _part(r: Renderer, part: str) -> str:
    if part not in r.book.chapters:
        return escape(r.text(f"status-{part}"))
    return f'<a href="{r.link(part)}">{r.translated(r.title_of(r.book.pages[part]))}</a>'


def _table(r: Renderer, anchor: str, first: str, rows: Iterable[str], total: str) -> str:
    states = "".join(
        f'<th scope="col"><span class="cn-state cn-state--{state}" aria-hidden="true"></span>'
        f"{escape(r.text(f'status-{state}'))}</th>"
        for state in STATES
    )
    head = (
        f'<thead><tr><th scope="col">{escape(first)}</th>{states}'
        f'<th scope="col">{escape(r.text("status-blocks"))}</th></tr></thead>'
    )
    return (
        f'<div class="cn-scroll" tabindex="0" role="region" aria-labelledby="{anchor}">'
        f'<table class="cn-states">{head}<tbody>{"".join(rows)}</tbody><tfoot>{total}</tfoot></table></div>'
    )


def _row(r: Renderer, name: str, tally: Tally) -> str:
    cells = "".join(f"<td>{r.number(tally.counts[state])}</td>" for state in STATES)
    return (
        f'<tr><th scope="row">{name}{_bar(tally)}</th>{cells}<td>{r.number(tally.total)}</td></tr>'
    )


def _bar(tally: Tally) -> str:
    pieces = "".join(
        f'<span class="cn-state--{state}" style="flex-grow:{tally.counts[state]}"></span>'
        for state in STATES
        if tally.counts[state]
    )
    return f'<span class="cn-bar" aria-hidden="true">{pieces}</span>'


def _unfinished(r: Renderer, one: Progress, where: Mapping[str, str]) -> str:
    """Links to the blocks that readers see in English, folded up: there may be many."""
    left = one.listed()
    if not left:
        return ""
    items = []
    for context, state in left:
        name = f'<bdi dir="ltr" lang="en">{escape(context)}</bdi>'
        path = where.get(context)
        if path is not None:
            name = f'<a href="{_root(r)}{one.language}/{escape(path)}">{name}</a>'
        items.append(f"<li>{name}{r.separator}{escape(r.text(f'status-{state}'))}</li>")
    label = escape(r.text("status-unfinished", count=r.number(len(left))))
    return f'<details class="cn-unfinished"><summary>{label}</summary><ul>{"".join(items)}</ul></details>'


def _data(r: Renderer, each: Iterable[str]) -> str:
    """The same for programs: the JSON and the badges."""
    named = [(names.badge(), r.text("status-all"))]
    named += [(names.badge(code), r.language_name(code)) for code in each]
    links = [(names.STATUS, r.text("status-figures"))]
    links += [(path, r.text("status-badge", language=name)) for path, name in named]
    items = "".join(
        f'<li><a href="{_root(r)}{path}">{escape(label)}</a></li>' for path, label in links
    )
    return f'{heading(r, "data", r.text("status-data"))}\n<ul class="cn-list">{items}</ul>'


def _root(r: Renderer) -> str:
    """From the page being set to the root of the whole site."""
    return "../" * (r.path.count("/") + 1)
