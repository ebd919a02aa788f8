"""What holds for everything that is asked and has answers to choose from: questions, scenarios."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..book.asked import letters
from ..book.model import ID_FORM, Book, Page
from ..findings.diagnostics import Finding, Location


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that is asked on a chapter's page.

    :ivar answers: ids of its answers. :ivar blocks: its texts as (block id, text, place).
    """

    id: str
    location: Location
    answers: tuple[str, ...]
    blocks: tuple[tuple[str, str, Location], ...]


def ids(page: Page, asked: Iterable[Asked]) -> Iterator[Finding]:
    """Ids are permanent in form, and each stands for one text of the page."""
    seen = dict.fromkeys(page.by_id, "the page")
    for one in asked:
        for name in (one.id, *one.answers):
            if name and not ID_FORM.fullmatch(name):
                yield Finding(one.location, "PAGE005", f"“{name}” cannot be an id")
        for block, _, where in one.blocks:
            if block in seen:
                message = f"block id “{block}” is already used in {seen[block]}"
                yield Finding(where, "PAGE004", message)
            seen[block] = f"“{one.id}”"


def in_translation(
    book: Book, chapter: str, asked: str, answers: Sequence[tuple[str, str]]
) -> Iterator[Finding]:
    """Answers that differ in English do in every language.

    :param answers: their block ids and English texts.
    """
    if alike([text for _, text in answers]):
        return
    for code, entries in book.catalogues.items():
        contexts = [(f"{chapter}/{name}", text) for name, text in answers]
        if pair := alike([book.translate(*one, code).text for one in contexts]):
            first, second = (answers[place][0].rpartition(f"{asked}-")[2] for place in pair)
            entry = entries.get(contexts[pair[1]][0])
            if entry is not None:
                message = f"“{second}” says the same as “{first}” of “{asked}”"
                yield Finding(entry.location, "LINK012", message)


def alike(texts: Sequence[str]) -> tuple[int, int] | None:
    """The first two texts that are the same but for case, spaces and marks."""
    bare = [letters(text) for text in texts]
    return next(((bare.index(text), at) for at, text in enumerate(bare) if text in bare[:at]), None)
