"""Catalogues: gettext PO files, read strictly and written in one canonical form.

A line reader checks the file before polib parses it, because lenient PO readers drop
what they do not understand (GNU gettext manual, "PO Files"): junk after a string, an
unterminated string, a second message with the same context. Findings name the line.
polib, not Babel, parses and writes: Babel drops ``#|`` lines, headers it does not know
and the flags of obsolete messages, all of which translators' tools rely on.
"""

from __future__ import annotations

import gettext
import itertools
import operator
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import polib
from babel.core import get_global

from ..findings.diagnostics import Finding, Location
from . import files
from .model import Entry, Language

# No raw control character or line separator: readers disagree on where they end a line.
_STRING = r'"((?:[^"\\\x00-\x1f\x7f\x85\u2028\u2029]|\\["\\ntr])*)"'
_FIELD = re.compile(
    rf"(#~ )?(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]\])?) )?{_STRING}[ \t]*"
)
_PREVIOUS = re.compile(rf"#~?\| (?:(msgctxt|msgid_plural|msgid) )?{_STRING}[ \t]*")
_COMMENT = re.compile(r"#(?:|[.:,]?[ \t].*|#.*)")
_ORDER = re.compile(r"(msgctxt )?msgid (msgstr|msgid_plural( msgstr\[[0-9]\])+)")
# No message of the book has a plural; the header is what a PO editor adds, and others compute.
_PLURAL_FORMS = re.compile(r"nplurals=([1-6]); ?plural=([n0-9 ?:%<>=!&|()]{1,200});?")
_MOST_MESSAGES, _MOST_LINES = 20_000, 1_000
_TYPE = "text/plain; charset=UTF-8"
HEADERS = {
    "Project-Id-Version": "Concord",
    "Language": "",
    "MIME-Version": "1.0",
    "Content-Type": _TYPE,
    "Content-Transfer-Encoding": "8bit",
}
"""Headers every catalogue has; ``Language`` is one that :func:`_names_it`, or its CLDR locale."""
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
    target: str = ""
    target_line: int = 0

    def take(self, keyword: str | None, string: str, line: int) -> None:
        """Add one line: a keyword with its string, or more of the string before."""
        if keyword:
            self.keywords.append(keyword)
        last = self.keywords[-1] if self.keywords else ""
        if last == "msgctxt":
            self.context += polib.unescape(string)
        elif last == "msgid":
            self.source += polib.unescape(string)
        elif last == "msgstr":
            self.target += polib.unescape(string)
        if last.startswith("msgstr") and not self.target_line:
            self.target_line = line


def read(text: str, path: str, language: Language, findings: list[Finding]) -> polib.POFile | None:
    """Parse a catalogue of the book; findings say where it is not as the book's are.

    :param path: what findings call the file.
    :returns: the messages, or None when a finding means that parsing could lose something.
    """
    windows, text = "\r\n" in text, text.replace("\r\n", "\n")
    parsed = _parsed(text, path, findings)
    if parsed is None:
        return None
    po, messages = parsed
    before = len(findings)
    _check_header(messages, path, language, findings)
    canonical = write(po, language)
    findings += _lost(text, canonical, path)
    # A line break in a translation is found elsewhere, and is why an editor wrote it otherwise.
    broken = any("\n" in e.msgstr for e in po if not e.obsolete)
    if broken and not windows and _unwrapped(text) == _unwrapped(canonical):
        return po
    if (windows or text != canonical) and len(findings) == before:
        message = "the file is not as `make translations` writes it"
        message += ": it has Windows line ends (CRLF)" if windows else ""
        where = files.differing(text, canonical, path) or Location(path, 1, 1)
        findings.append(Finding(where, "PO004", message))
    return po


