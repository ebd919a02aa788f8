"""A spreadsheet that a translator fills in: CSV (RFC 4180), a row a block."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from ...findings.diagnostics import Finding, Location
from ..state.blocks import STATES, UNREVIEWED
from .units import Content, Given

COLUMNS = ("id", "language", "catalogue", "English", "translation", "state", "notes", "mark")
_NEEDED = ("id", "language", "English", "translation")
_STATES = {**{name: name for name in STATES}, "translated": UNREVIEWED, "": ""}
# A program may run a cell that begins so as a formula (OWASP, "CSV Injection").
_GUARDED = re.compile(r"'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_SEPARATORS = ",;\t"
# By this first line a sheet tells Excel its separator.
_TOLD = re.compile(r"\"?sep=(.)\"?", re.IGNORECASE)
# What a program puts where it cannot compute a cell; LibreOffice numbers some of them.
_ERROR = re.compile(r"#(?:NAME\?|REF!|VALUE!|N/A|DIV/0!|NUM!|NULL!)|Err:\d{3}")
_BOM = "\ufeff"
"""Without it spreadsheet programs take UTF-8 for something else."""


def guard(text: str) -> str:
    """Text that no program takes for a formula; :func:`unguard` undoes it."""
    return f"'{text}" if _GUARDED.match(text) else text


def unguard(text: str) -> str:
    """The text that was given to :func:`guard`."""
    return text[1:] if text.startswith("'") and _GUARDED.match(text) else text


def dump(rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV with a byte order mark; the first row has the names of the columns."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([guard(cell) for cell in row] for row in rows)
    return _BOM + stream.getvalue()


def write(content: Content, languages: Sequence[str]) -> str:
    """The spreadsheet of the one language in ``languages``."""
    (language,) = languages
    rows = [
        (u.id, language, u.domain, u.english, u.text, u.state, "\n".join(u.notes), u.mark)
        for u in content.units(language)
    ]
    return dump([COLUMNS, *rows])


def read(text: str, path: str, findings: list[Finding]) -> list[Given]:
    """The rows of a spreadsheet; what cannot be read whole is a finding (PO060, PO066).

    The separator may be a comma, a semicolon or a tab, columns may be in any order, and others
    may stand between them: all that spreadsheet programs and their users do.

    :param text: without a byte order mark, its lines ended by LF.
    :param path: what findings call the file.
    """
    header, _, rest = text.partition("\n")
    told = _TOLD.fullmatch(header.strip(" "))
    first = 1 if told else 0
    separator = told[1] if told else max(_SEPARATORS, key=header.count)
    stream = io.StringIO(rest if told else text, newline="")
    rows = csv.reader(stream, delimiter=separator, strict=True)
    found: list[Given] = []
    before = len(findings)
    try:
        names, line = [_name(cell) for cell in next(rows, [])], first + rows.line_num
        if fault := _fault(names):
            findings.append(Finding(Location(path, first + 1, 1), "PO060", fault))
            return []
        for row in rows:
            where = Location(path, line + 1, 1)
            line = first + rows.line_num
            if any(cell.strip() for cell in row):
                found += _given(row, names, where, findings)
    except csv.Error as error:
        where = Location(path, first + max(rows.line_num, 1), 1)
        findings.append(Finding(where, "PO060", f"not whole CSV: {error}"))
        return []
    if not found and len(findings) == before:
        findings.append(Finding(Location(path, 1, 1), "PO060", "the file holds no row"))
    return found


def _name(cell: str) -> str:
    """A column's name; programs begin a cell with a capital."""
    known = {name.casefold(): name for name in COLUMNS}
    return known.get(cell.strip().casefold(), cell.strip())


def _fault(names: Sequence[str]) -> str:
    missing = [name for name in _NEEDED if name not in names]
    if missing:
        return f"no column {', '.join(missing)}"
    twice = [name for name in COLUMNS if names.count(name) > 1]
    return f"the column {twice[0]} stands twice" if twice else ""


def _given(
    row: Sequence[str], names: Sequence[str], where: Location, findings: list[Finding]
) -> Iterator[Given]:
    # Some programs leave the empty cells at a row's end out.
    cells = {name: unguard(cell) for name, cell in zip(names, row, strict=False)}
    unit, state = cells.get("id", "").strip(), cells.get("state", "").strip().casefold()
    if any(row[len(names) :]) or any(name not in cells for name in _NEEDED):
        message = f"“{unit}”: {len(row)} cells for {len(names)} columns"
        findings.append(Finding(where, "PO066", message))
    elif state not in _STATES:
        wanted = ", ".join(STATES)
        message = f"“{unit}”: “{state}” is no state ({wanted})"
        findings.append(Finding(where, "PO066", message))
    elif _ERROR.fullmatch(cells["translation"].strip()):
        error = cells["translation"].strip()
        message = f"“{unit}”: “{error}” is a spreadsheet's error and no translation"
        hint = "Type the translation in again, as text that begins with no sign of a formula."
        findings.append(Finding(where, "PO066", message, hint))
    else:
        language = cells["language"].strip()
        text = cells["translation"]
        mark = cells.get("mark", "").strip() if "mark" in names else None
        yield Given(language, unit, cells["English"], text, _STATES[state], where, mark)
