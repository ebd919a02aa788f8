"""Signing translations off: which blocks a reviewer means, and whether that can be recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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


def sign(
    book: Book, language: str, messages: Iterable[Message], translator: str, reviewer: str
) -> dict[str, Review]:
    """The sign-offs of a language with those of ``messages`` added, or renewed.

    :raises Refused: when the two are one person or nobody, or a block has no current
        translation to read.
    """
    messages = list(messages)
    translator, reviewer = names.person(translator), names.person(reviewer)
    faults = list(_faults(book, language, messages, translator, reviewer))
    if faults:
        raise Refused(*faults)
    where = Location(reviews_path(language))
    found = dict(book.reviews.get(language, {}))
    for message in messages:
        shown = book.translate(message.context, message.text, language).text
        text = signoff.digest(message.text, shown)
        found[message.context] = Review(translator, reviewer, text, where)
    return found


def _faults(
    book: Book, language: str, messages: Iterable[Message], translator: str, reviewer: str
) -> Iterator[str]:
    if not translator or not reviewer:
        yield (
            "a translator and a reviewer have names: letters, each word in one script, at most "
            f"{names.LONGEST} characters, and nothing that cannot be seen"
        )
    elif names.same_person(translator, reviewer):
        yield f"“{reviewer}” cannot review a translation of their own"
    for message in messages:
        found = state(book, message, language)
        if found in UNFINISHED:
            yield f"“{message.context}” is {found}, so there is nothing to sign off"