def parse(text: str, path: str, findings: list[Finding]) -> polib.POFile | None:
    """Parse any PO file of blocks; every entry's ``linenum`` is the line of its ``msgstr``.

    :param text: with LF line ends. :param path: what findings call the file.
    :returns: the messages, or None when a finding means that parsing could lose something.
    """
    parsed = _parsed(text, path, findings)
    return parsed[0] if parsed else None


def _parsed(
    text: str, path: str, findings: list[Finding]
) -> tuple[polib.POFile, list[_Message]] | None:
    """A PO file as polib and as the line reader see it."""
    before = len(findings)
    messages = list(itertools.islice(_messages(text, path, findings), _MOST_MESSAGES + 1))
    if len(messages) > _MOST_MESSAGES:
        where = Location(path, messages[-1].line, 1)
        findings.append(Finding(where, "CFG018", f"more than {_MOST_MESSAGES} messages"))
        return None
    places = _places(messages, path, findings)
    if len(findings) > before:
        return None
    try:
        # polib forgets `#~|` but takes `#|` before an obsolete message, and writes `#~|`.
        # It takes a text without a line end for a file's name.
        po = polib.pofile(re.sub(r"(?m)^#~\| ", "#| ", text) + "\n", wrapwidth=0)
    except (OSError, ValueError) as error:
        findings.append(Finding(Location(path, 1, 1), "PO001", str(error)))
        return None
    for entry in po:
        entry.linenum = places[entry.msgctxt or "", entry.msgid, bool(entry.obsolete)]
        _share(entry)
    return po, messages


def _share(entry: polib.POEntry) -> None:
    """Hold once what the catalogues of all languages repeat: contexts, the English, its places."""
    entry.msgctxt = entry.msgctxt and sys.intern(entry.msgctxt)
    entry.msgid = sys.intern(entry.msgid)
    entry.occurrences = [(sys.intern(file), line) for file, line in entry.occurrences]


def _unwrapped(text: str) -> str:
    """A catalogue with every string in one line."""
    return text.replace('"\n"', "")


def _lost(text: str, canonical: str, path: str) -> Iterator[Finding]:
    """Comments and former texts that a rewritten file would not hold, such as those at its end."""
    kept = {word for line in canonical.split("\n") for word in _remarks(line)}
    formers = {former for _, former in _formers(canonical)}
    lost = [
        (number, word)
        for number, line in enumerate(text.split("\n"), start=1)
        for word in _remarks(line)
        if word not in kept
    ]
    lost += [(number, former) for number, former in _formers(text) if former not in formers]
    for number, words in itertools.groupby(sorted(lost), key=operator.itemgetter(0)):
        message = f"a comment of no message: {' '.join(word for _, word in words)[:60]}"
        yield Finding(Location(path, number, 1), "PO001", message)


def _formers(text: str) -> Iterator[tuple[int, str]]:
    """Each former text (``#|``) with its line, its strings joined as an editor parted them."""
    first = 0
    parts: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        former = _PREVIOUS.fullmatch(line)
        if parts and not (former and former[1] is None):
            yield first, "".join(parts)
            parts = []
        if former:
            first = first if parts else number
            parts.append(former[2])
    if parts:
        yield first, "".join(parts)


def _remarks(line: str) -> list[str]:
    """What a comment line says, piece by piece; nothing for other lines."""
    if not line.startswith("#") or line.startswith(("#~", "#|", "#.", "#:")):
        return []  # those of the last two kinds are made anew by every update
    if line.startswith("#,"):
        return [flag.strip() for flag in line[2:].split(",") if flag.strip() not in ("", "fuzzy")]
    return [line.lstrip("#").strip()] if line.strip("# \t") else []


