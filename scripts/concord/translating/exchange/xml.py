"""XML, written with the same bytes every time and read without trust."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from ...book import files
from ...findings.diagnostics import CannotCheck, Finding, Location

Element = Any
"""An ``lxml`` element; the library has no types."""
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MIXED = ("source", "target", "seg")
_DECLARED = re.compile(r"<!(?:DOCTYPE|ENTITY)")


def root(name: str, attributes: Mapping[str, str], namespace: str = "") -> Element:
    """A root element, in a default namespace if one is given."""
    tag = f"{{{namespace}}}{name}" if namespace else name
    return etree.Element(tag, dict(attributes), nsmap={None: namespace} if namespace else None)


def add(
    parent: Element, name: str, text: str = "", attributes: Mapping[str, str] | None = None
) -> Element:
    """A child element, in its parent's namespace.

    :raises CannotCheck: for a character that XML cannot hold.
    """
    prefix: str = parent.tag[: parent.tag.rfind("}") + 1]
    try:
        element = etree.SubElement(parent, prefix + name, attributes)
        if text:
            element.text = text
    except ValueError as error:
        raise CannotCheck(f"a text that XML cannot hold, “{text[:60]}”: {error}") from error
    return element


def append_text(element: Element, text: str) -> None:
    """Add characters at the end of an element.

    :raises CannotCheck: for a character that XML cannot hold.
    """
    try:
        if len(element):
            element[-1].tail = (element[-1].tail or "") + text
        else:
            element.text = (element.text or "") + text
    except ValueError as error:
        raise CannotCheck(f"a text that XML cannot hold, “{text[:60]}”: {error}") from error


def dump(element: Element) -> str:
    """A whole document. What holds words is not indented: no space may be added to it."""
    _indent(element, "\n")
    text = etree.tostring(element, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _indent(element: Element, margin: str) -> None:
    if name(element) in _MIXED or not len(element):
        return
    element.text = margin + " "
    for child in element:
        _indent(child, margin + " ")
        child.tail = margin + " "
    element[-1].tail = margin


def parse(text: str, path: str, findings: list[Finding]) -> Element | None:
    """The root of a document that somebody sent.

    :param path: what findings call the file.
    :returns: None with a finding PO060 for what is no XML. A document type is refused: it could
        name other files, or grow without end (XML entity expansion).
    """
    if declared := _DECLARED.search(text):
        message = f"a declaration that is not read: {declared[0]}"
        findings.append(Finding(files.place(text, declared.start(), path), "PO060", message))
        return None
    # The text was decoded as UTF-8 already, whatever its first line says.
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        where = Location(path, max(line, 1), max(column, 1))
        findings.append(Finding(where, "PO060", f"not whole XML: {error.msg}"))
        return None


def place(element: Element, path: str) -> Location:
    """Where an element of a parsed document begins."""
    return Location(path, element.sourceline or 1, 1)


def name(element: Element) -> str:
    """The local name of an element; ``""`` for a comment or a processing instruction."""
    tag = element.tag
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """The children with one of the local ``names``, in order, whatever their namespace."""
    return (child for child in element if name(child) in names)


def child(element: Element, wanted: str) -> Element | None:
    """The first child of a name."""
    return next(children(element, wanted), None)
