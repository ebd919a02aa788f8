"""A page or a block under another id: its translations and their sign-offs go with it."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import polib

from ...book import catalogue
from ...book.layout import catalogue_path
from ...book.loaded import Loaded
from ...book.messages import messages
from ...book.model import Review
from ...book.signoff import digest

Catalogues = dict[str, polib.POFile]


@dataclass(frozen=True, slots=True)
class Renamed:
    """What a rename comes to.

    :ivar loaded: the project with the files changed, in memory.
    :ivar catalogues: (language, catalogue) pairs that changed; :attr:`reviews`: languages.
    :ivar carried: how many translations have another id now.
    """

    loaded: Loaded
    catalogues: frozenset[tuple[str, str]]
    reviews: frozenset[str]
    carried: int


def rename(loaded: Loaded, moves: Mapping[str, str]) -> Renamed:
    """The project with every translation of what has moved under its new id.

    An obsolete translation is taken up again, if `concord translations` ran before. Where only the
    id in a link changed, other texts stay current too.

    :param moves: old to new, each ``page`` or ``page#block``; the English has the new ids already.
    """
    names = _Names(moves)
    wanted = {message.context: message.text for message in messages(loaded.book)}
    work = [
        _Work(names, wanted, copy.deepcopy(loaded.catalogues[code]), dict(reviews), code)
        for code in loaded.book.translated
        for reviews in [loaded.book.reviews.get(code, {})]
    ]
    carried = sum(one.carry() for one in work)
    for one in work:
        one.relink()
    entries = {
        one.code: {
            context: entry
            for domain, po in one.catalogues.items()
            for context, entry in catalogue.entries(po, catalogue_path(one.code, domain)).items()
        }
        for one in work
    }
    reviews = {one.code: one.reviews for one in work if one.reviews}
    book = replace(loaded.book, catalogues=entries, reviews=reviews)
    found = {one.code: one.catalogues for one in work}
    return Renamed(
        replace(loaded, book=book, catalogues=found),
        frozenset(
            (code, domain)
            for code, of_language in found.items()
            for domain, po in of_language.items()
            if str(po) != str(loaded.catalogues[code][domain])
        ),
        frozenset(c for c, of in reviews.items() if of != loaded.book.reviews.get(c)),
        carried,
    )


class _Names:
    """New names for old ones."""

    def __init__(self, moves: Mapping[str, str]):
        self.pages = {old: new for old, new in moves.items() if "#" not in old}
        self.blocks = {
            old.replace("#", "/"): new.replace("#", "/")
            for old, new in moves.items()
            if "#" in old and "#" in new
        }

    def context(self, old: str) -> str:
        """The new context of a message, or ``""`` where it keeps its own."""
        page, _, block = old.partition("/")
        return self.blocks.get(old) or (f"{self.pages[page]}/{block}" if page in self.pages else "")

    def linked(self, text: str) -> str:
        """A text whose links name the new ids."""
        for old, new in self.pages.items():
            text = text.replace(f"][{old}]", f"][{new}]").replace(f"][{old}#", f"][{new}#")
        return text


@dataclass(slots=True)
class _Work:
    """The files of one language while they are changed."""

    names: _Names
    wanted: Mapping[str, str]
    catalogues: Catalogues
    reviews: dict[str, Review]
    code: str

    def carry(self) -> int:
        """Give translations and sign-offs their new contexts; returns how many translations."""
        live = {e.msgctxt: (po, e) for po, e in self._entries() if not e.obsolete}
        carried = 0
        # The last obsolete one is the latest; a live one comes before any.
        for po, entry in sorted(self._entries(), key=lambda pair: bool(pair[1].obsolete)):
            new = self.names.context(entry.msgctxt or "")
            there = live.get(new)
            if new not in self.wanted or not entry.msgstr or (there and there[1].msgstr):
                continue
            if there and entry.obsolete:
                _take(there[1], entry)
                po.remove(entry)
            else:
                if there:
                    there[0].remove(there[1])
                entry.msgctxt, entry.obsolete = new, False
                live[new] = po, entry
            carried += 1
        for old in [context for context in self.reviews if self.names.context(context)]:
            new = self.names.context(old)
            if new in self.wanted:
                self.reviews.setdefault(new, self.reviews.pop(old))
        return carried

    def relink(self) -> None:
        """Make translations current whose English changed in the ids of its links alone."""
        for _, entry in self._entries():
            now = self.wanted.get(entry.msgctxt or "")
            before = (entry.previous_msgid or "") if entry.fuzzy else entry.msgid
            if entry.obsolete or before == now or self.names.linked(before) != now:
                continue
            after = self.names.linked(entry.msgstr)
            review = self.reviews.get(entry.msgctxt)
            if review and review.text == digest(before, entry.msgstr):
                self.reviews[entry.msgctxt] = replace(review, text=digest(now, after))
            entry.msgid, entry.msgstr, entry.previous_msgid = now, after, None
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]

    def _entries(self) -> Iterator[tuple[polib.POFile, polib.POEntry]]:
        return iter([(po, entry) for po in self.catalogues.values() for entry in po])


def _take(entry: polib.POEntry, obsolete: polib.POEntry) -> None:
    """Give an entry without a translation what an obsolete one of its block holds."""
    entry.msgstr, entry.tcomment = obsolete.msgstr, obsolete.tcomment
    entry.flags, entry.previous_msgid = list(obsolete.flags), obsolete.previous_msgid
    if obsolete.msgid != entry.msgid and not obsolete.fuzzy:
        entry.flags, entry.previous_msgid = sorted({*entry.flags, "fuzzy"}), obsolete.msgid
