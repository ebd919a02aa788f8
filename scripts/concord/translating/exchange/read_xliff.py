"""Reads XLIFF 1.2 and 2.0 that a translator's program has written."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings.diagnostics import Finding, Location
from ..state.blocks import MISSING, REVIEWED, STALE, UNREVIEWED
from . import xml
from .units import Given
from .xliff import MARK_2, NAMESPACE_1, NAMESPACE_2, STALE_2

_STATES_1 = {
    "new": MISSING,
    "needs-translation": MISSING,
    "needs-adaptation": STALE,
    "needs-l10n": STALE,
    "needs-review-translation": STALE,
    "needs-review-adaptation": STALE,
    "needs-review-l10n": STALE,
    "translated": UNREVIEWED,
    "signed-off": REVIEWED,
    "final": REVIEWED,
}
_STATES_2 = {
    "initial": MISSING,
    "translated": UNREVIEWED,
    "reviewed": REVIEWED,
    "final": REVIEWED,
}
# 2.1 has the namespace of 2.0, and the same core.
_VERSIONS_2 = ("2.0", "2.1")
# Least done first: of a unit in several segments, the state of the whole.
_ORDER = (MISSING, STALE, UNREVIEWED, REVIEWED)


class _Unreadable(Exception):
    """A unit from which something would be lost."""


def read(text: str, path: str, findings: list[Finding]) -> list[Given]:
    """The units of a file; what cannot be read whole is a finding (PO060, PO066) and left out.

    :param path: what findings call the file.
    """
    top = xml.parse(text, path, findings)
    if top is None:
        return []
    version = top.get("version", "")
    if top.tag == f"{{{NAMESPACE_1}}}xliff" and version == "1.2":
        found = list(_version_1(top, path, findings))
    elif top.tag == f"{{{NAMESPACE_2}}}xliff" and version in _VERSIONS_2:
        found = list(_version_2(top, path, findings))
    else:
        message = "the file is neither XLIFF 1.2 nor 2.0"
        findings.append(Finding(xml.place(top, path), "PO060", message))
        return []
    if not found and not any(f.location.path == path for f in findings):
        findings.append(Finding(xml.place(top, path), "PO060", "the file holds no unit"))
    return found


def _refuse(findings: list[Finding], where: Location, name: str, fault: object) -> None:
    findings.append(Finding(where, "PO066", f"“{name}”: {fault}"))


def _source_is_english(language: str, where: Location, findings: list[Finding]) -> bool:
    if language.casefold().partition("-")[0] == "en":
        return True
    message = f"translated from “{language}”, not from English"
    findings.append(Finding(where, "PO064", message))
    return False


def _version_1(top: xml.Element, path: str, findings: list[Finding]) -> Iterator[Given]:
    for file in xml.children(top, "file"):
        where = xml.place(file, path)
        if not _source_is_english(file.get("source-language", ""), where, findings):
            continue
        language = file.get("target-language", "")
        for unit in file.iter(f"{{{NAMESPACE_1}}}trans-unit"):
            name, place = unit.get("resname") or unit.get("id", ""), xml.place(unit, path)
            try:
                english, text = (_text_1(xml.child(unit, part)) for part in ("source", "target"))
                state = _state_1(unit)
            except _Unreadable as fault:
                _refuse(findings, place, name, fault)
            else:
                yield Given(language, name, english, text, state, place, unit.get("extradata"))


def _state_1(unit: xml.Element) -> str:
    target = xml.child(unit, "target")
    given = target.get("state", "") if target is not None else ""
    if given and given not in _STATES_1 and not given.startswith("x-"):
        raise _Unreadable(f"“{given}” is no state of XLIFF 1.2")
    # Programs that know `approved` only leave the state as it was.
    if unit.get("approved") == "yes":
        return REVIEWED
    return _STATES_1.get(given, "")


def _text_1(element: xml.Element | None) -> str:
    """The characters of a source or target, those of its inline codes included."""
    if element is None:
        return ""
    found = [element.text or ""]
    for child in element:
        kind = xml.name(child)
        if kind in ("ph", "bpt", "ept", "it", "mrk"):
            found.append(_text_1(child))
        elif kind:
            raise _Unreadable(f"the inline code <{kind}> has no characters to put there")
        found.append(child.tail or "")
    return "".join(found)


def _version_2(top: xml.Element, path: str, findings: list[Finding]) -> Iterator[Given]:
    if not _source_is_english(top.get("srcLang", ""), xml.place(top, path), findings):
        return
    language = top.get("trgLang", "")
    for unit in top.iter(f"{{{NAMESPACE_2}}}unit"):
        name, place = unit.get("name") or unit.get("id", ""), xml.place(unit, path)
        try:
            english, text, state = _whole_2(unit)
        except _Unreadable as fault:
            _refuse(findings, place, name, fault)
        else:
            yield Given(language, name, english, text, state, place, _mark_2(unit))


def _mark_2(unit: xml.Element) -> str | None:
    notes = xml.child(unit, "notes")
    found = [] if notes is None else [n for n in notes if n.get("category") == MARK_2]
    return (found[0].text or "").strip() if found else None


def _whole_2(unit: xml.Element) -> tuple[str, str, str]:
    """English, translation and state of a unit, whose segments a program may have split."""
    held = xml.child(unit, "originalData")
    data = {} if held is None else {d.get("id", ""): d.text or "" for d in held if xml.name(d)}
    parts = list(xml.children(unit, "segment", "ignorable"))
    segments = [part for part in parts if xml.name(part) == "segment"]
    targets = [xml.child(part, "target") for part in segments]
    filled = [target is not None and bool(_text_2(target, data)) for target in targets]
    if any(filled) and not all(filled):
        raise _Unreadable("some of its segments are translated and some are not")
    english = "".join(_text_2(xml.child(part, "source"), data) for part in parts)
    text = ""
    if any(filled):
        sides = [xml.child(part, "target") for part in parts]
        # What stands between segments needs no translation of its own.
        text = "".join(
            _text_2(xml.child(part, "source") if side is None else side, data)
            for part, side in zip(parts, sides, strict=True)
        )
    states = [_state_2(segment) for segment in segments]
    return english, text, min(states, key=_ORDER.index, default=MISSING)


def _state_2(segment: xml.Element) -> str:
    given = segment.get("state", "initial")
    if given not in _STATES_2:
        raise _Unreadable(f"“{given}” is no state of XLIFF 2.0")
    stale = given == "initial" and segment.get("subState") == STALE_2
    return STALE if stale else _STATES_2[given]


def _text_2(element: xml.Element | None, data: dict[str, str]) -> str:
    if element is None:
        return ""
    found = [element.text or ""]
    for child in element:
        kind = xml.name(child)
        if kind == "ph":
            found.append(_data(child, "dataRef", data))
        elif kind == "pc":
            found.append(_data(child, "dataRefStart", data))
            found += [_text_2(child, data), _data(child, "dataRefEnd", data)]
        elif kind in ("sc", "ec"):
            found.append(_data(child, "dataRef", data))
        elif kind == "mrk":
            found.append(_text_2(child, data))
        elif kind and kind not in ("sm", "em"):
            raise _Unreadable(f"the inline code <{kind}> has no characters to put there")
        found.append(child.tail or "")
    return "".join(found)


def _data(code: xml.Element, attribute: str, data: dict[str, str]) -> str:
    reference = code.get(attribute, "")
    if reference not in data:
        name = xml.name(code)
        raise _Unreadable(f"the inline code <{name}> has no characters to put there")
    return data[reference]
