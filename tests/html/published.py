"""What programs make of the files of a site: elements, attributes, addresses, scripts, texts."""

from __future__ import annotations

import ast
import csv
import gzip
import io
import json
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from lxml import etree

_ADDRESSES = frozenset(
    [
        "href",
        "src",
        "action",
        "formaction",
        "data",
        "srcset",
        "poster",
        "ping",
        "cite",
        "background",
        "xlink:href",
        "url",
        "to",
        "address",
        "loc",
        "uri",
        "go_url",
        "@id",
        "sameAs",
    ]
)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_IGNORED = re.compile(r"[\x00-\x20\x7f]")
"""What a browser takes out of an address before it reads it."""


@dataclass
class Read:
    """What one file says.

    :ivar elements: how often each stands there.
    :ivar attributes: (element, attribute).
    :ivar ids: of a page's elements.
    :ivar addresses: as written, of links and of whatever else is fetched.
    :ivar scripts: what would run.
    :ivar texts: everything that is shown or read, decoded.
    """

    elements: Counter[str] = field(default_factory=Counter)
    attributes: set[tuple[str, str]] = field(default_factory=set)
    ids: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def schemes(self) -> set[str]:
        """The schemes of the addresses, in small letters."""
        bare = (_IGNORED.sub("", address) for address in self.addresses)
        return {found[1].casefold() for address in bare if (found := _SCHEME.match(address))}

    @property
    def handlers(self) -> set[tuple[str, str]]:
        """Attributes that hold a script."""
        return {pair for pair in self.attributes if pair[1].casefold().startswith("on")}

    def element(self, name: str, attributes: Iterator[tuple[str, str]]) -> None:
        self.elements[name] += 1
        for key, value in attributes:
            self.attributes.add((name, key))
            if key == "id":
                self.ids.append(value)
                continue
            self.texts.append(value)
            if key in _ADDRESSES:
                self.addresses.append(value)
            elif key == "content" and "url=" in value:
                self.addresses.append(value.partition("url=")[2])
            elif key == "style":
                self.scripts.append(value)


class _Html(HTMLParser):
    """Reads a page as browsers cut it into tags: what ends a script, ends it."""

    def __init__(self, read: Read):
        super().__init__()
        self.read, self._script, self._shown = read, "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = [(name, value or "") for name, value in attrs]
        self.read.element(tag, iter(values))
        if tag in ("script", "style"):
            self._script = dict(values).get("type", "") or tag

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._script = ""

    def handle_data(self, data: str) -> None:
        if "json" in self._script:
            _json(self.read, json.loads(data))
        elif self._script:
            self.read.scripts.append(data)
        else:
            self._shown += data

    def handle_comment(self, data: str) -> None:
        self.read.element("!--", iter([]))

    def close(self) -> None:
        super().close()
        self.read.texts.append(self._shown)


def of_html(text: str) -> Read:
    """What a browser makes of a page, or of a part of one."""
    read = Read()
    parser = _Html(read)
    parser.feed(str(text))  # not as Markup, to which nothing can be added unescaped
    parser.close()
    return read


def _xml(data: bytes) -> Read:
    """Well-formed, or it raises."""
    read = Read()
    for element in etree.fromstring(data).iter():
        assert isinstance(element.tag, str), f"a comment or an instruction: {element}"
        name = etree.QName(element).localname
        read.element(name, ((str(key), value) for key, value in element.attrib.items()))
        if name in _ADDRESSES:
            read.addresses.append(element.text or "")
        elif name == "script":
            read.scripts.append(element.text or "")
    read.texts.append("".join(etree.fromstring(data).itertext()))
    read.ids.clear()  # a terminology's are made from its words
    return read


def _json(read: Read, value: Any, key: str = "") -> Read:
    if isinstance(value, dict):
        for name, inside in value.items():
            read.texts.append(name)
            _json(read, inside, name)
    elif isinstance(value, list):
        for inside in value:
            _json(read, inside, key)
    elif isinstance(value, str):
        if key in _ADDRESSES:
            read.addresses.append(value)
        read.texts.append(value)
    return read


def _offline(data: bytes) -> Read:
    """The texts of this list are set into a page as they are."""
    found = json.loads(data)
    shown = "".join(f"<p>{found.pop(key)}</p>" for key in ("title", "missing", "home"))
    return _json(of_html(shown), found)


def _archive(data: bytes) -> Read:
    read = Read()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            _join(read, _xml(archive.read(name)))
    return read


def _course(data: bytes) -> Read:
    """A page, its manifest and what a package needs beside them."""
    read = Read()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            _join(read, _READERS[Path(name).suffix](archive.read(name)))
    return read


def _join(read: Read, other: Read) -> None:
    read.elements += other.elements
    read.attributes |= other.attributes
    for mine, theirs in (
        (read.addresses, other.addresses),
        (read.scripts, other.scripts),
        (read.texts, other.texts),
    ):
        mine += theirs


def _table(data: bytes) -> Read:
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert not [row for row in rows if None in row or None in row.values()], "a row is too long"
    return _json(Read(), rows)


def _inventory(data: bytes) -> Read:
    """Four lines, then an entry a line (Sphinx inventory, version 2)."""
    *header, packed = data.split(b"\n", 4)
    assert len(header) == 4 and all(line.startswith(b"#") for line in header)
    lines = zlib.decompress(packed).decode("utf-8").splitlines()
    assert all(len(line.split(" ", 4)) == 5 for line in lines)
    return Read(texts=[*(line.decode("utf-8") for line in header), *lines])


def _python(data: bytes) -> Read:
    """Its texts, and what is left of the program without them."""
    read, tree = Read(), ast.parse(data)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            read.texts.append(node.value)
            node.value = ""
    read.scripts.append(ast.dump(tree))
    return read


def _unread(data: bytes) -> Read:
    """A file that holds no text of the book: it may not differ."""
    return Read(scripts=[repr(data)])


def _compressed(data: bytes) -> Read:
    return _xml(gzip.decompress(data))


_READERS: dict[str, Callable[[bytes], Read]] = {
    "offline.json": _offline,
    ".csv": _table,
    ".gz": _compressed,
    ".html": lambda data: of_html(data.decode("utf-8")),
    ".imscc": _archive,
    ".inv": _inventory,
    ".py": _python,
    **dict.fromkeys((".json", ".webmanifest"), lambda data: _json(Read(), json.loads(data))),
    ".svg": _xml,
    ".tbx": _xml,
    ".tmx": _xml,
    ".xml": _xml,
    ".zip": _course,
    **dict.fromkeys((".css", ".js", ".map", ".png", ".txt", ".woff2"), _unread),
}


def read(path: Path) -> Read:
    """What a file of the site says.

    :raises Exception: when it is not well formed.
    :raises KeyError: for a kind of file that nobody has said how to read.
    """
    return (_READERS.get(path.name) or _READERS[path.suffix])(path.read_bytes())
