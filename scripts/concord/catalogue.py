"""Catalogues: gettext PO files, read strictly and written in one canonical form.

A line reader checks the file before polib parses it, because lenient PO readers drop
what they do not understand (GNU gettext manual, "PO Files"): junk after a string, an
unterminated string, a second message with the same context. Findings name the line.
polib, not Babel, parses and writes: Babel drops ``#|`` lines, headers it does not know
and the flags of obsolete messages, all of which translators' tools rely on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import polib

from .diagnostics import Finding, Location
from .model import Entry, Language

# No raw control character or line separator: readers disagree on where they end a line.
_STRING = r'"((?:[^"\\\x00-\x1f\x7f\x85\u2028\u2029]|\\["\\ntr])*)"'
_FIELD = re.compile(rf"(#~ ?)?(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) )?{_STRING}\s*")
_PREVIOUS = re.compile(rf"#~?\| ?(?:(?:msgctxt|msgid_plural|msgid) )?{_STRING}\s*")
_COMMENT = re.compile(r"#[^\x00-\x08\x0a-\x1f\x7f\x85\u2028\u2029]*")
_ORDER = re.compile(r"(msgctxt )?msgid (msgstr|msgid_plural( msgstr\[\d\])+)")
HEADERS = {
    "Project-Id-Version": "Concord",
    "Language": "",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
"""Headers every catalogue has; ``Language`` holds its CLDR locale."""
_VOLATILE = ("POT-Creation-Date", "Generated-By")
"""Headers that change with every run and say nothing about the translation."""


@dataclass(slots=True)
class _Message:
    """A message as the line reader sees it: its keywords, its key and its places."""

    line: int
    obsolete: bool
    keywords: list[str]
    context: str = ""
    source: str = ""
    target_line: int = 0


def read(text: str, path: str, language: Language, findings: list[Finding]) -> polib.POFile | None:
    """Parse a catalogue; every entry's ``linenum`` is the line of its ``msgstr``.

    :param path: what findings call the file.
    :returns: the messages, or None when a finding means that parsing could lose something.
    """
    before = len(findings)
    messages = list(_messages(text, path, findings))
    places = _places(messages, path, findings)
    if len(findings) > before:
        return None
    try:
        po = polib.pofile(text, wrapwidth=0, encoding="utf-8")
    except (OSError, ValueError) as error:
        findings.append(Finding(Location(path), "PO001", str(error)))
        return None
    for entry in po:
        entry.linenum = places[entry.msgctxt or "", entry.msgid, bool(entry.obsolete)]
        if not entry.obsolete and (not entry.msgctxt or entry.msgid_plural):
            where = Location(path, entry.linenum, 1)
            findings.append(Finding(where, "PO012", f"“{entry.msgid[:60]}” has no context, or a plural"))
    _check_header(po, path, language, findings)
    if text != write(po, language):
        findings.append(Finding(Location(path), "PO004", "the file is not as `make translations` writes it"))
    return po


def _messages(text: str, path: str, findings: list[Finding]) -> Iterator[_Message]:
    """The messages of a file, line by line; a finding for each line that is not PO."""
    current: _Message | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        field = _FIELD.fullmatch(line)
        if field is None:
            if line.strip() and not (_PREVIOUS if line[:2] in ("#~", "#|") else _COMMENT).fullmatch(line):
                findings.append(Finding(Location(path, number, 1), "PO001", f"not read: {line[:60]}"))
            if current:
                yield current
            current = None
            continue
        obsolete, keyword, string = field[1] is not None, field[2], field[3]
        if current and keyword in ("msgctxt", "msgid") and current.keywords[-1].startswith("msgstr"):
            yield current
            current = None
        if current is None:
            current = _Message(number, obsolete, [])
        if keyword:
            current.keywords.append(keyword)
        last = current.keywords[-1] if current.keywords else ""
        if not last or obsolete != current.obsolete:
            findings.append(Finding(Location(path, number, 1), "PO001", f"belongs to no message: {line[:60]}"))
        elif last == "msgctxt":
            current.context += polib.unescape(string)
        elif last == "msgid":
            current.source += polib.unescape(string)
        elif keyword and not current.target_line:
            current.target_line = number
    if current:
        yield current


def _places(messages: Iterable[_Message], path: str, findings: list[Finding]) -> dict[tuple[str, str, bool], int]:
    """The line of each message's msgstr by context, msgid and obsolescence; checks their form."""
    places: dict[tuple[str, str, bool], int] = {}
    contexts: dict[str, int] = {}
    for message in messages:
        where = Location(path, message.line, 1)
        if message.keywords and not _ORDER.fullmatch(" ".join(message.keywords)):
            findings.append(Finding(where, "PO001", f"a message of {', '.join(message.keywords)}"))
        key = (message.context, message.source, message.obsolete)
        first = places.get(key) or (None if message.obsolete else contexts.get(message.context))
        if first:
            findings.append(Finding(where, "PO002", f"“{message.context}” stands already in line {first}"))
        if message.context and not message.obsolete:
            contexts.setdefault(message.context, message.target_line)
        places.setdefault(key, message.target_line)
    return places


def _check_header(po: polib.POFile, path: str, language: Language, findings: list[Finding]) -> None:
    wanted = _headers(language)
    for name in ("Language", "Content-Type"):
        given = po.metadata.get(name, "")
        same = given.replace("-", "_").casefold() == wanted[name].replace("-", "_").casefold()
        if not same:
            message = f"{name} is “{given}”, not “{wanted[name]}”"
            findings.append(Finding(Location(path, 1, 1), "PO003", message))


def _headers(language: Language) -> dict[str, str]:
    return HEADERS | {"Language": str(language.locale)}


def empty(language: Language) -> polib.POFile:
    """A catalogue with a header and no messages."""
    po = polib.POFile(wrapwidth=0)
    po.metadata = _headers(language)
    return po


def write(po: polib.POFile, language: Language) -> str:
    """The catalogue in canonical form: fixed headers first, no wrapping, no volatile headers.

    Reading the result and writing it again gives the same text.
    """
    kept = {name: value for name, value in po.metadata.items() if name not in _VOLATILE}
    po.metadata = HEADERS | kept | {"Language": str(language.locale)}
    po.metadata_is_fuzzy = False
    po.wrapwidth = 0
    for entry in po:
        entry.flags = sorted(set(entry.flags))
    return str(po)


def entries(po: polib.POFile, path: str) -> Mapping[str, Entry]:
    """The live messages of a catalogue by context."""
    return {
        entry.msgctxt: Entry(
            entry.msgctxt, entry.msgid, entry.msgstr, entry.fuzzy, Location(path, entry.linenum, 1)
        )
        for entry in po
        if not entry.obsolete and entry.msgctxt
    }
