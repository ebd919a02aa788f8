"""Brings catalogues up to date with the English, by context and by nothing else.

What GNU ``msgmerge`` does by likeness is left out on purpose: a translation is never
moved to another block. A changed text keeps its translation, ``fuzzy``, with the English
it was made from (``#| msgid``); a block that is gone keeps its translation as obsolete,
and gets it back if it returns. Nothing is deleted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polib

from . import catalogue
from .model import Language, Message


def merge(
    messages: Iterable[Message], old: Mapping[str, polib.POFile], language: Language
) -> dict[str, polib.POFile]:
    """The catalogues of a language after an update.

    :param messages: what the book has to be translated, in the book's order.
    :param old: the catalogues as they are, by domain; not changed.
    :returns: catalogues by domain: those of ``messages`` and those of ``old`` that still
        hold something obsolete.
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
        po.append(_updated(message, found[1] if found else None))
    retired = [item for item in dead if id(item[1]) not in revived]
    retired += [(domain, _retired(entry)) for domain, entry in live.values()]
    kept: dict[tuple[str, str, str], polib.POEntry] = {}
    for domain, entry in sorted(retired, key=lambda item: (item[0], item[1].msgctxt or "", item[1].msgid)):
        key = (domain, entry.msgctxt, entry.msgid)
        if key in kept:
            _remember(kept[key], entry)
        elif entry.msgstr or entry.tcomment:
            kept[key] = entry
            new.setdefault(domain, _with_header(old[domain], language)).append(entry)
    return new


def _with_header(old: polib.POFile | None, language: Language) -> polib.POFile:
    po = catalogue.empty(language)
    if old is not None:
        po.metadata, po.header = dict(old.metadata), old.header
    return po


def _updated(message: Message, old: polib.POEntry | None) -> polib.POEntry:
    """The entry for a message, with what the old one of the same context holds."""
    entry = polib.POEntry(
        msgctxt=message.context, msgid=message.text,
        comment="\n".join(message.comments), occurrences=[(message.source, "")],
    )
    if old is None:
        return entry
    entry.msgstr, entry.tcomment = old.msgstr, old.tcomment
    entry.flags, entry.previous_msgid = list(old.flags), old.previous_msgid
    if old.msgid != message.text and old.msgstr:
        if "fuzzy" in old.flags and old.previous_msgid == message.text:
            # The English went back to what this translation was made from.
            entry.flags.remove("fuzzy")
            entry.previous_msgid = None
        else:
            entry.flags = sorted({*old.flags, "fuzzy"})
            # An older previous text stays: it is the one the translation was made from.
            entry.previous_msgid = old.previous_msgid or old.msgid
    elif not entry.fuzzy:
        entry.previous_msgid = None
    return entry


def _retired(entry: polib.POEntry) -> polib.POEntry:
    return polib.POEntry(
        msgctxt=entry.msgctxt, msgid=entry.msgid, msgstr=entry.msgstr, tcomment=entry.tcomment,
        flags=list(entry.flags), previous_msgid=entry.previous_msgid, obsolete=True,
    )


def _remember(entry: polib.POEntry, other: polib.POEntry) -> None:
    """Keep the other of two obsolete translations of one context and text, as a comment."""
    if other.msgstr != entry.msgstr:
        entry.tcomment = "\n".join(filter(None, [entry.tcomment, f"also: {other.msgstr}"]))
