"""Rules about punctuation: the language's own marks and quotes, in pairs, and at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from . import locales, script
from .text import excerpts, fault, matching, substitute
from .unit import Fault, Unit

_ALL_QUOTES = "\"'“”„‟«»‹›‘’‚‛「」『』"
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_PAIRS = {"(": ")", "[": "]", "«": "»", "“": "”", "‹": "›", "「": "」", "『": "』", "„": "“"}
_PAIRED = re.compile("[" + "".join(map(re.escape, {*_PAIRS, *_PAIRS.values()})) + "]")
_STRAIGHT = re.compile(r'"([^"]*)"')
_REPEATED = re.compile(r"([,;:،؛])\1+|(?<!\.)\.\.(?!\.)|([!?؟])\2+")
_ENDS = {".": "full stop", "?": "question mark", "!": "exclamation mark", ":": "colon"}
_ENDS |= {"؟": "question mark", "。": "full stop", "।": "full stop", "։": "full stop"}
_ARABIC_THOUSANDS = "٬"
_SAID = re.compile(r"“([^“”]*)”")
# What is shorter is a word spoken of, which may be said without quotation marks.
_SAYING = 3
_TAIL = "”»’›\"')]"


def own_marks(unit: Unit) -> Iterator[Fault]:
    """PO028: the marks of the language, and none that it does without."""
    wrong, table = _foreign_marks(unit.language.code, script.of_locale(unit.language.locale))

    def own(match: re.Match[str]) -> str:
        mark = match[0].strip()
        before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
        in_number = mark == "," and before.isdigit() and after.isdigit()
        return _ARABIC_THOUSANDS if in_number else table[mark]

    if wrong is not None:
        yield from matching(unit, "PO028", wrong, "a mark the language does not write:", own)


@cache
def _foreign_marks(code: str, own_script: str) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """Where a mark is not the language's, and the right one for each."""
    if own_script in locales.EAST_ASIAN:
        return None, {}
    # A mark common to many scripts is wrong after a letter or a digit of the own one: what
    # stands in a name, an address or a number is none of this rule's.
    after = r"(?<=[^\W0-9a-zA-Z_]|[^\x00-\u02ff\s\w])"
    table = dict(locales.OWN_MARKS.get(own_script, locales.OTHER_MARKS))
    unused = locales.UNUSED_MARKS.get(code, "")
    common = _either(mark for mark in table if mark.isascii())
    rare = _either(mark for mark in table if not mark.isascii())
    patterns = (
        [rf"{after}{common}(?![a-zA-Z=])", rare] if own_script in locales.OWN_MARKS else [rare]
    )
    if unused:
        # The dot of an abbreviation: ค.ศ.
        short = r"(?<!\.[^\W_])(?<!\s[^\W_])(?<!^[^\W_])(?<!\.[^\W_][^\W_])"
        patterns.append(rf"{after}{short} ?{_either(unused)}(?![\w{{])")
        table |= dict.fromkeys(unused, "")
    return re.compile("|".join(patterns)), table


def _either(marks: Iterable[str]) -> str:
    return "[" + "".join(re.escape(mark) for mark in marks) + "]"


def quotes(unit: Unit) -> Iterator[Fault]:
    """PO029: the quotation marks of the language; a straight one is none."""
    own = locales.QUOTES.get(unit.language.code, locales.USUAL_QUOTES)
    wrong = _wrong_quotes(own)
    matches = [
        match
        for match in wrong.finditer(unit.plain)
        if not (match[0] in "’'" and _word_around(unit.plain, match.start()) in unit.english)
    ]
    if matches:
        shown = excerpts(unit.plain, matches)
        fixed = _requoted(unit.entry.text, own)
        if wrong.search(fixed):
            fixed = unit.entry.text
        yield fault(unit, "PO029", f"{own[:2]} are the quotation marks, not {shown}", fixed)


@cache
def _wrong_quotes(own: str) -> re.Pattern[str]:
    others = "".join(re.escape(quote) for quote in _ALL_QUOTES if quote not in own)
    return re.compile(f"[{others}]")


def _word_around(text: str, at: int) -> str:
    """The word with an apostrophe at ``at``; a name may have one in any language."""
    first = max(text.rfind(" ", 0, at) + 1, 0)
    last = text.find(" ", at)
    return text[first : last if last >= 0 else len(text)].strip(".,;:!?،؛؟«»“”()") or " "


def _requoted(text: str, own: str) -> str:
    """The text with quotes of another kind, when they come in pairs, in the language's."""
    text = substitute(_APOSTROPHE, "’", text) if "’" in own else text
    text = substitute(_STRAIGHT, rf"{own[0]}\1{own[1]}", text) if text.count('"') % 2 == 0 else text
    for pair in locales.QUOTE_PAIRS:
        if pair[0] not in own and text.count(pair[0]) == text.count(pair[1]):
            level = 2 if pair in ("‘’", "‹›") else 0
            text = text.replace(pair[0], own[level]).replace(pair[1], own[level + 1])
    return text


def unquoted(unit: Unit) -> Iterator[Fault]:
    """PO038: what the English puts in quotation marks has some in the translation."""
    if any(mark in unit.plain for mark in _ALL_QUOTES):
        return
    for said in _SAID.finditer(unit.english):
        if len(said[1].split()) >= _SAYING or said[0] == unit.english:
            yield fault(unit, "PO038", f"no quotation marks; the English has {said[0]}", None)
            return


def pairs(unit: Unit) -> Iterator[Fault]:
    """PO030: brackets and quotation marks come in pairs."""
    expected: list[str] = []
    for match in _PAIRED.finditer(unit.plain):
        char = match[0]
        if expected and char == expected[-1]:
            expected.pop()
        elif char in _PAIRS:
            expected.append(_PAIRS[char])
        else:
            shown = excerpts(unit.plain, [match])
            yield fault(unit, "PO030", f"{char} closes nothing: {shown}", None)
            return
    if expected:
        yield fault(unit, "PO030", f"{expected[-1]} is missing", None)


def ends(unit: Unit) -> Iterator[Fault]:
    """PO031: a text ends as the English does, with a stop, a question mark or neither."""
    unused = locales.UNUSED_MARKS.get(unit.language.code, "")
    here, there = _end(unit.plain), _end(unit.english)
    lacking = any(mark in unused and _ENDS[mark] == there for mark in _ENDS)
    sentence = " " in unit.english.strip()  # “No.” is an abbreviation
    if here != there and sentence and not (lacking and not here):
        said = f"ends with {_named(here)}, the English with {_named(there)}"
        yield fault(unit, "PO031", said, None)


def _end(text: str) -> str:
    return _ENDS.get(text.rstrip().rstrip(_TAIL)[-1:], "")


def _named(end: str) -> str:
    return f"{'an' if end[0] in 'aeiou' else 'a'} {end}" if end else "no mark"


def repeated(unit: Unit) -> Iterator[Fault]:
    """PO037: a mark stands once."""
    yield from matching(unit, "PO037", _REPEATED, "a mark twice in", _single)


def _single(match: re.Match[str]) -> str:
    return match[0][0]
