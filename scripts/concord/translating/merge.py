"""Brings catalogues up to date with the English, by context and by nothing else.

What GNU ``msgmerge`` does by likeness is left out on purpose: a translation is never
moved to another block. A changed text keeps its translation, ``fuzzy``, with the English
it was made from (``#| msgid``); a block that is gone keeps its translation as obsolete,
and gets it back if it returns. Nothing is deleted.
"""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable, Mapping

import polib

from ..book import catalogue
from ..book.model import Language, Message

NOTE = "wording of the English changed; it was: "
"""Begins the remark in a message whose English changed without its meaning. A translator who
has read it may delete it."""


def merge(
    messages: Iterable[Message],
    old: Mapping[str, polib.POFile],
    language: Language,
    wording: Collection[str] = (),
) -> dict[str, polib.POFile]:
    """The catalogues of a language after an update.

    :param messages: what the book has to be translated, in the book's order.
    :param old: the catalogues as they are, by domain; not changed.
    :param wording: contexts whose English changed in wording only: translations made from what
        it was stay current, with a remark (:data:`NOTE`).
    :returns: catalogues by domain: those of ``messages``, and all of ``old``, even where
        nothing but the header is left: somebody wrote that header.
    """
    live = {e.msgctxt: (domain, e) for domain, po in old.items() for e in po if not e.obsolete}
    dead = [(domain, e) for domain, po in old.items() for e in po if e.obsolete]
    dead_by_context: dict[str, list[tuple[str, polib.POEntry]]] = {}
    for item in dead:
        dead_by_context.setdefault(item[1].msgctxt, []).append(item)
    revived: set[int] = set()
    new: dict[str, polib.POFile] = {}
    for message in messages:
        po = new.get(message.domain)
        if po is None:
            po = new[message.domain] = _with_header(old.get(message.domain), language)
        candidates = dead_by_context.get(message.context, [])
        same = [item for item in candidates if item[1].msgid == message.text]
        found = live.pop(message.context, None)
        if found is None and candidates:
            found = (same or candidates)[-1]
            revived.add(id(found[1]))
        po.append(_updated(message, found[1] if found else None, message.context in wording))
    retired: dict[str, list[polib.POEntry]] = {domain: [] for domain in old}
    for domain, entry in dead:
        if id(entry) not in revived:
            retired[domain].append(copy.copy(entry))
    for domain, entry in live.values():
        if _holds_work(entry):
            retired[domain].append(_retired(entry))
    for domain, po in old.items():
        new.setdefault(domain, _with_header(po, language)).extend(_joined(retired[domain]))
    return new


def _holds_work(entry: polib.POEntry) -> bool:
    """Whether a translator has put anything into a message."""
    return bool(entry.msgstr or entry.tcomment)


def _joined(entries: Iterable[polib.POEntry]) -> Iterable[polib.POEntry]:
    """Obsolete messages by context, one of each context and text, with all that each held."""
    found: dict[tuple[str, str], polib.POEntry] = {}
    for entry in sorted(entries, key=lambda entry: (entry.msgctxt or "", entry.msgid)):
        key = (entry.msgctxt or "", entry.msgid)
        if key in found:
            _remember(found[key], entry)
        else:
            found[key] = entry
    return found.values()


def _with_header(old: polib.POFile | None, language: Language) -> polib.POFile:
    po = catalogue.empty(language)
    if old is not None:
        po.metadata, po.header = dict(old.metadata), old.header
    return po


def made_from(entry: polib.POEntry) -> str | None:
    """The English that a translation was made from.

    None when there is no translation, or when one is doubted for another reason.
    """
    if not entry.msgstr:
        return None
    return (entry.previous_msgid or None) if entry.fuzzy else str(entry.msgid)


def _updated(message: Message, old: polib.POEntry | None, wording: bool) -> polib.POEntry:
    """The entry for a message, with what the old one of the same context holds."""
    entry = polib.POEntry(
        msgctxt=message.context,
        msgid=message.text,
        comment="\n".join(message.comments),
        occurrences=[(message.file, "")],
    )
    if old is None:
        return entry
    entry.msgstr, entry.tcomment, entry.flags = old.msgstr, old.tcomment, list(old.flags)
    before, changed = made_from(old), bool(old.msgstr) and old.msgid != message.text
    if changed and before is not None and message.text in (before, noted(old)):
        # The English went back to what this translation was made from.
        _confirm(entry, message.text)
    elif wording and before is not None and changed != old.fuzzy:
        _confirm(entry, before)
    elif changed:
        entry.flags = sorted({*old.flags, "fuzzy"})
        # An older previous text stays: it is the one the translation was made from. A
        # translation that was fuzzy for another reason was made from none, and does not
        # become right when the English goes back.
        entry.previous_msgid = old.previous_msgid if old.fuzzy else old.msgid
    elif entry.fuzzy:
        entry.previous_msgid, entry.previous_msgctxt = old.previous_msgid, old.previous_msgctxt
    return entry


def noted(entry: polib.POEntry) -> str | None:
    """The English before its wording changed, where the message has a remark about that."""
    found = (line for line in entry.tcomment.split("\n") if line.startswith(NOTE))
    return next((line.removeprefix(NOTE) for line in found), None)


def _confirm(entry: polib.POEntry, before: str) -> None:
    """Make a translation current, with a remark when it was made from another English.

    A remark that is there stays: it says what the translator really read.
    """
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    lines, first = entry.tcomment.split("\n"), noted(entry)
    if first is None and before != entry.msgid:
        lines = [*filter(None, [entry.tcomment]), NOTE + before]
    elif first == entry.msgid:
        lines.remove(f"{NOTE}{first}")
    entry.tcomment = "\n".join(lines)


def _retired(entry: polib.POEntry) -> polib.POEntry:
    retired = copy.copy(entry)
    retired.obsolete = True
    return retired


def _remember(entry: polib.POEntry, other: polib.POEntry) -> None:
    """Keep the other of two obsolete translations of one context and text, as a comment."""
    also = f"also: {other.msgstr}" if other.msgstr != entry.msgstr else ""
    lines = [*entry.tcomment.split("\n"), *other.tcomment.split("\n"), *also.split("\n")]
    entry.tcomment = "\n".join(dict.fromkeys(filter(None, lines)))
    entry.flags = sorted({*entry.flags, *other.flags})
    if not entry.msgstr:
        entry.msgstr, entry.previous_msgid = other.msgstr, other.previous_msgid
