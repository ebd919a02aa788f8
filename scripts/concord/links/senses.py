"""What the blocks of a page say that would turn with a word, before a change and after it.

The rules are imported where they are asked: a site that nothing changed in needs none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..book import inline
from ..book.model import Book


def senses(book: Book, page_id: str) -> dict[str, str]:
    """By block id the sense of its English, as the contract keeps it."""
    from ..checks import turned

    known = inline.targets([*book.pages, *book.articles])
    return {
        block: str(turned.sense(inline.plain_text(inline.parse(text, known)[0])))
        for block, text in _texts(book, page_id)
    }


def _texts(book: Book, page_id: str) -> Iterator[tuple[str, str]]:
    """The English of a page, or of an article’s passages, by block id."""
    if page := book.pages.get(page_id):
        yield from ((block.id, block.text) for block in page.blocks)
    elif page_id in book.articles:
        passages = book.articles[page_id].passages
        yield from ((f"p{passage.number}", passage.gloss) for passage in passages)


def turns(page_id: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    """A line for each published block that may say the opposite of what it said."""
    from ..checks import turned

    was = {block: turned.read(written) for block, written in before.items()}
    owner = {sense.mark: block for block, sense in was.items()}
    for block, written in after.items():
        now = turned.read(written)
        if block not in was or was[block].mark == now.mark:
            continue
        if (other := owner.get(now.mark, block)) != block:
            yield f"“{page_id}#{block}” says what “{other}” said"
        elif said := list(turned.turned(was[block], now)):
            yield f"“{page_id}#{block}” {' and '.join(said)}"
