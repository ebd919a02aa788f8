"""The translators' glossaries, ``translations/<language>/glossary.yml``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .. import strict_yaml
from ..diagnostics import Finding, Location


@dataclass(frozen=True, slots=True)
class Term:
    """An English term and what the book calls it in another language."""

    term: str
    translation: str


def parse(text: str, path: str, findings: list[Finding]) -> tuple[Term, ...]:
    """The terms of a glossary, each once; what is wrong with it is in ``findings``."""
    node = strict_yaml.load(text, path, findings)
    if node is not None and not node.items:
        findings.append(Finding(node.location, "CFG007", "the glossary is not a list of terms"))
    return tuple(_terms(node, path, findings))


def _terms(node: strict_yaml.Node | None, path: str, findings: list[Finding]) -> Iterator[Term]:
    seen: set[str] = set()
    for item in node.items if node else []:
        with strict_yaml.Shape(item, "a term", findings, Location(path)) as shape:
            term, translation = (
                shape.text("term", required=True),
                shape.text("translation", required=True),
            )
            shape.texts("avoid")
            shape.text("note")
        if term in seen:
            findings.append(Finding(item.location, "CFG005", f"the term “{term}” is given twice"))
        elif term and translation:
            yield Term(term, translation)
        seen.add(term)
