"""The translators' glossaries, ``translations/<language>/glossary.yml``."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings.diagnostics import Finding, Location
from . import strict_yaml
from .model import Term


def parse(text: str, path: str, findings: list[Finding]) -> tuple[Term, ...]:
    """The terms of a glossary, each once; what is wrong with it is in ``findings``."""
    node = strict_yaml.load(text, path, findings)
    if node is not None and not node.items:
        findings.append(Finding(node.location, "CFG007", "the glossary is not a list of terms"))
    return tuple(_terms(node, path, findings))


def _terms(node: strict_yaml.Node | None, path: str, findings: list[Finding]) -> Iterator[Term]:
    seen: set[str] = set()
    for item in node.items if node else []:
        with strict_yaml.Shape(item, "a term", findings, Location(path, 1, 1)) as shape:
            name = shape.text("term", required=True)
            translation = shape.text("translation", required=True)
            also = tuple(text for text, _ in shape.texts("also"))
            avoid = tuple(text for text, _ in shape.texts("avoid"))
            note = shape.text("note")
        if name and name in seen:
            findings.append(Finding(item.location, "CFG005", f"the term “{name}” is given twice"))
        elif name and translation:
            right = {translation, *also}
            for form in sorted(right.intersection(avoid)):
                message = f"“{form}” of the term “{name}” is both right and to be avoided"
                findings.append(Finding(item.location, "CFG007", message))
            wrong = tuple(form for form in avoid if form not in right)
            yield Term(name, translation, also, wrong, note, item.location)
        seen.add(name)
