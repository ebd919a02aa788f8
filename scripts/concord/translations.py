"""The rules a translation must keep: complete, current, and carrying what the English carries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from . import inline
from .diagnostics import Finding, Location
from .extract import messages
from .layout import DOCS, catalogue_path
from .load import Loaded
from .model import CANONICAL, Book, Entry, Message, block_context
from .register import TO_JUDGE

_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


def link_targets(loaded: Loaded) -> inline.Targets:
    """What a link may lead to; an unread page is there, whatever it holds."""
    unread = loaded.unread_pages | loaded.unread_articles
    return inline.targets([*loaded.book.pages, *loaded.book.articles, *unread])


def check(loaded: Loaded) -> Iterator[Finding]:
    """Findings about every catalogue of the book."""
    book = loaded.book
    known = link_targets(loaded)
    # A gloss that is still to be written is a finding of its own, once.
    wanted = {m.context: m for m in messages(book) if not m.text.startswith(TO_JUDGE)}
    english = {context: inline.parse(m.text, known)[0] for context, m in wanted.items()}
    alive = None if _english_unread(loaded) else wanted.keys() | _contexts(book)
    for code, language in book.languages.items():
        if code == CANONICAL:
            continue
        if not loaded.catalogues[code] and not _unread(loaded, code, "*"):
            message = f"“{code}” has no catalogue ({catalogue_path(code, '*')})"
            yield Finding(language.location, "CFG008", message)
            continue
        entries = book.catalogues[code]
        yield from _missing(loaded, code, wanted)
        for context, entry in entries.items():
            if context in wanted:
                yield from _entry(entry, wanted[context], english[context], known)
            elif alive is not None and context not in alive:
                yield Finding(entry.location, "PO008", f"“{context}” is no block of the book")
        for context, review in book.reviews.get(code, {}).items():
            if alive is not None and context not in alive:
                yield Finding(review.location, "PO016", f"“{context}” is no block of the book")


def _english_unread(loaded: Loaded) -> bool:
    """Whether a message that seems to be of no block may be of one that was not read."""
    return any(path.startswith(DOCS.as_posix()) for path in loaded.unread)


def _contexts(book: Book) -> set[str]:
    """The contexts of every page and gloss, those that stand in no chapter yet too."""
    found = {block_context(page, block) for page in book.pages.values() for block in page.blocks}
    return found | {f"{a.id}/{p.number}" for a in book.articles.values() for p in a.passages}


def _unread(loaded: Loaded, language: str, domain: str) -> bool:
    """Whether a catalogue, or with ``*`` any of the language's, could not be read."""
    path = catalogue_path(language, domain)
    if domain != "*":
        return path in loaded.unread
    return any(unread.startswith(path.removesuffix("*.po")) for unread in loaded.unread)


def _missing(loaded: Loaded, language: str, wanted: Mapping[str, Message]) -> Iterator[Finding]:
    """Messages that no catalogue has; one finding for a catalogue that is missing whole."""
    entries = loaded.book.catalogues[language]
    unread = loaded.unread_pages | loaded.unread_articles
    missing = [
        message
        for context, message in wanted.items()
        if context not in entries and context.partition("/")[0] not in unread
    ]
    absent: Counter[str] = Counter()
    for message in missing:
        where = Location(catalogue_path(language, message.domain))
        if message.domain in loaded.catalogues[language]:
            yield Finding(where, "PO005", f"“{message.context}” is missing")
        elif where.path not in loaded.unread:
            absent[where.path] += 1
    for path, count in absent.items():
        yield Finding(Location(path), "PO005", f"the catalogue is missing, with {count} messages")


def _entry(
    entry: Entry, message: Message, english: tuple[inline.Span, ...], known: inline.Targets
) -> Iterator[Finding]:
    if entry.source != message.text:
        yield Finding(entry.location, "PO009", f"the English of “{entry.context}” has changed")
    elif not entry.text.strip():
        yield Finding(entry.location, "PO006", f"“{entry.context}” is empty")
    elif entry.fuzzy:
        yield Finding(entry.location, "PO007", f"“{entry.context}” is marked fuzzy")
    else:
        yield from carried(entry, english, known)


def carried(
    entry: Entry, english: tuple[inline.Span, ...], known: inline.Targets
) -> Iterator[Finding]:
    """What a current translation carries besides words is what the English carries."""
    where = entry.location
    spans, faults = inline.parse(entry.text, known)
    for fault in faults:
        yield Finding(where, "PO010" if fault.kind == "link" else "PO011", fault.message)
    if not faults and sorted(inline.link_targets(spans)) != sorted(inline.link_targets(english)):
        yield Finding(where, "PO010", f"“{entry.context}” has other links than the English")
    here, there = (Counter(_PLACEHOLDER.findall(text)) for text in (entry.text, entry.source))
    if here != there:
        given, due = (", ".join(sorted(names.elements())) or "none" for names in (here, there))
        yield Finding(where, "PO013", f"“{entry.context}” has {given}, the English {due}")
    if any(ch in entry.text for ch in "\n\t\r"):
        yield Finding(where, "PO011", f"“{entry.context}” has a line break or tab")
