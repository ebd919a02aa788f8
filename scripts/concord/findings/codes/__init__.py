"""What every diagnostic code means. Codes are sorted, and never reused for something else.

``concord codes`` prints this registry as scripts/diagnostics.md holds it.
"""

from __future__ import annotations

from . import agreement, catalogues, editions, english, files, links, pages, quality, sources
from .code import Code, Example, Stops

__all__ = ["CODES", "Code", "Example", "Stops", "page", "table"]

_CATALOGUES = dict(sorted((catalogues.CODES | quality.CODES | agreement.CODES).items()))
_PAGES = dict(sorted((pages.CODES | english.CODES).items()))
_FAMILIES = (files.CODES, sources.CODES, _PAGES, _CATALOGUES, links.CODES, editions.CODES)
CODES: dict[str, Code] = {code: entry for family in _FAMILIES for code, entry in family.items()}


_HEAD = """# Diagnostics

What `concord check` reports. `tests/corpus/` holds bad and good cases of each.
`concord codes` prints this file, `concord codes PO024` what it says about one code.

| code | what is wrong | what to do | stops |
|---|---|---|---|"""
_STOPS = "## What a finding stops"
_EXAMPLES = """## How a text is written

Codes about the words of the English (PAGE) or of a translation (PO), each with a text in which it
is found and a near miss in which it is not. In the examples `\\u200c` and its like stand for a
character that cannot be seen. `translations/waivers.yml` may waive these codes, for one message
each."""
# ZWNJ, zero-width space, combining acute, and the two halves of a Thai vowel.
_ESCAPED = "\u200b\u200c\u0301\u0e4d"


def table() -> str:
    """The registry as a Markdown document: every code, then those that have examples."""
    rows = [
        f"| {code} | {entry.title} | {entry.hint} | {entry.stops.word} |"
        for code, entry in CODES.items()
    ]
    stops = [f"- **{each.word}**: {each.value}" for each in Stops]
    shown = [line for code, entry in CODES.items() if entry.bad for line in ("", *_about(code))]
    return "\n".join([_HEAD, *rows, "", _STOPS, "", *stops, "", _EXAMPLES, *shown, ""])


def page(code: str) -> str:
    """What one code means and stops, with its examples, as Markdown."""
    stops = CODES[code].stops
    return "\n".join([*_about(code), "", f"Stops **{stops.word}**: {stops.value}", ""])


def _about(code: str) -> list[str]:
    """A code's title, hint and examples, these in code style."""
    entry = CODES[code]
    lines = [f"### {code}: {entry.title}", "", entry.hint]
    for word, example in (("Found", entry.bad), ("Not found", entry.good)):
        if example:
            text = example.translation or example.english
            shown = "".join(f"\\u{ord(c):04x}" if c in _ESCAPED else c for c in text)
            line = f"- {word} ({example.language}): `{shown}`"
            if example.translation:
                line += f" for `{example.english}`"
            if example.beside:
                line += f", beside `{example.beside[1]}` for `{example.beside[0]}`"
            lines += ["", line] if word == "Found" else [line]
    return lines
