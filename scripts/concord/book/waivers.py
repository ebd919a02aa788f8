"""Waivers: findings about how a translation is written that somebody has judged and accepts.

They stand in one file, ``translations/waivers.yml``, each with its reason and the day until
which it holds. That day is compared with the book's ``revision``, not with the clock, so that
the same files give the same findings on any day.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..findings.codes import CODES
from ..findings.diagnostics import Finding, Location
from . import strict_yaml
from .forms import is_day


@dataclass(frozen=True, slots=True)
class Waiver:
    """One entry of the file.

    :ivar context: the ``msgctxt`` of the message.
    :ivar language: the language it is for; ``""`` for every language.
    :ivar expires: the last day on which it holds, ISO 8601.
    """

    code: str
    context: str
    language: str
    reason: str
    expires: str
    location: Location

    def covers(self, code: str, context: str, language: str) -> bool:
        """Whether this waiver is about a finding of a message, whatever the day."""
        return (self.code, self.context) == (code, context) and self.language in ("", language)


def parse(text: str, path: str, findings: list[Finding]) -> tuple[Waiver, ...]:
    """Parse the file; an entry that cannot be used is a finding and is left out."""
    root = strict_yaml.load(text, path, findings)
    found: dict[tuple[str, str, str], Waiver] = {}
    for item in strict_yaml.listed(root, "this is not a list of waivers", findings):
        waiver = _waiver(item, path, findings)
        if waiver is None:
            continue
        first = found.setdefault((waiver.code, waiver.context, waiver.language), waiver)
        if first is not waiver:
            message = f"{waiver.code} of “{waiver.context}” is waived in line {first.location.line}"
            findings.append(Finding(waiver.location, "CFG005", message))
    return tuple(found.values())


def _waiver(node: strict_yaml.Node, path: str, findings: list[Finding]) -> Waiver | None:
    before = len(findings)
    with strict_yaml.Shape(node, "a waiver", findings, Location(path, 1, 1)) as shape:
        code, context = shape.text("code", required=True), shape.text("id", required=True)
        language, reason = shape.text("language"), shape.text("reason", required=True)
        expires = shape.text("expires", required=True)
    if expires and not is_day(expires):
        message = "“expires” of a waiver is not a day written YYYY-MM-DD"
        where = (node.get("expires") or node).location
        findings.append(Finding(where, "CFG007", message))
    if code and (code not in CODES or not CODES[code].waivable):
        fault = "may not be waived" if code in CODES else "is no diagnostic code"
        findings.append(Finding(node.location, "CFG012", f"{code} {fault}"))
    if len(findings) > before:
        return None
    return Waiver(code, context, language, reason, expires, node.location)
