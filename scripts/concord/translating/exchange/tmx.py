"""TMX 1.4b (LISA OSCAR, 2005): the aligned corpus, a ``tu`` a block with all its languages."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version

from ...book.messages import messages
from ...book.model import CANONICAL, Book, Message
from . import xml
from .units import Content, day, numbered


def write(content: Content, languages: Sequence[str]) -> str:
    """The corpus of English and ``languages``.

    Only current translations are in it, and only blocks that have one; the ``tuid`` is the
    block's context.
    """
    book = content.book
    top = xml.root("tmx", {"version": "1.4"})
    revision = day(book)
    about = {
        "creationtool": "concord",
        "creationtoolversion": version("concord"),
        "segtype": "block",
        "o-tmf": "po",
        "adminlang": CANONICAL,
        "srclang": CANONICAL,
        "datatype": "plaintext",
    }
    if revision:
        about["creationdate"] = f"{revision:%Y%m%d}T000000Z"
    xml.add(top, "header", "", about)
    body = xml.add(top, "body")
    for message in messages(book):
        _unit(body, book, message, languages)
    return xml.dump(top)


def _unit(body: xml.Element, book: Book, message: Message, languages: Sequence[str]) -> None:
    sides = [(CANONICAL, message.text)]
    for code in languages:
        shown = book.translate(message.context, message.text, code)
        if shown.state == "translated":
            sides.append((code, shown.text))
    if len(sides) == 1:
        return
    unit = xml.add(body, "tu", "", {"tuid": message.context})
    xml.add(unit, "prop", message.domain, {"type": "x-catalogue"})
    for code, text in sides:
        _inline(xml.add(xml.add(unit, "tuv", "", {xml.LANG: code}), "seg"), message.text, text)


def _inline(segment: xml.Element, english: str, text: str) -> None:
    """Placeholders and the brackets of links as codes, matched across languages by ``x``."""
    for piece, number in numbered(english, text):
        if piece.kind == "placeholder":
            xml.add(segment, "ph", piece.text, {"x": str(number)})
        elif piece.kind == "open":
            about = {"i": str(number), "x": str(number), "type": "link"}
            xml.add(segment, "bpt", piece.text, about)
        elif piece.kind == "close":
            xml.add(segment, "ept", piece.text, {"i": str(number)})
        else:
            xml.append_text(segment, piece.text)
