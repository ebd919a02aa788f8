"""The rules of sources: advice names them, they exist, and what must be cited is."""

from __future__ import annotations

from collections.abc import Iterator

from ..book.loaded import Loaded
from ..book.model import DIFFER, KINDS, RULING, SUPPORTING
from ..findings.diagnostics import Finding, amount


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


def ruled(loaded: Loaded) -> Iterator[Finding]:
    """Where articles differ, the book says what it makes of that, as its own."""
    for page in loaded.book.pages.values():
        differ = [block for block in page.blocks if block.section == DIFFER]
        told = [block for block in differ if block.kind != "heading"]
        if page.kind == "principle" and told and not any(b.role == RULING for b in told):
            yield Finding(told[-1].location, "PAGE028", f"“{page.id}” shows a difference only")


def resolve(loaded: Loaded) -> Iterator[Finding]:
    """A citation leads to a passage, and advice rests on some that can support it."""
    articles = loaded.book.articles
    for page in loaded.book.pages.values():
        for block in page.blocks:
            kinds = []
            for cite in block.citations:
                article = articles.get(cite.article)
                passage = article.by_number.get(cite.number) if article else None
                if passage:
                    kinds.append(passage.kind)
                elif cite.article not in loaded.unread_articles:
                    count = "no article"
                    if article:
                        count = f"it has {amount(len(article.passages), 'passage')}"
                    yield Finding(block.cites_location, "PAGE010", f"“{cite}”: {count}")
            unclear = len(kinds) < len(block.citations) or not set(kinds) <= set(KINDS)
            if kinds and not unclear and not set(kinds) & set(SUPPORTING):
                message = f"“{block.id}” rests on {', '.join(kinds)} alone"
                yield Finding(block.cites_location, "PAGE011", message)
