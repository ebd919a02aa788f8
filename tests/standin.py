"""A stand-in for a translation, where a test is about something else than its words."""

from __future__ import annotations

import itertools
import re

_WORDS = {
    "th": ["อาคาร", "บันได", "กระดาษ", "ดินสอ", "ต้นไม้", "แม่น้ำ", "ภูเขา"],
    "fa": ["خانه", "دیوار", "درخت", "باران", "کاغذ", "کوچه", "باغ"],
}
_MARKS = {
    "th": {",": "", ";": "", "?": "", ".": ""},
    "fa": {",": "،", ";": "؛", "?": "؟", "“": "«", "”": "»"},
}
_DIGITS = {"fa": str.maketrans("0123456789,.", "۰۱۲۳۴۵۶۷۸۹٬٫")}
# In this order: what stays as it is, a number, a word, a mark.
_PARTS = re.compile(
    r"(?P<kept>\]\[[^\[\]]*\]|\{[a-z]+\})|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:[’-][^\W\d_]+)*)|(?P<mark>[,;?.“”])"
)
_BETWEEN_THAI = re.compile(r"(?<=[ก-๎]) (?=[ก-๎])")


def stand_in(english: str, language: str) -> str:
    """Words of ``language`` in place of those of ``english``, as a rule finds nothing in them.

    Links, placeholders, emphasis, digits and marks are carried. A number in words, an amount of
    money or a date is not: there a test says its own translation. The same English has the same
    stand-in, another text another one.

    :raises KeyError: for a language that the corpus does not have.
    """
    words = _WORDS[language]
    first = sum(map(ord, english)) % len(words)
    endless = itertools.islice(itertools.cycle(words), first, None)

    def part(match: re.Match[str]) -> str:
        text = match[0]
        if match["word"]:
            return next(endless)
        if match["number"]:
            return text.translate(_DIGITS.get(language, {}))
        return _MARKS[language].get(text, text) if match["mark"] else text

    return _BETWEEN_THAI.sub("", _PARTS.sub(part, english))