def _messages(text: str, path: str, findings: list[Finding]) -> Iterator[_Message]:
    """The messages of a file, line by line; a finding for each line that is not PO.

    What stands next to such a line, up to the next blank one, is not taken for a message.
    """
    current: _Message | None = None
    lost = False
    for number, line in enumerate(text.split("\n"), start=1):
        field = _FIELD.fullmatch(line)
        fault = _fault(line, field, None if lost else current)
        if fault:
            findings.append(Finding(Location(path, number, 1), "PO001", f"{fault}: {line[:60]}"))
            current, lost = None, True
            continue
        begins = field and current and field[2] in ("msgctxt", "msgid") and current.target_line
        if current and (not field or begins):
            yield current
            current = None
        lost = lost and bool(line.strip(" \t"))
        if current and number - current.line > _MOST_LINES:
            message = f"a message of more than {_MOST_LINES} lines"
            findings.append(Finding(Location(path, current.line, 1), "CFG018", message))
            return
        if field and not lost:
            current = current or _Message(number, field[1] is not None, [])
            current.take(field[2], field[3], number)
    if current:
        yield current


def _fault(line: str, field: re.Match[str] | None, current: _Message | None) -> str:
    """What is wrong with a line after those of ``current``, or ``""``."""
    if field is None:
        form = _PREVIOUS if line[:2] in ("#~", "#|") else _COMMENT
        if line.strip(" \t") and not form.fullmatch(line):
            return "not read"
        inside = current is not None and not current.target_line and line.startswith("#")
        return "a comment inside a message" if inside else ""
    if current is not None and (field[1] is not None) != current.obsolete:
        begins = field[2] in ("msgctxt", "msgid") and current.target_line
        return "" if begins else "half a message is obsolete"
    return ""


def _places(
    messages: Iterable[_Message], path: str, findings: list[Finding]
) -> dict[tuple[str, str, bool], int]:
    """The line of each message's msgstr by context, msgid and obsolescence; checks their form."""
    places: dict[tuple[str, str, bool], int] = {}
    contexts: dict[str, int] = {}
    for message in messages:
        where = Location(path, message.line, 1)
        named = message.context or message.source[:60]
        if not _ORDER.fullmatch(" ".join(message.keywords)):
            given = ", ".join(message.keywords) or "a string only"
            findings.append(Finding(where, "PO001", f"a message of {given}"))
            continue
        if not message.obsolete and not _is_block(message):
            fault = "has a plural, or no context, or no text"
            findings.append(Finding(where, "PO012", f"“{named}” {fault}"))
        key = (message.context, message.source, message.obsolete)
        first = places.get(key) or (None if message.obsolete else contexts.get(message.context))
        if first:
            findings.append(Finding(where, "PO002", f"“{named}” stands already in line {first}"))
        if message.context and not message.obsolete:
            contexts.setdefault(message.context, message.target_line)
        places.setdefault(key, message.target_line)
    return places


def _is_block(message: _Message) -> bool:
    """Whether a message is the header, or has a context, a text and one translation."""
    header = not message.context and not message.source
    plural = "msgid_plural" in message.keywords
    return not plural and (header or bool(message.context and message.source))


def _check_header(
    messages: Iterable[_Message], path: str, language: Language, findings: list[Finding]
) -> None:
    """The header says which language it is, as the folder does, and UTF-8, as it must."""
    header = next((m for m in messages if not m.source and not m.obsolete), None)
    where = Location(path, header.line if header else 1, 1)
    given: dict[str, str] = {}
    for line in header.target.splitlines() if header else []:
        name, colon, value = line.partition(":")
        if not colon or name in given:
            fault = "stands twice" if colon else "is no header"
            findings.append(Finding(where, "PO003", f"“{name}” {fault}"))
        given.setdefault(name, value.strip())
    for name, wanted in (("Language", str(language.locale)), ("Content-Type", _TYPE)):
        value = given.get(name, "")
        right = (
            _names_it(value, language) if name == "Language" else _folded(value) == _folded(wanted)
        )
        if not right:
            message = f"{name} is “{value}”, not “{wanted}”"
            findings.append(Finding(where, "PO003", message))
    plural = given.get("Plural-Forms", "nplurals=1; plural=0;")
    if not _is_plural_rule(plural):
        findings.append(Finding(where, "PO003", f"Plural-Forms is “{plural[:60]}”"))


