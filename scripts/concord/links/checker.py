# /// script
# requires-python = ">=3.11"
# dependencies = []
# ///
"""Checks a course's links against what Concord publishes.

Reads lists of links (CSV, plain text, Markdown, HTML, XML, JSON, documents and tables of office
programs, a Common Cartridge, a Moodle backup) from files, from http(s) addresses or from standard input (-), and says of each
link whether it is fine, moved, retired, changed since it was last reviewed, missing, or
not ours. Exit status: 0 nothing to do, 1 some link needs attention, 2 could not check,
130 interrupted.

This one file needs nothing but Python 3.11: `python concord-links.py course.imscc`, or
`pipx run ADDRESS/concord-links.py course.imscc`. Offline: `--links saved-links.json`.
It is long for a module of this project, because it is published as one file.
"""

from __future__ import annotations

import argparse
import base64
import codecs
import csv
import email
import io
import json
import os
import re
import sys
import tarfile
import unicodedata
import urllib.error
import urllib.request
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from functools import lru_cache
from html.parser import HTMLParser
from typing import IO, Any, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit
from xml.parsers import expat

ADDRESS = ""
"""Where links.json lies when nobody says otherwise; the published copy of this file knows."""

FINE, MOVED, RETIRED, CHANGED = "fine", "moved", "retired", "changed"
MISSING, NOT_OURS = "missing", "not ours"
NEEDS_ACTION = (MOVED, RETIRED, CHANGED, MISSING)
_CHUNK = 1 << 16
_LONGEST = 1 << 13  # of an address; what is longer is none
_MOST = 512 << 20  # bytes read from one archive or one page
_RATIO = 200  # no text compresses better than this; a bomb does
_MEMBERS = 200_000
_TEXTS = (
    *(".xml", ".html", ".htm", ".xhtml", ".csv", ".tsv", ".txt", ".md", ".qti", ".json"),
    *(".rels", ".opf", ".ncx"),  # office documents keep their links apart from the text
    *(".yml", ".yaml", ".rtf", ".rst", ".tex", ".svg", ".url", ".ics", ".vcf", ".eml", ".po"),
)
_ARCHIVES = (
    *(".zip", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub", ".h5p", ".imscc"),
)
_FOLDED = {
    **dict.fromkeys(("ics", "vcf"), r"\r?\n[ \t]"),  # RFC 5545, 3.1
    **dict.fromkeys(("po", "pot"), r'(?<!\\)"\r?\n"'),
}
"""Where a format breaks a line in the middle of an address."""
_NO_TEXT = {
    b"%PDF": "a PDF, whose links are not read; give the document it was made from",
    b"\xd0\xcf\x11\xe0": "a document of an old office program; save it as .docx, .xlsx or .csv",
    **dict.fromkeys((b"\x89PNG", b"\xff\xd8\xff", b"GIF8"), "a picture, which has no links"),
    **dict.fromkeys((b"RIFF", b"II*\0", b"MM\0*"), "a picture or a recording, which has no links"),
    **dict.fromkeys((b"7z\xbc\xaf", b"Rar!"), "an archive that is not read; make it a .zip"),
}
"""What is given by mistake, by how it begins."""
# A label of a host in letters of its own: Latin ones mix with those of ASCII, others do not, so
# that a text without spaces is not taken for a host.
_OWN = r"[^\x00-\u036f\s\u2000-\u206f\u3000-\u303f\uff00-\uffff]"
_LABELS = rf"(?:(?:[A-Za-z0-9\-\u00c0-\u024f]+|(?:{_OWN}|[0-9\-])+)\.)*(?:{_OWN}+)?"
# JSON writes \/ or \u002f, Markdown and LaTeX \_ and \#.
_SLASH = r"(?:\\*/|\\+u002f)"
_URL = re.compile(
    rf"(?:https?:|(?<=[\"'(<\[=])(?={_SLASH}{{2}}[^\s/\"'<>]+\.))"
    + rf"{_SLASH}{{2}}"
    + _LABELS
    + r"(?:[A-Za-z0-9\-._~:/?#@!$&()*+,;=%]|\\+(?=[/#%&_~])|\\u00[0-9A-Fa-f]{2})*",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\+(?:u00([0-9A-Fa-f]{2}))?")
_ENDS = re.compile(r"""["'<>\s]|&(?:quot|apos|lt|gt|nbsp|#\d+|#x[0-9a-f]+);""", re.IGNORECASE)
_WHOLE = re.compile(r"(?:https?:)?//\S+", re.IGNORECASE)
# What a browser does not take for the beginning of an address: none, two, or one behind something.
_BEFORE = re.compile(
    r"https?:/*https?:?/+|(?![a-z][a-z0-9+.-]*:)(?:[^\w/]+https?:/+|(?=[\w.-]+\.))", re.IGNORECASE
)
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_COLUMNS = re.compile(r"(?:go_)?(?:url|link|href|address)", re.IGNORECASE)


class Unreadable(Exception):
    """The input cannot be read; nothing can be said about its links."""


class Link(NamedTuple):
    """A link of a course; :ivar reviewed: the day or the content hash of its last review."""

    where: str
    url: str
    reviewed: str = ""


class Verdict(NamedTuple):
    """What became of a link; :ivar to: where it should lead now, or ``""``."""

    status: str
    note: str = ""
    to: str = ""


# -- what is published ---------------------------------------------------------------


class Published:
    """links.json, looked up by address."""

    def __init__(self, document: Any):
        try:
            self.address = _split(document["address"])
            self.entries = {entry["id"]: entry for entry in document["entries"]}
            self.languages = document["languages"]
            self.canonical = document["canonical"]
            self.places = {
                self._below(place["url"]): (entry, code)
                for entry in self.entries.values()
                for code, place in [("", entry), *entry["languages"].items()]
            }
            self.files = {self._below(url) for url in document["files"]}
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise Unreadable(f"this is no links.json of Concord ({error})") from error
        if None in self.places or not self.address[0]:
            raise Unreadable("links.json gives no address, or one that is not its own")
        self.folded = {str(path).casefold(): str(path) for path in self.places}

    def _below(self, url: str) -> str | None:
        """The path below the site's address, or None when ``url`` is not ours."""
        host, path = _split(url)
        base = self.address[1]
        if host != self.address[0] or not path.startswith(base) and path + "/" != base:
            return None
        return path[len(base) :].removesuffix("index.html")

    def judge(self, link: Link) -> Verdict:
        """What became of a link, or of the one that a mail or search program wrapped in it."""
        try:
            for url in _layers(link.url):
                below = self._below(url)
                if below is not None:
                    found = self._of_place(below, url, link.reviewed)
                    host = "" if url == link.url else _split(link.url)[0]
                    note = ", ".join(filter(None, [found.note, host and f"wrapped by {host}"]))
                    return found._replace(note=note)
            before = _BEFORE.match(link.url.strip())
            bare = before and _trimmed(f"https://{link.url.strip()[before.end() :]}")
            if bare and self._below(bare) is not None:
                return Verdict(MISSING, "it does not begin with https://", bare)
        except ValueError:
            return Verdict(NOT_OURS, "no web address")
        return Verdict(NOT_OURS)

    def _of_place(self, below: str, url: str, reviewed: str) -> Verdict:
        """What became of an address of the site, ``below`` its own."""
        fragment = unquote(urlsplit(url).fragment).split(":~:")[0]
        found = self.places.get(below) or self.places.get(below + "/")
        if found is not None:
            return self._of_entry(*found, fragment, reviewed)
        if below in self.files:
            return Verdict(FINE)
        bare = below.rstrip("".join(ch for ch in set(below) if not ch.isalnum()))
        near = self.folded.get(bare.casefold() + "/")
        if near is None:
            return Verdict(MISSING)
        in_case = near.rstrip("/") != bare
        note = "differs in case only" if in_case else "something stands at its end"
        return Verdict(MISSING, note, self._url(near))

    def _url(self, path: str) -> str:
        entry, code = self.places[path]
        return str(entry["languages"][code]["url"] if code else entry["url"])

    def _of_entry(self, entry: Any, code: str, fragment: str, reviewed: str) -> Verdict:
        language = self.languages.get(code, {})
        hashed = f"#{fragment}" if fragment else ""
        if entry["state"] != "live":
            to = self.entries[entry["to"]]
            own = language.get("to") or code
            place = to["languages"].get(own, to) if own else to
            kept = hashed if fragment in to["blocks"] else ""
            return Verdict(entry["state"], place.get("title", to["id"]), place["url"] + kept)
        if code and language.get("state") != "live":
            to = entry["languages"].get(language.get("to"), entry)
            return Verdict(MOVED, f"“{code}” is not published any more", to["url"] + hashed)
        place = entry["languages"][code] if code else entry
        if fragment and fragment not in entry["blocks"]:
            return self._of_fragment(entry, code, fragment)
        return self._changed(entry, code, reviewed) or Verdict(FINE, place.get("title", ""))

    def _of_fragment(self, entry: Any, code: str, fragment: str) -> Verdict:
        target = entry.get("gone", {}).get(fragment)
        if target is None:
            return Verdict(MISSING, f"the page is there, its block #{fragment} is not")
        page, hashed, block = target.rpartition("#")
        to = self.entries[page] if hashed else entry
        place = to["languages"][code] if code else to
        return Verdict(
            MOVED, "the block has another place", place["url"] + (f"#{block}" if block else "")
        )

    def _changed(self, entry: Any, code: str, reviewed: str) -> Verdict | None:
        """A verdict when the page changed since ``reviewed``."""
        place = entry["languages"][code or self.canonical]
        if reviewed.startswith("sha256:"):
            hashes = [place] if code else entry["languages"].values()
            same = reviewed in [other.get("hash") for other in hashes]
            return None if same else Verdict(CHANGED, f"{place['change']}, {place['revision']}")
        if reviewed and place["revision"] > reviewed:
            kind = "meaning" if place["meaning"] > reviewed else "wording"
            return Verdict(CHANGED, f"{kind}, {place['revision']}")
        return None


def _split(url: str) -> tuple[str, str]:
    """Host and path of an address, each in one spelling; no host for what is not http(s).

    As browsers take it (WHATWG URL): without a scheme after ``//``, with ``\\`` for ``/``, and with
    any number of them after the scheme.
    """
    plain = re.sub("(?i)^(https?:)/*", r"\1//", url.strip().replace("\\", "/"))
    parts = urlsplit(f"https:{plain}" if plain.startswith("//") else plain)
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        return "", url
    port = parts.port
    host = _host(unquote(parts.hostname)) + (f":{port}" if port not in (None, 80, 443) else "")
    return host, _straight(unquote(parts.path))


def _straight(path: str) -> str:
    """A path without ``.`` and ``..`` (RFC 3986, 5.2.4)."""
    steps: list[str] = []
    for step in path.split("/")[1:]:
        if step == "..":
            steps[-1:] = []
        elif step != ".":
            steps.append(step)
    end = "/" if path.endswith(("/.", "/..")) and steps else ""
    return f"/{'/'.join(steps)}{end}"


@lru_cache(maxsize=1000)
def _host(name: str) -> str:
    """A host in one spelling, whether written in its own letters or in Punycode (RFC 3492)."""
    labels = unicodedata.normalize("NFKC", name).replace("\u3002", ".").rstrip(".").split(".")
    return ".".join(map(_label, labels))


def _label(label: str) -> str:
    if label.lower().startswith("xn--"):
        try:
            label = label[4:].encode("ascii").decode("punycode")
        except UnicodeError:
            return label.lower()
    # The two standards of such names differ about joiners and ß: neither parts two hosts here.
    return unicodedata.normalize("NFKC", re.sub("[\u200c\u200d]", "", label)).casefold()


# -- addresses in addresses ----------------------------------------------------------

_DEPTH = 4
_PROOFPOINT = re.compile(r"/v3/__(.+?)__;([^!]*)!")
_RUNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def _layers(url: str, depth: int = _DEPTH) -> Iterator[str]:
    """An address, and each that it carries: mail programs, search engines and archives wrap them."""
    yield url
    if depth:
        for inside in _carried(url):
            yield from _layers(inside, depth - 1)


def _carried(url: str) -> Iterator[str]:
    """The addresses in the query, the fragment and the path of another."""
    parts = urlsplit(url.strip())
    if parts.scheme.lower() not in ("http", "https"):  # a mail's text, view-source:
        yield from map(_trimmed, _URL.findall(unquote(url) if parts.scheme else ""))
        return
    if third := _PROOFPOINT.search(url):  # URL Defense, version 3
        yield _filled(*third.groups())
        return
    if mark := re.search(r"___(https?:.+?)___", url):  # Check Point, Avanan
        yield mark[1]
        return
    query = parts.query.replace("&amp;", "&")
    for _, value in [*parse_qsl(query, max_num_fields=50), ("", unquote(parts.fragment))]:
        if re.match(r"https?-3A__", value):  # URL Defense, version 2
            value = unquote(value.replace("-", "%").replace("_", "/"))
        if encoded := re.fullmatch(r"(?:a1)?(aHR0c[\w+/-]+)=*", value):  # Bing, Sophos
            value = _from_base64(encoded[1])
        if re.match(r"https?%3A", value, re.IGNORECASE):  # encoded once more
            value = unquote(value)
        yield from [value] if value.startswith("http") else map(_trimmed, _URL.findall(value))
    if inside := re.search(r"https?(?::|%3A)/?(?:/|%2F)", parts.path, re.IGNORECASE):
        held = parts.path[inside.start() :]
        held = re.split("/R[KS]=", unquote(held) if "%" in inside[0] else held)[0]  # Yahoo
        # A server may have made one slash of two.
        yield re.sub(r"^(https?:)/+", r"\1//", held) + (
            f"#{parts.fragment}" if parts.fragment else ""
        )
    elif inside := re.match(r"/(?:amp|[cv])/(?:s/)?(?=[^/]+\.)", parts.path):  # AMP
        yield f"https://{parts.path[inside.end() :]}"
    if translated := re.match(r"([\w-]+)\.translate\.goog$", parts.hostname or ""):
        host = re.sub("--?", lambda hyphens: "-" if len(hyphens[0]) > 1 else ".", translated[1])
        yield parts._replace(netloc=host, query="").geturl()


def _from_base64(text: str) -> str:
    """The text that is meant, or ``""``."""
    try:
        return base64.urlsafe_b64decode(text.replace("+", "-").replace("/", "_") + "==").decode()
    except ValueError:
        return ""


def _filled(url: str, characters: str) -> str:
    """An address with the characters that URL Defense took out: ``*`` is one, ``**A`` two."""
    left = iter(_from_base64(characters))

    def put(match: re.Match[str]) -> str:
        number = _RUNS.find(match[1]) + 2 if match[1] else 1
        return "".join(next(left, "") for _ in range(number))

    return re.sub(r"\*(?:\*(.))?", put, url)


# -- reading -------------------------------------------------------------------------


def links(name: str, stream: IO[bytes], size: int, encoding: str = "") -> Iterator[Link]:
    """The links of a file of any kind that can be read, one by one.

    :param size: its size in bytes.
    :raises Unreadable: for what is damaged, dangerous or in another encoding.
    """
    head = stream.read(4)
    stream.seek(0)
    if mistake := next((what for start, what in _NO_TEXT.items() if head.startswith(start)), ""):
        raise Unreadable(f"{name}: this is {mistake}")
    try:
        if head[:2] == b"PK":
            yield from _zip(name, stream, encoding, [_MOST])
        elif head[:2] == b"\x1f\x8b":
            yield from _tar(name, stream, size, encoding)
        else:
            yield from _text(name, stream, encoding)
    except (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError) as error:
        raise Unreadable(f"{name}: damaged: {error}") from error
    except (NotImplementedError, RuntimeError) as error:
        raise Unreadable(f"{name}: an archive that cannot be read: {error}") from error


def _safe(name: str, member: str) -> str:
    """The name of a member. :raises Unreadable: when it leads out of the archive."""
    parts = re.split(r"[/\\]", member)
    if ".." in parts or parts[0] in ("", "~") or ":" in parts[0] or "\0" in member:
        raise Unreadable(f"{name}: holds “{member}”, which leads out of it; nothing was read")
    return f"{name}!{member}"


def _zip(
    name: str, stream: IO[bytes], encoding: str, left: list[int], depth: int = 2
) -> Iterator[Link]:
    """The links of an archive and of archives in it, which unpack to no more than ``left[0]`` bytes."""
    with zipfile.ZipFile(stream) as archive:
        members = archive.infolist()
        if len(members) > _MEMBERS:
            raise Unreadable(f"{name}: holds {len(members)} files; {_MEMBERS} are read at most")
        places = [_safe(name, member.filename) for member in members]
        for member, place in zip(members, places, strict=True):
            nested = depth > 1 and member.filename.lower().endswith(_ARCHIVES)
            if not nested and not member.filename.lower().endswith(_TEXTS):
                continue
            if member.file_size > left[0] or (
                member.file_size > _CHUNK + _RATIO * member.compress_size
            ):
                raise Unreadable(f"{place}: unpacks to {member.file_size} bytes: a zip bomb")
            with archive.open(member) as inside:
                limited = _Limited(inside, left[0], place)
                left[0] -= member.file_size
                if not nested:
                    yield from _text(place, limited, encoding, _blocks(archive, member.filename))
                elif (held := limited.read(member.file_size))[:2] == b"PK":
                    yield from _zip(place, io.BytesIO(held), encoding, left, depth - 1)


def _blocks(archive: zipfile.ZipFile, name: str) -> dict[str, list[str]]:
    """The blocks that a part of an office document links, by the ids its list of links has for them.

    Word and Excel keep what stands after ``#`` with the link, and the address in a file of its own.
    """
    found: dict[str, list[str]] = {}
    part = re.sub(r"_rels/([^/]+)\.rels$", r"\1", name)
    if part == name or part not in archive.NameToInfo:
        return found

    def start(_tag: str, attributes: dict[str, str]) -> None:
        given = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        block = given.get("anchor") or given.get("location")
        if block and "id" in given:
            found.setdefault(given["id"], []).append(block)

    def refuse(*_: Any) -> None:
        raise Unreadable(f"{part}: has a DOCTYPE; such a file is not read")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.StartDoctypeDeclHandler = start, refuse
    info = archive.getinfo(part)
    if info.file_size > _CHUNK + _RATIO * info.compress_size:
        return found  # it is refused where its own links are read
    with archive.open(part) as inside:
        try:
            while data := inside.read(_CHUNK):
                parser.Parse(data, False)
        except expat.ExpatError:
            pass  # likewise
    return found


def _tar(name: str, stream: IO[bytes], size: int, encoding: str) -> Iterator[Link]:
    left, amount = _MOST, 0
    with tarfile.open(fileobj=stream, mode="r|gz") as archive:
        for member in archive:
            place, amount = _safe(name, member.name), amount + 1
            if amount > _MEMBERS or member.size > _CHUNK + _RATIO * max(size, 1):
                raise Unreadable(f"{place}: unpacks to {member.size} bytes: an archive bomb")
            if not member.isfile() or not member.name.lower().endswith(_TEXTS):
                continue
            inside = archive.extractfile(member)
            if inside is not None:
                if member.size > left:
                    raise Unreadable(f"{place}: more than {_MOST} bytes of text")
                left -= member.size
                yield from _text(place, inside, encoding)


class _Limited(io.RawIOBase):
    """A stream that stops with an error where an archive lied about a size."""

    def __init__(self, inside: IO[bytes], left: int, place: str):
        self.inside, self.left, self.place = inside, left, place

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self.inside.read(size)
        self.left -= len(data)
        if self.left < 0:
            raise Unreadable(f"{self.place}: unpacks to more than it says: a zip bomb")
        return data


def _text(
    name: str, stream: Any, encoding: str, blocks: Mapping[str, list[str]] | None = None
) -> Iterator[Link]:
    """The links of a text, by what kind of text it is; ``blocks`` as `_blocks` tells them."""
    chunks = _decoded(name, stream, encoding)
    first = next(chunks, "")
    start, kind = first.lstrip()[:200].lower(), name.lower().rpartition(".")[2]
    rest = _joined(first, chunks)
    if kind in ("html", "htm", "xhtml") or start.startswith(("<!doctype html", "<html")):
        yield from _html(name, rest)
    elif start.startswith("<?xml") or kind in ("xml", "qti", "rels"):
        yield from _xml(name, rest, blocks or {})
    elif kind == "eml":
        yield from _mail(name, rest)
    elif kind in ("csv", "tsv") or kind not in _FOLDED and _looks_like_table(first):
        yield from _table(name, rest)
    else:
        scanner = _Scanner(name)
        for chunk in [re.sub(_FOLDED[kind], "", "".join(rest))] if kind in _FOLDED else rest:
            yield from scanner.feed(chunk)
        yield from scanner.feed("", last=True)


def _mail(name: str, chunks: Iterable[str]) -> Iterator[Link]:
    """The links of a mail's texts, as they were before they were coded for the way (RFC 2045)."""
    for part in email.message_from_string("".join(chunks)).walk():
        if part.get_content_type() in ("text/plain", "text/html"):
            data = part.get_payload(decode=True)
            kind = f"{name}!.{part.get_content_subtype()}"
            yield from _text(kind, io.BytesIO(bytes(data)), part.get_content_charset() or "")


def _joined(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _decoded(name: str, stream: Any, encoding: str) -> Iterator[str]:
    """The text of a stream in pieces: UTF-8, UTF-16 with its mark, or what was asked for."""
    data = stream.read(_CHUNK)
    if not encoding:
        marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        encoding = "utf-16" if marked else "utf-8-sig"
    decoder = codecs.getincrementaldecoder(encoding)()
    done = 0
    while True:
        try:
            text = decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            place = done + error.start
            raise Unreadable(
                f"{name}: not {encoding.removesuffix('-sig').upper()} text: byte "
                f"0x{error.object[error.start]:02x} at {place}; save it as UTF-8, or say --encoding"
            ) from error
        if "\0" in text:
            raise Unreadable(f"{name}: not text: it holds NUL characters")
        yield text
        if not data:
            return
        done += len(data)
        data = stream.read(_CHUNK)


class _Scanner:
    """Finds addresses in running text that comes in pieces."""

    def __init__(self, name: str):
        self.name, self.line, self.rest = name, 1, ""

    def feed(self, text: str, *, last: bool = False) -> Iterator[Link]:
        """The links up to where the next piece may go on."""
        text = self.rest + text
        end = len(text) if last else max(0, *(text.rfind(ch) for ch in ' \n\t<>"'))
        if len(text) - end > _LONGEST:
            end = len(text)
        done = 0
        for match in _URL.finditer(text, 0, end):
            self.line += text.count("\n", done, match.start())
            done = match.start()
            yield Link(f"{self.name}:{self.line}", _trimmed(match[0]))
        self.line += text.count("\n", done, end)
        self.rest = text[end:]


def _trimmed(found: str) -> str:
    """An address without its escapes, and without the punctuation of the sentence around it."""
    url = _ESCAPE.sub(lambda match: chr(int(match[1], 16)) if match[1] else "", found)
    url = _ENDS.split(url)[0].replace("&amp;", "&")
    while url[-1] in ".,;:!?*_~" or url[-1] == ")" and url.count("(") < url.count(")"):
        url = url[:-1]
    return url


def _html(name: str, chunks: Iterable[str]) -> Iterator[Link]:
    parser = _Anchors(name)
    for chunk in chunks:
        parser.feed(chunk)
        yield from parser.take()
    parser.close()
    yield from parser.take()


_LINKING = {
    **{"a": ("href", "xlink:href"), "area": ("href",), "object": ("data",)},
    **dict.fromkeys(("iframe", "embed"), ("src",)),
}
_SILENT = ("a", "script", "style", "title")
"""Whose text is no address that a page shows beside its links."""


class _Anchors(HTMLParser):
    """What a page links, embeds, or writes out: many programs make a link of that."""

    def __init__(self, name: str):
        # Not to be held back until the next tag: a text may be long.
        super().__init__(convert_charrefs=False)
        self.name, self.found, self.inside = name, list[Link](), ""
        self.scanner = _Scanner(name)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end()
        self.inside = tag if tag in _SILENT else self.inside
        given = dict(attrs)
        urls = [given.get(key) or "" for key in _LINKING.get(tag, ())]
        if tag == "meta" and (given.get("http-equiv") or "").lower() == "refresh":
            urls += map(_trimmed, _URL.findall(given.get("content") or ""))
        self.found += [
            Link(f"{self.name}:{self.getpos()[0]}", url.strip())
            for url in urls
            if url and not url.startswith("#")
        ]

    def handle_endtag(self, tag: str) -> None:
        self._end()
        self.inside = "" if tag == self.inside else self.inside

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.scanner.line = self.getpos()[0] - self.scanner.rest.count("\n")
            self.found += self.scanner.feed(data)

    def handle_entityref(self, name: str) -> None:
        if name == "amp":
            self.handle_data("&")

    def close(self) -> None:
        super().close()
        self._end()

    def _end(self) -> None:
        self.found += self.scanner.feed("", last=True)

    def take(self) -> list[Link]:
        """The links found since the last time."""
        found, self.found = self.found, []
        if len(self.rawdata) > 1 << 20:
            raise Unreadable(f"{self.name}: a tag of more than a million characters")
        return found


_LINKS = ("href", "src", "url", "Target", "xmlUrl", "htmlUrl")
_FORMULAS = ("instr", "formula")
_RUNS_OF_TEXT = {"t", "instrText", "delText", "r", "fldChar", "proofErr", "bookmarkStart", "span"}
"""Office programs part a text anywhere: an address goes on in the next of these."""


def _xml(name: str, chunks: Iterable[str], blocks: Mapping[str, list[str]]) -> Iterator[Link]:
    """The addresses in the attributes and texts of an XML file; no DOCTYPE, so no entities."""
    parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
    parser.buffer_text = True
    scanner, found, style = _Scanner(name), list[Link](), ""

    def refuse(*_: Any) -> None:
        raise Unreadable(f"{name}: has a DOCTYPE or an entity; such a file is not read")

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal style
        plain = tag.rpartition(" ")[2]
        style = style or (plain if plain == "rPr" else "")
        end(tag)
        for key, value in attributes.items():
            kind = key.rpartition(" ")[2]
            if kind in _LINKS and ("://" in value or value.startswith("//")):
                fragments = blocks.get(attributes.get("Id", "")) or [""]
                found.extend(
                    Link(f"{name}:{parser.CurrentLineNumber}", f"{value.strip()}{hashed}")
                    for hashed in (block and f"#{block}" for block in fragments)
                )
            elif kind in _FORMULAS:
                found.extend(
                    Link(f"{name}:{parser.CurrentLineNumber}", _trimmed(url))
                    for url in _URL.findall(value)
                )

    def text(data: str) -> None:
        scanner.line = parser.CurrentLineNumber - scanner.rest.count("\n")
        found.extend(scanner.feed(data))

    def end(tag: str) -> None:
        if not style and tag.rpartition(" ")[2] not in _RUNS_OF_TEXT:
            found.extend(scanner.feed("", last=True))

    def close(tag: str) -> None:
        nonlocal style
        end(tag)
        style = "" if tag.rpartition(" ")[2] == style else style

    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    parser.StartElementHandler, parser.EndElementHandler = start, close
    parser.CharacterDataHandler = text
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)  # a str: what the file declares as its encoding is past
            yield from found
            found.clear()
        parser.Parse("", True)
        found.extend(scanner.feed("", last=True))
    except expat.ExpatError as error:
        raise Unreadable(f"{name}: not well-formed XML: {error}") from error
    yield from found


def _looks_like_table(first: str) -> bool:
    header = first.split("\n", 1)[0]
    return any(_COLUMNS.fullmatch(cell.strip(' "')) for cell in re.split(r"[,;\t]", header)) and (
        len(re.split(r"[,;\t]", header)) > 1
    )


def _table(name: str, chunks: Iterator[str]) -> Iterator[Link]:
    """The links of a CSV file: its url column with the review beside it, or every cell."""
    lines = _lines(name, chunks)
    header = next(lines, "")
    given = re.fullmatch(r"sep=(.)\s*", header, re.IGNORECASE)  # Excel's own first line
    header = next(lines, "") if given else header
    delimiter = given[1] if given else max(",;\t", key=header.count)
    columns: list[int] = []
    review: list[int] = []
    try:
        rows = csv.reader(_joined(header, lines), delimiter=delimiter, strict=True)
        for row in rows:
            where = f"{name}:{rows.line_num + bool(given)}"
            if rows.line_num == 1:
                columns = [i for i, cell in enumerate(row) if _COLUMNS.fullmatch(cell.strip())]
                names = [cell.strip().casefold() for cell in row]
                review = [names.index(key) for key in ("reviewed", "hash") if key in names]
                if columns:
                    continue
            when = [row[i].strip() for i in review if i < len(row) and row[i].strip()][:1]
            for cell in (row[i].strip() for i in columns if i < len(row)) if columns else row:
                found = [] if columns and _WHOLE.fullmatch(cell) else _URL.findall(cell)
                for url in map(_trimmed, found) if found or not columns else [cell]:
                    if url:
                        yield Link(where, url, _review(where, *when))
    except csv.Error as error:
        raise Unreadable(f"{name}: not a readable table: {error}") from error


def _lines(name: str, chunks: Iterable[str]) -> Iterator[str]:
    """Lines with their ends, from pieces."""
    rest = ""
    for chunk in chunks:
        parts = (rest + chunk).splitlines(keepends=True)
        rest = parts.pop() if parts and not parts[-1].endswith("\n") else ""
        if len(rest) > 1 << 20:
            raise Unreadable(f"{name}: a line of more than a million characters")
        yield from parts
    if rest:
        yield rest


def _review(where: str, given: str = "") -> str:
    """When or as what a link was last reviewed. :raises Unreadable: for neither day nor hash."""
    if given and not _DAY.fullmatch(given) and not re.fullmatch(r"sha256:[0-9a-f]{64}", given):
        raise Unreadable(
            f"{where}: “{given}” is neither a day written YYYY-MM-DD nor a content hash"
        )
    return given


# -- getting what is to be read --------------------------------------------------------


def _open(name: str) -> tuple[IO[bytes], int]:
    """A file, a web page or standard input, with its size. :raises Unreadable: for no such thing."""
    if name == "-":
        data = sys.stdin.buffer.read(_MOST)
        return io.BytesIO(data), len(data)
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]+:", name) and not os.path.exists(name):
        data = _fetch(name)
        return io.BytesIO(data), len(data)
    try:
        return open(name, "rb"), os.path.getsize(name)
    except OSError as error:
        raise Unreadable(f"{name}: {error.strerror}") from error


def _fetch(url: str) -> bytes:
    """A page over http or https, and over nothing else, wherever it redirects to."""
    if urlsplit(url).scheme.lower() not in ("http", "https"):
        raise Unreadable(f"{url}: only http and https addresses are read")
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler,
        urllib.request.HTTPHandler,
        urllib.request.HTTPSHandler,
        urllib.request.HTTPDefaultErrorHandler,
        urllib.request.HTTPRedirectHandler,
        urllib.request.HTTPErrorProcessor,
        urllib.request.UnknownHandler,
    ):
        opener.add_handler(handler())
    request = urllib.request.Request(url, headers={"User-Agent": "concord-links"})
    try:
        with closing(opener.open(request, timeout=30)) as answer:
            data = answer.read(_MOST + 1)
    except (urllib.error.URLError, OSError, ValueError) as error:
        raise Unreadable(f"{url}: {getattr(error, 'reason', error)}") from error
    if len(data) > _MOST:
        raise Unreadable(f"{url}: more than {_MOST} bytes")
    return bytes(data)


