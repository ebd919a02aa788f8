"""Where a line of Thai may end: between words.

Typst parts Thai, which writes no spaces, by a small neural model (ICU4X) that cuts a word in two
in about one line of fifty. PyThaiNLP's dictionary knows the words; word joiners (U+2060; UAX #14,
LB11) inside them leave Typst only the places both agree on. :mod:`.textlayer` takes the joiners out
of the finished file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import cache
from typing import Any

JOINER = "\u2060"

_THAI = re.compile("[\u0e01-\u0e5b]")
# Where a model may cut: before a consonant or a vowel written first, not after such a vowel.
_INSIDE = re.compile("(?<=.)(?<![\u0e40-\u0e44])(?=[\u0e01-\u0e2e\u0e40-\u0e44])", re.DOTALL)
_BEFORE_REPETITION = re.compile("(?<= )(?=ๆ)")


def kept_whole(data: Any, language: str = "") -> Any:
    """A document of :func:`.documents.document` with joiners in every text of such a language.

    :param data: the document or a part of it; it is not changed.
    :param language: the code of the language that the part is in.
    """
    if isinstance(data, dict):
        language = data.get("lang") or data.get("code") or language
        joined = _JOINED.get(language)
        return {
            key: joined(value)
            if joined and key in ("text", "date") and isinstance(value, str)
            else kept_whole(value, language)
            for key, value in data.items()
        }
    if isinstance(data, list | tuple):
        return [kept_whole(each, language) for each in data]
    return data


@cache
def _thai(text: str) -> str:
    if not _THAI.search(text):
        return text
    words = (_INSIDE.sub(JOINER, word) for word in _segmenter()(text))
    return _BEFORE_REPETITION.sub(JOINER, "".join(words))


@cache
def _segmenter() -> Callable[[str], list[str]]:
    # Otherwise it makes a folder in the home directory, for data we do not ask for.
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    from pythainlp.tokenize.newmm import segment  # the dictionary takes most of a second to load

    return segment


_JOINED: dict[str, Callable[[str], str]] = {"th": _thai}