def _is_plural_rule(value: str) -> bool:
    """Whether a Plural-Forms header is one that programs can compute, for any number."""
    match = _PLURAL_FORMS.fullmatch(value)
    if match is None:
        return False
    try:
        form = gettext.c2py(match[2])
        return all(0 <= form(number) < int(match[1]) for number in range(201))
    except (ValueError, ZeroDivisionError, RecursionError):
        return False


def _folded(value: str) -> str:
    return value.replace("-", "_").replace(" ", "").casefold()


def _names_it(value: str, language: Language) -> bool:
    """Whether a Language header means a language: programs call it by its folder, as Weblate does
    (``tl``), by its CLDR locale (``fil``), or add the country that goes without saying (``fa_IR``).
    """
    names = {_folded(language.code), _folded(str(language.locale))}
    likely = str(get_global("likely_subtags").get(language.locale.language, "")).rpartition("_")[2]
    return _folded(value) in names | {f"{name}_{likely.casefold()}" for name in names if likely}


def _headers(language: Language, given: Mapping[str, str]) -> dict[str, str]:
    """The headers of a catalogue; what a program calls the language stays where it is right."""
    named = given.get("Language", "")
    name = named if _names_it(named, language) else str(language.locale)
    return {**HEADERS, **given, "Language": name}


def empty(language: Language) -> polib.POFile:
    """A catalogue with a header and no messages."""
    po = polib.POFile(wrapwidth=0)
    po.metadata = _headers(language, {})
    return po


def write(po: polib.POFile, language: Language) -> str:
    """The catalogue in canonical form: fixed headers first, no wrapping, no volatile headers.

    Reading the result and writing it again gives the same text.
    """
    kept = {name: value for name, value in po.metadata.items() if name not in _VOLATILE}
    po.metadata = _headers(language, kept)
    po.metadata_is_fuzzy = False
    po.wrapwidth = 0
    for entry in po:
        entry.flags = sorted(set(entry.flags))
    return str(po)


@dataclass(frozen=True, slots=True)
class Remark:
    """What a catalogue holds beside its live translations.

    :ivar of: the context of its message.
    :ivar is_comment: a translator's comment; else the translation of a message that is gone.
    """

    of: str
    text: str
    is_comment: bool
    location: Location


@dataclass(frozen=True, slots=True)
class Held:
    """A catalogue as it was read.

    :ivar entries: its live messages by context.
    :ivar po: all of it, for rewriting; None where it is only read.
    """

    entries: Mapping[str, Entry]
    remarks: tuple[Remark, ...]
    po: polib.POFile | None


def held(po: polib.POFile, path: str, *, rewriting: bool) -> Held:
    """What is kept of a catalogue; all of it only for ``rewriting``, since that takes most memory."""
    return Held(entries(po, path), tuple(_remarked(po, path)), po if rewriting else None)


def contexts(held: Held) -> Iterator[str]:
    """The contexts of a catalogue's messages, of those that are gone too."""
    yield from held.entries
    yield from (remark.of for remark in held.remarks)


def _remarked(po: polib.POFile, path: str) -> Iterator[Remark]:
    for entry in po:
        where = Location(path, entry.linenum, 1)
        if entry.obsolete:
            yield Remark(entry.msgctxt, entry.msgstr, False, where)
        if entry.tcomment:
            yield Remark(entry.msgctxt, entry.tcomment, True, where)


def entries(po: polib.POFile, path: str) -> Mapping[str, Entry]:
    """The live messages of a catalogue by context."""
    return {
        entry.msgctxt: Entry(
            entry.msgctxt, entry.msgid, entry.msgstr, entry.fuzzy, Location(path, entry.linenum, 1)
        )
        for entry in po
        if not entry.obsolete and entry.msgctxt
    }
