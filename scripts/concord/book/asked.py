"""How readers ask, ``translations/<language>/asked.yml``, and write, ``…/shorthand.yml``.

Both are maps that a translator extends: of ids to phrases, and of what is written short to words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ..findings.diagnostics import Finding
from . import inline, strict_yaml
from .model import Book, Phrase, Short

LONGEST = 120
"""Most characters of a phrase: nobody asks at greater length, and search reads no more than 300."""


def alike(text: str) -> str:
    """What is the same of two phrases that differ only in case, spaces and marks between words."""
    return letters(unicodedata.normalize("NFKC", text))


def letters(text: str) -> str:
    """A text without its case, and without spaces and marks.

    A sign above or below a letter belongs to the word: in Thai it is its vowel or its tone.
    """
    return "".join(filter(_is_of_word, text.casefold()))


def _is_of_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")


def parse(text: str, path: str, findings: list[Finding]) -> tuple[Phrase, ...]:
    """The phrases of a language; what is wrong with the file is in ``findings``."""
    node = strict_yaml.load(text, path, findings)
    return tuple(_phrases(node, findings)) if node else ()


def _phrases(node: strict_yaml.Node, findings: list[Finding]) -> Iterator[Phrase]:
    if not isinstance(node.value, dict):
        findings.append(Finding(node.location, "CFG007", "this is not a map of ids to phrases"))
        return
    for target, listed in node.value.items():
        if not listed.items:
            message = f"“{target}” has no list of phrases"
            findings.append(Finding(node.keys[target], "CFG007", message))
        seen: set[str] = set()
        for item in listed.items:
            said = item.text or ""
            same, fault = alike(said), ""
            if not same:
                fault = f"a phrase of “{target}” is not a line of text"
            elif len(said) > LONGEST:
                fault = f"a phrase of “{target}” has {len(said)} characters; the most is {LONGEST}"
            if fault:
                findings.append(Finding(item.location, "CFG007", fault))
            elif same in seen:
                message = f"“{said}” is given twice"
                findings.append(Finding(item.location, "CFG005", message))
            else:
                seen.add(same)
                yield Phrase(target, said, item.location)


def parse_shorthand(text: str, path: str, findings: list[Finding]) -> tuple[Short, ...]:
    """The shorthand of a language; what is wrong with the file is in ``findings``."""
    node = strict_yaml.load(text, path, findings)
    return tuple(_shorthand(node, findings)) if node else ()


def _shorthand(node: strict_yaml.Node, findings: list[Finding]) -> Iterator[Short]:
    if not isinstance(node.value, dict):
        message = "this is not a map of what is written short to words"
        findings.append(Finding(node.location, "CFG007", message))
        return
    for written, meant in node.value.items():
        where = node.keys[written]
        if not written.strip() or any(char.isspace() for char in written):
            message = f"“{written}” is no single word, as what is written short must be"
            findings.append(Finding(where, "CFG007", message))
        elif meant.text is None:
            message = f"what “{written}” stands for is not a line of text"
            findings.append(Finding(meant.location, "CFG007", message))
        else:
            yield Short(written.casefold(), meant.text, where)


def led_to(book: Book, phrase: Phrase) -> list[str]:
    """Ids of the principles that a phrase asks for, in the order in which its line names them."""
    page = book.pages.get(phrase.situation[0])
    if page is None or not phrase.situation[1]:
        return [page.id] if page and page.kind == "principle" else []
    block = page.by_id.get(phrase.situation[1])
    if block is None or page.id not in book.others:
        return []
    spans = inline.parse(block.text, inline.targets([*book.pages, *book.articles]))[0]
    named = dict.fromkeys(target for kind, target in inline.link_targets(spans) if kind == "page")
    return [name for name in named if name in book.pages and book.pages[name].kind == "principle"]


def situations(book: Book) -> Iterator[tuple[str, str, str]]:
    """The lines of the home page that lead to principles: as a phrase names one, its context, text."""
    for block in book.pages["index"].blocks if "index" in book.pages else ():
        target = f"index#{block.id}"
        if led_to(book, Phrase(target, "")):
            yield target, f"index/{block.id}", block.text