def published(source: str) -> Published:
    """links.json from a file or an address. :raises Unreadable: when it is none."""
    stream, _ = _open(source)
    try:
        with stream:
            return Published(json.load(stream))
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"{source}: no links.json: {error}") from error


# -- the command -----------------------------------------------------------------------


def options(parser: argparse.ArgumentParser) -> None:
    """Add the checker's options to a parser."""
    parser.add_argument(
        "sources", nargs="+", metavar="FILE|URL", help="lists of links, - for stdin"
    )
    parser.add_argument("--links", metavar="FILE|URL", help="links.json, saved or published")
    parser.add_argument("--reviewed", default="", metavar="DAY", help="when all were last reviewed")
    parser.add_argument("--encoding", default="", help="of the lists, when it is not UTF-8")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="json: one a line"
    )
    parser.add_argument("--quiet", action="store_true", help="only links that need attention")


def run(arguments: argparse.Namespace) -> int:
    """Check and print; returns the exit status."""
    source = arguments.links or (f"{ADDRESS}links.json" if ADDRESS else "")
    counts: Counter[str] = Counter()
    try:
        if not source:
            raise Unreadable("say where links.json is: --links FILE|URL")
        if arguments.encoding:
            codecs.lookup(arguments.encoding)
        reviewed = _review("--reviewed", arguments.reviewed)
        ours = published(source)
        for name in arguments.sources:
            stream, size = _open(name)
            with stream:
                for link in links(name, stream, size, arguments.encoding):
                    verdict = ours.judge(
                        link if link.reviewed else link._replace(reviewed=reviewed)
                    )
                    counts[verdict.status] += 1
                    if not arguments.quiet or verdict.status in NEEDS_ACTION:
                        print(_line(link, verdict, arguments.format))
                    if counts.total() % 10_000 == 0:
                        print(f"{counts.total()} links …", file=sys.stderr, flush=True)
    except (Unreadable, LookupError) as error:
        print(_printable(f"concord links: {error}"), file=sys.stderr)
        return 2
    summary = ", ".join(f"{counts[s]} {s}" for s in (FINE, *NEEDS_ACTION, NOT_OURS) if counts[s])
    if not counts:
        print("concord links: no links found, so none was checked", file=sys.stderr)
        return 2
    total = "1 link" if counts.total() == 1 else f"{counts.total()} links"
    print(f"{total}: {summary}", file=sys.stderr)
    return 1 if any(counts[status] for status in NEEDS_ACTION) else 0


def _line(link: Link, verdict: Verdict, form: str) -> str:
    if form == "json":
        fields = {"where": link.where, "url": link.url, "status": verdict.status}
        return json.dumps(fields | {"note": verdict.note, "to": verdict.to})
    to = f" → {verdict.to}" if verdict.to else ""
    note = f" ({verdict.note})" if verdict.note else ""
    return _printable(f"{verdict.status:9}{link.where}  {link.url}{to}{note}")


def _printable(text: str) -> str:
    """Text that cannot drive a terminal or turn a line around."""
    return "".join(
        ch if unicodedata.category(ch)[0] != "C" or ch == "\u200c" else f"\\u{ord(ch):04x}"
        for ch in text
    )


def main(argv: list[str] | None = None) -> int:
    """The checker as a program of its own."""
    parser = argparse.ArgumentParser(
        prog="concord-links",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    options(parser)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = run(parser.parse_args(argv))
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        print("concord links: interrupted", file=sys.stderr)
        return 130
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print(f"concord links: not all could be printed: {error.strerror}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
