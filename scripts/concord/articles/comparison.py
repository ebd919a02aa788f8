"""What changed between a register and a text of the same article, and the register after it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..book.model import Article, Passage
from ..book.register import TO_JUDGE, UNKNOWABLE, fingerprint, passages_of
from ..findings.diagnostics import Location


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a passage between a register and a text.

    :ivar kind: ``altered``, ``missing``, ``added``, ``moved`` (it stands in another order)
        or ``renumbered`` (the same order, after an added or missing passage).
    :ivar old: its number in the register, or 0.
    :ivar new: its number in the text, or 0.
    """

    kind: str
    old: int
    new: int


def compare(article: Article, text: str) -> list[Change]:
    """How the passages of ``text`` differ from the registered ones.

    Passages are aligned by fingerprint, first in order, then out of order; of what is left,
    those that stand between the same neighbours are ``altered`` one by one.
    """
    old = [passage.fingerprint for passage in article.passages]
    new = [fingerprint(passage) for passage in passages_of(text)]
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    blocks = [opcode for opcode in matcher.get_opcodes() if opcode[0] != "equal"]
    moved = _moved(old, new, blocks)
    arrived = set(moved.values())
    changes = [Change("moved", a + 1, b + 1) for a, b in moved.items()]
    for a, b, size in matcher.get_matching_blocks():
        if a != b:
            changes += [Change("renumbered", a + i + 1, b + i + 1) for i in range(size)]
    for _, a1, a2, b1, b2 in blocks:
        gone = [i + 1 for i in range(a1, a2) if i not in moved]
        come = [i + 1 for i in range(b1, b2) if i not in arrived]
        both = min(len(gone), len(come))
        changes += [Change("altered", *pair) for pair in zip(gone, come, strict=False)]
        changes += [Change("missing", number, 0) for number in gone[both:]]
        changes += [Change("added", 0, number) for number in come[both:]]
    return sorted(changes, key=lambda change: (change.new or change.old, change.old))


def _moved(
    old: list[str], new: list[str], blocks: Iterable[tuple[str, int, int, int, int]]
) -> dict[int, int]:
    """Old index to new index of passages that are in both but out of order."""
    places: dict[str, list[int]] = {}
    for _, _, _, b1, b2 in blocks:
        for index in range(b1, b2):
            places.setdefault(new[index], []).append(index)
    return {
        index: places[old[index]].pop(0)
        for _, a1, a2, _, _ in blocks
        for index in range(a1, a2)
        if places.get(old[index])
    }


def draft(article_id: str, language: str, text: str, old: Article | None) -> Article:
    """A register for ``text``, keeping what was already judged.

    A passage found again keeps its kind and gloss; an altered one keeps its kind, and its
    gloss is left to judge (``TODO``, with the old gloss after it); a new one has both left.
    """
    top = Location("")
    changes = compare(old, text) if old else []
    altered = {change.new: change.old for change in changes if change.kind == "altered"}
    same = renumbered(old, changes) if old else {}
    former = {new: number for number, new in same.items()} | altered
    passages = []
    for number, line in enumerate(passages_of(text), start=1):
        mark = fingerprint(line)
        was = old.by_number[former[number]] if old and number in former else None
        if was is None:
            passages.append(Passage(number, TO_JUDGE, mark, TO_JUDGE, "", top))
        else:
            judged = was.gloss.removeprefix(TO_JUDGE).strip()
            gloss = f"{TO_JUDGE} {judged}".strip() if number in altered else was.gloss
            passages.append(Passage(number, was.kind, mark, gloss, was.reason, top))
    if old:
        return replace(old, passages=tuple(passages))
    return Article(
        article_id,
        language,
        f"[{TO_JUDGE}]",
        (),
        "",
        "",
        "",
        "",
        (),
        UNKNOWABLE,
        tuple(passages),
        top,
    )


def renumbered(article: Article, changes: Iterable[Change]) -> dict[int, int]:
    """Old number to new number of every passage that is still the same after ``changes``."""
    changes = list(changes)
    moved = {c.old: c.new for c in changes if c.kind in ("moved", "renumbered")}
    gone = {change.old for change in changes if change.kind in ("altered", "missing")}
    return {
        p.number: moved.get(p.number, p.number) for p in article.passages if p.number not in gone
    }
