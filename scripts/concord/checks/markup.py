"""The rules of the markup of the English: its links lead somewhere, and there is no other."""

from __future__ import annotations

from collections.abc import Iterator

from ..book import beside, inline
from ..book.loaded import Loaded
from ..findings.diagnostics import Finding
from . import structure, translations


def links(loaded: Loaded) -> Iterator[Finding]:
    """Links and markup of the English."""
    book = loaded.book
    known = translations.link_targets(loaded)
    for page in book.pages.values():
        named = {page.id}
        for principle, where in page.related:
            if not structure.is_principle(loaded, principle):
                yield Finding(where, "PAGE012", f"“{principle}” is the id of no principle")
            elif principle in named:
                told = "itself" if principle == page.id else f"“{principle}” twice"
                yield Finding(where, "PAGE030", f"“{page.id}” sends its reader to {told}")
            named.add(principle)
    texts = [(block.text, block.location) for page in book.pages.values() for block in page.blocks]
    texts += book.interface.values()
    texts += [(one.text, one.location) for one in beside.texts(book)]
    texts += [(p.gloss, p.location) for a in book.articles.values() for p in a.passages]
    for text, where in texts:
        for fault in inline.parse(text, known)[1]:
            yield Finding(where, "PAGE012" if fault.kind == "link" else "PAGE001", fault.message)
