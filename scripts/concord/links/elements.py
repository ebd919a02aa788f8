"""XML that others read: elements as data, written with the same bytes every time.

Python's own SAX writer (``xml.sax.saxutils``) escapes whatever stands in them. lxml would give
the same meaning, but puts namespaces before the other attributes in an order of its own.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl


@dataclass(frozen=True)
class Element:
    """An element by its qualified name.

    :ivar inside: texts and elements, in order.
    """

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    inside: tuple[Element | str, ...] = ()


def element(
    name: str, *inside: Element | str, attributes: Mapping[str, str] | None = None
) -> Element:
    """An element with its content on one line."""
    return Element(name, attributes or {}, inside)


def rows(
    name: str, inside: Iterable[Element], attributes: Mapping[str, str] | None = None
) -> Element:
    """An element each of whose children stands on a line of its own."""
    lines: list[Element | str] = ["\n"]
    for child in inside:
        lines += [child, "\n"]
    return Element(name, attributes or {}, tuple(lines))


def document(root: Element, encoding: str = "UTF-8") -> str:
    """A whole document.

    :param encoding: what its first line says; the caller writes it so.
    """
    stream = io.StringIO()
    writer = XMLGenerator(stream, encoding, short_empty_elements=True)
    writer.startDocument()
    _write(root, writer)
    return stream.getvalue() + "\n"


def _write(found: Element, writer: XMLGenerator) -> None:
    writer.startElement(found.name, AttributesImpl(found.attributes))
    for child in found.inside:
        if isinstance(child, str):
            writer.characters(child)
        else:
            _write(child, writer)
    writer.endElement(found.name)
