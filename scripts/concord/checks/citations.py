"""The rules of sources: advice names them, they exist, and what must be cited is."""

from __future__ import annotations

from collections.abc import Iterator

from ..book.loaded import Loaded
from ..book.model import DIFFER, KINDS, RULING, SUPPORTING, Book, Citation
from ..book.scenarios import choice_id
from ..findings.diagnostics import Finding, Location, amount


def named(loaded: Loaded) -> Iterator[Finding]:
    """Advice names its sources; a conflict names both sides."""
    # A block whose citations could not be read is not also one without citations.
    unclear = {finding.location for finding in loaded.findings if finding.code == "PAGE009"}
    for page in loaded.book.pages.values():
        for block in page.blocks:
            if block.cites_location in unclear:
                continue
            advice = page.kind == "principle" and block.kind in ("paragraph", "item")
            if advice and not block.citations:
                yield Finding(block.location, "PAGE008", f"“{block.id}” cites no passage")
            articles = {cite.article for cite in block.citations}
            if block.section == DIFFER and len(articles) == 1:
                where = block.cites_location
                yield Finding(where, "PAGE016", f"“{block.id}” cites one article only")
    for name, citations, where in _of_scenarios(loaded.book):
        if not citations and where not in unclear:
            yield Finding(where, "PAGE008", f"“{name}” cites no passage")


def ruled(loaded: Loaded) -> Iterator[Finding]:
    """Where articles differ, the book says what it makes of that, as its own."""
    for page in loaded.book.pages.values():
        differ = [block for block in page.blocks if block.section == DIFFER]
        told = [block for block in differ if block.kind != "heading"]
        if page.kind == "principle" and told and not any(b.role == RULING for b in told):
            yield Finding(told[-1].location, "PAGE028", f"“{page.id}” shows a difference only")


def resolve(loaded: Loaded) -> Iterator[Finding]:
    """A citation leads to a passage, and advice rests on some that can support it."""
    for page in loaded.book.pages.values():
        for block in page.blocks:
            yield from _resolved(loaded, block.id, block.citations, block.cites_location)
    for cited in _of_scenarios(loaded.book):
        yield from _resolved(loaded, *cited)


def _resolved(
    loaded: Loaded, name: str, citations: tuple[Citation, ...], where: Location
) -> Iterator[Finding]:
    kinds = []
    for cite in citations:
        article = loaded.book.articles.get(cite.article)
        passage = article.by_number.get(cite.number) if article else None
        if passage:
            kinds.append(passage.kind)
        elif cite.article not in loaded.unread_articles:
            count = "no article"
            if article:
                count = f"it has {amount(len(article.passages), 'passage')}"
            yield Finding(where, "PAGE010", f"“{cite}”: {count}")
    unclear = len(kinds) < len(citations) or not set(kinds) <= set(KINDS)
    if kinds and not unclear and not set(kinds) & set(SUPPORTING):
        yield Finding(where, "PAGE011", f"“{name}” rests on {', '.join(kinds)} alone")


def _of_scenarios(book: Book) -> Iterator[tuple[str, tuple[Citation, ...], Location]]:
    """What each case, and each answer to one, rests on, with its id and where that stands."""
    for scenarios in book.scenarios.values():
        for scenario in scenarios:
            yield f"case-{scenario.id}", scenario.citations, scenario.cites_location
            for choice in scenario.answers:
                yield choice_id(scenario, choice), choice.citations, choice.cites_location
