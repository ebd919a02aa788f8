"""The rules a translation must keep: complete, current, and carrying what the English carries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from ..book import inline
from ..book.layout import catalogue_path
from ..book.loaded import Loaded
from ..book.messages import messages
from ..book.model import CANONICAL, Book, Entry, Message, block_context
from ..book.register import TO_JUDGE
from ..findings.diagnostics import Finding, Location

_RENAMED = re.compile(r"\{\s*[^{}\s:#.=]+\s*\}")
_MANY = 5
"""So many messages that are missing together were rather lost than never there."""
_RESTORE = (
    "If it was translated, first restore the file from version control: `make translations` writes "
    "these messages anew, without a translation."
)


def link_targets(loaded: Loaded) -> inline.Targets:
    """What a link may lead to; an unread page is there, whatever it holds."""
    unread = loaded.unread_pages | loaded.unread_articles
    return inline.targets([*loaded.book.pages, *loaded.book.articles, *unread])


def translation_findings(loaded: Loaded) -> Iterator[Finding]:
    """Findings about every catalogue of the book."""
    book = loaded.book
    known = link_targets(loaded)
    # A gloss that is still to be written is a finding of its own, once.
    wanted = {m.context: m for m in messages(book) if not m.text.startswith(TO_JUDGE)}
    english = {context: inline.parse(m.text, known)[0] for context, m in wanted.items()}
    alive = wanted.keys() | _contexts(book)
    for code, language in book.languages.items():
        if code == CANONICAL:
            continue
        if not loaded.domains[code] and not _any_unread(loaded, code):
            message = f"“{code}” has no catalogue ({catalogue_path(code, '*')})"
            yield Finding(language.location, "CFG008", message)
            continue
        entries = book.catalogues[code]
        missing = _missing(loaded, code, wanted)
        gone = [e for c, e in entries.items() if c not in alive and _is_known(loaded, c)]
        renamed = dict(_renamed(code, missing, gone))
        yield from _lacking(loaded, code, missing, {m.context: e for e, m in renamed.items()})
        for entry in gone:
            message = f"“{entry.context}” is no block of the book"
            yield Finding(entry.location, "PO008", message, _again(renamed.get(entry)))
        for context, entry in entries.items():
            if context in wanted:
                yield from _entry(entry, wanted[context], english[context], known)
        for context, review in book.reviews.get(code, {}).items():
            if context in alive or book.is_undecided(context):
                continue
            if _is_known(loaded, context):
                yield Finding(review.location, "PO016", f"“{context}” is no block of the book")


def _is_known(loaded: Loaded, context: str) -> bool:
    """Whether the file was read whole that would hold the English of a message."""
    return context.partition("/")[0] not in loaded.unread_ids


def _contexts(book: Book) -> set[str]:
    """The contexts of every page and gloss, those that stand in no chapter yet too."""
    found = {block_context(page, block) for page in book.pages.values() for block in page.blocks}
    return found | {f"{a.id}/{p.number}" for a in book.articles.values() for p in a.passages}


def _any_unread(loaded: Loaded, language: str) -> bool:
    """Whether any catalogue of a language could not be read."""
    folder = catalogue_path(language, "*").removesuffix("/*.po")
    return loaded.is_unread(folder) or any(path.startswith(folder) for path in loaded.unread)


def _missing(loaded: Loaded, language: str, wanted: Mapping[str, Message]) -> list[Message]:
    """Messages that no catalogue of a language has."""
    entries = loaded.book.catalogues[language]
    unread = loaded.unread_pages | loaded.unread_articles
    return [
        message
        for context, message in wanted.items()
        if context not in entries and context.partition("/")[0] not in unread
    ]


def _renamed(
    language: str, missing: Iterable[Message], gone: Iterable[Entry]
) -> Iterator[tuple[Entry, Message]]:
    """Entries of no block, each with a missing message of its catalogue and English."""
    free = {(catalogue_path(language, m.domain), m.text): m for m in reversed(list(missing))}
    for entry in gone:
        if message := free.pop((entry.location.path, entry.source), None):
            yield entry, message


def _again(message: Message | None) -> str:
    """What to do about an entry whose id was edited, or ``""``."""
    if message is None:
        return ""
    return (
        f'If its id was changed here, write msgctxt "{message.context}" again; if the block was '
        "renamed, run `make translations`."
    )


def _lacking(
    loaded: Loaded, language: str, missing: Iterable[Message], renamed: Mapping[str, Entry]
) -> Iterator[Finding]:
    """What is missing; one finding for a catalogue that is missing whole."""
    by_domain: dict[str, list[Message]] = {}
    for message in missing:
        by_domain.setdefault(message.domain, []).append(message)
    for domain, of_domain in by_domain.items():
        where, count = Location(catalogue_path(language, domain)), len(of_domain)
        if domain in loaded.domains[language]:
            for message in of_domain:
                found = f"“{message.context}” is missing"
                hint = _RESTORE if count >= _MANY else ""
                if entry := renamed.get(message.context):
                    found += f"; “{entry.context}” in line {entry.location.line} has its English"
                    hint = _again(message)
                yield Finding(where, "PO005", found, hint)
        elif not loaded.is_unread(where.path):
            several = "messages" if count > 1 else "message"
            said = f"the catalogue is missing, with {count} {several}"
            yield Finding(where, "PO005", said, _RESTORE)


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
    here, there = (Counter(inline.PLACEHOLDER.findall(text)) for text in (entry.text, entry.source))
    # A placeholder that was translated is not also an attribute list.
    text = entry.text if here == there else _RENAMED.sub("{x}", entry.text)
    spans, faults = inline.parse(text, known)
    for kind, code in (("link", "PO010"), ("markup", "PO011")):
        if of_kind := [fault.message for fault in faults if fault.kind == kind]:
            yield Finding(where, code, "; ".join(of_kind))
    if not faults and sorted(inline.link_targets(spans)) != sorted(inline.link_targets(english)):
        yield Finding(where, "PO010", f"“{entry.context}” has other links than the English")
    if here != there:
        given, due = (", ".join(sorted(names.elements())) or "none" for names in (here, there))
        yield Finding(where, "PO013", f"“{entry.context}” has {given}, the English {due}")
    if any(ch in entry.text for ch in "\n\t\r"):
        message = f"“{entry.context}” has a line break or tab"
        yield Finding(where, "PO011", message, "Write it in one line, with single spaces.")
