"""The translators' glossaries, ``translations/<language>/glossary.yml``."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings.diagnostics import Finding, Location
from . import strict_yaml
from .model import Term


def parse(text: str, path: str, findings: list[Finding]) -> tuple[Term, ...]:
    """The terms of a glossary, each once; what is wrong with it is in ``findings``."""
    node = strict_yaml.load(text, path, findings)
    listed = strict_yaml.listed(node, "the glossary is not a list of terms", findings)
    return tuple(_terms(listed, path, findings))


def _terms(listed: list[strict_yaml.Node], path: str, findings: list[Finding]) -> Iterator[Term]:
    seen: set[str] = set()
    for item in listed:
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
