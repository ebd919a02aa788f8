"""The state of the translations as text for a terminal, and as the JSON that is published."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ...book import addresses
from ...book.files import write_texts
from ...book.model import Book
from ...links import names
from .blocks import (
    APPROVED,
    MISSING,
    REVIEWED,
    STALE,
    STATES,
    UNREVIEWED,
    Progress,
    Tally,
    of_all,
    overall,
)

VERSION = 2
_SCHEMA = Path(__file__).parent / names.STATUS_SCHEMA
_WIDTH = 30
_MARKS = {APPROVED: "*", REVIEWED: "#", UNREVIEWED: "=", STALE: "~", MISSING: "."}


def kind(book: Book, part: str) -> str:
    """What a catalogue holds: ``chapter``, ``pages``, ``articles`` or ``interface``."""
    return "chapter" if part in book.chapters else part


# -- text --------------------------------------------------------------------------


def text(
    each: Iterable[Progress], listed: Iterable[str], *, every: bool, most: int | None = None
) -> Iterator[str]:
    """A bar for each language, then for each part that is not done, line by line.

    :param listed: the states of blocks that are not done.
    :param every: whether parts that are done have their bars too, and each block that is not
        done its line.
    :param most: how many such lines a language has at most; None for all of them.
    """
    found, wanted = list(each), tuple(listed)
    wide = max((len(name) + 2 for one in found for name in (*one.parts, one.language)), default=0)
    yield "  ".join(f"{mark} {state}" for state, mark in _MARKS.items())
    yield ""
    for one in found:
        yield _line(one.language, one.total, wide)
    for one in found:
        left = [(part, of) for part, of in one.parts.items() if every or of.amount(wanted)]
        if left:
            yield from ("", f"{one.language}:")
        for part, tally in left:
            yield _line(f"  {part}", tally, wide)
        lines = one.listed(wanted) if every else []
        for context, state in lines[:most]:
            yield f"    {state}: {context}"
        if most is not None and len(lines) > most:
            yield f"    and {len(lines) - most} more (`concord status --blocks` lists them)"


def _line(name: str, tally: Tally, wide: int) -> str:
    amounts = ", ".join(f"{tally.counts[state]} {state}" for state in STATES if tally.counts[state])
    return f"{name.ljust(wide)}  [{_bar(tally)}] {tally.total:>4}: {amounts}"


def _bar(tally: Tally) -> str:
    """A bar of fixed width; whatever there is at all of a state can be seen."""
    widths = shares(tally, _WIDTH)
    return "".join(_MARKS[state] * widths[state] for state in STATES)


def shares(tally: Tally, width: int) -> dict[str, int]:
    """``width`` shared out among the states; each that there is gets at least one."""
    found = {
        state: max(1, tally.counts[state] * width // tally.total) if tally.counts[state] else 0
        for state in STATES
    }
    if tally.total:
        most = max(STATES, key=lambda state: found[state])
        found[most] += width - sum(found.values())
    return found


# -- JSON --------------------------------------------------------------------------


def document(book: Book, each: Mapping[str, Progress], base: str = "") -> dict[str, Any]:
    """What ``status.json`` holds; its schema is status.schema.json.

    :param base: the site's address with ``/`` at its end, or ``""``: addresses are relative.
    """
    where = addresses.of_blocks(book)
    return {
        "$schema": f"{base}{names.STATUS_SCHEMA}",
        "version": VERSION,
        "revision": book.revision,
        "badge": base + names.badge(),
        **_amounts(overall(each.values())),
        "languages": {code: _language(book, one, base, where) for code, one in each.items()},
    }


def _amounts(tally: Tally) -> dict[str, int]:
    return {"total": tally.total, **{state: tally.counts[state] for state in STATES}}


def _language(book: Book, one: Progress, base: str, where: Mapping[str, str]) -> dict[str, Any]:
    language = book.languages[one.language]
    return {
        "name": language.name,
        "direction": language.direction,
        "badge": base + names.badge(one.language),
        **_amounts(one.total),
        "approvers": list(one.approvers),
        "parts": [
            {"id": part, "kind": kind(book, part), **_amounts(tally)}
            for part, tally in one.parts.items()
        ],
        "unfinished": [
            {"id": context, "state": state} | _link(base, one.language, where.get(context, ""))
            for context, state in one.listed()
        ],
    }


def _link(base: str, code: str, path: str) -> dict[str, str]:
    return {"url": f"{base}{code}/{path}"} if path else {}


def files(book: Book, base: str) -> Iterator[tuple[str, str]]:
    """Every file as (path below the site's address, content).

    :param base: the site's address with ``/`` at its end, or ``""``.
    """
    shown = document(book, of_all(book), base)
    yield names.STATUS, json.dumps(shown, ensure_ascii=False, indent=1) + "\n"
    yield names.STATUS_SCHEMA, _SCHEMA.read_text("utf-8")


def publish(folder: Path, book: Book, base: str = "") -> None:
    """Write :func:`files` into the site in ``folder``."""
    write_texts({folder / path: text for path, text in files(book, base)})
