"""Signing translations off: which blocks a reviewer means, and whether that can be recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from ...book import names, signoff
from ...book.layout import reviews_path
from ...book.model import Book, Message, Review
from ...findings.diagnostics import Location
from .blocks import UNFINISHED, state


class Refused(Exception):
    """A sign-off that cannot be recorded; each argument is a reason. Nothing is written."""


def chosen(wanted: Sequence[Message], named: Iterable[str]) -> dict[str, Message]:
    """The messages that ``named`` means, by context.

    :param named: ids of pages and blocks (``page``, ``page/block``, ``page#block``), names of
        catalogues (``chapter.po``), or ``all``.
    :raises Refused: for a name that means nothing.
    """
    found: dict[str, Message] = {}
    nothing = []
    for name in named:
        of_name = [message for message in wanted if _means(name.replace("#", "/", 1), message)]
        if not of_name:
            nothing.append(f"“{name}” is no page, block or catalogue of the book")
        found |= {message.context: message for message in of_name}
    if nothing:
        raise Refused(*nothing)
    return found


def _means(name: str, message: Message) -> bool:
    if name == "all":
        return True
    if name.endswith(".po"):
        return message.domain == name.removesuffix(".po")
    return name in (message.context, message.context.partition("/")[0])


@dataclass(frozen=True, slots=True)
class People:
    """Who is named in a sign-off; None is nobody. :ivar approver: who answers for the text."""

    translator: str | None = None
    reader: str | None = None
    approver: str | None = None

    @property
    def named(self) -> dict[str, str]:
        """Those who are, as names are written; ``""`` for what is no name."""
        given = {field.name: getattr(self, field.name) for field in fields(self)}
        return {who: names.person(name) for who, name in given.items() if name is not None}


def sign(
    book: Book, language: str, messages: Iterable[Message], people: People
) -> dict[str, Review]:
    """The sign-offs of a language with those of ``messages`` added, or renewed.

    :raises Refused: when a name is none, somebody judges their own work, or a block has no
        current translation to read.
    """
    messages, named = list(messages), people.named
    faults = list(_faults(book, language, messages, named))
    if faults:
        raise Refused(*faults)
    where = Location(reviews_path(language))
    found = dict(book.reviews.get(language, {}))
    for message in messages:
        shown = book.translate(message.context, message.text, language).text
        text = signoff.digest(message.text, shown)
        before = found.get(message.context)
        kept = before if before and before.text == text else Review(text, where)
        found[message.context] = replace(
            kept,
            translator=named.get("translator", kept.translator),
            reader=named.get("reader", kept.reader),
            approver=named.get("approver", kept.approver),
        )
    return found


def _faults(
    book: Book, language: str, messages: Iterable[Message], named: Mapping[str, str]
) -> Iterator[str]:
    if not all(named.values()):
        yield (
            f"a {' and a '.join(who for who, name in named.items() if not name)} has a name: "
            f"letters, each word in one script, at most {names.LONGEST} characters, and nothing "
            "that cannot be seen"
        )
    own = named.get("translator", "")
    before = book.reviews.get(language, {})
    for message in messages:
        known = before.get(message.context)
        author = own or (known.translator if known else "")
        for name in {named.get("reader", ""), named.get("approver", "")} - {""}:
            if author and names.same_person(author, name):
                yield f"“{name}” cannot judge “{message.context}”, a translation of their own"
        found = state(book, message, language)
        if found in UNFINISHED:
            yield f"“{message.context}” is {found}, so there is nothing to sign off"
