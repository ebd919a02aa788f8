"""YAML read strictly: maps, lists and text, each with its place; nothing is guessed.

PyYAML composes the nodes; this module never lets it construct values, so ``id: no``
stays the text ``no`` and ``1909`` the text ``1909``. Duplicate keys, anchors, aliases
and tags are findings (YAML 1.2, section 3.2.2: all three change what a reader sees
into something else).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import yaml

from ..findings.diagnostics import Finding, Location
from . import files, unseen

_FORBIDDEN = {
    yaml.AnchorToken: "an anchor",
    yaml.AliasToken: "an alias",
    yaml.TagToken: "a tag",
    yaml.DirectiveToken: "a directive",
}
_OPENING = (
    yaml.BlockMappingStartToken,
    yaml.BlockSequenceStartToken,
    yaml.FlowMappingStartToken,
    yaml.FlowSequenceStartToken,
)
_CLOSING = (yaml.BlockEndToken, yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)
# PyYAML composes by recursion; the deepest file of the book needs five.
_DEEPEST = 20
_MOST_TOKENS = 200_000
_ESCAPE = re.compile(r"\\[xuUN_LPe]")
_ESCAPED_CONTROL = {"Cc", "Cs", "Zl", "Zp"}
# Not str.split(): a no-break space is part of the text.
_WHITE = re.compile(r"[ \t\n]+")


@dataclass(frozen=True, slots=True)
class Node:
    """A YAML value with its place.

    :ivar value: text, a list of nodes, or a map of keys to nodes (in file order).
    :ivar keys: for a map, where each key stands.
    """

    value: str | list[Node] | dict[str, Node]
    location: Location
    keys: dict[str, Location] = field(default_factory=dict)

    @property
    def text(self) -> str | None:
        """The value as one line when it is text that is not blank, else None.

        White space is folded. A control character, which only an escape can bring in
        here, makes it no line of text.
        """
        if not isinstance(self.value, str):
            return None
        folded = " ".join(_WHITE.split(self.value)).strip()
        controls = any(unicodedata.category(ch) in _ESCAPED_CONTROL for ch in folded)
        return folded if folded and not controls else None

    @property
    def items(self) -> list[Node]:
        """The value when it is a list, else an empty list."""
        return self.value if isinstance(self.value, list) else []

    def plain(self) -> object:
        """The value without places, for comparing."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.text or ""

    def get(self, key: str) -> Node | None:
        """The value under ``key`` when this is a map that has it."""
        return self.value.get(key) if isinstance(self.value, dict) else None


def load(text: str, path: str, findings: list[Finding], first_line: int = 1) -> Node | None:
    """Compose ``text`` into nodes; append what is wrong to ``findings``.

    :param path: what findings name as the file.
    :param first_line: the number of the first line of ``text`` in that file.
    :returns: the root node, or None with a finding when the text is not YAML or holds no
        document.
    """

    def place(mark: yaml.Mark) -> Location:
        return Location(path, mark.line + first_line, mark.column + 1)

    before = len(findings)
    try:
        root = _compose(text, place, findings)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = place(mark) if mark else Location(path)
        findings.append(Finding(where, "CFG004", str(error.problem or error)))
        return None
    except yaml.reader.ReaderError as error:
        at = files.place(text, error.position, path)
        where = Location(path, at.line + first_line - 1, at.col)
        findings.append(Finding(where, "CFG004", "a character YAML does not allow"))
        return None
    if root is None:
        if len(findings) == before:
            where = Location(path, first_line, 1)
            findings.append(Finding(where, "CFG003", "there are no entries"))
        return None
    node = _convert(root, place, findings)
    if _ESCAPE.search(text):
        findings += _escaped(node, text)
    return node


def repeated(text: str, path: str) -> Location:
    """Where a key stands again in JSON, which is YAML too; the top when none does."""
    found: list[Finding] = []
    load(text, path, found)
    return next((f.location for f in found if f.code == "CFG005"), Location(path, 1, 1))


def _compose(
    text: str, place: Callable[[yaml.Mark], Location], findings: list[Finding]
) -> yaml.Node | None:
    """The nodes of ``text``; None when there are none, or with a finding that says why.

    libyaml reads what is well-formed; a fault is placed by PyYAML's own, slower reader.
    """
    fast = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    before = len(findings)
    for loader in (fast, yaml.SafeLoader):
        try:
            if not _scan(text, loader, place, findings):
                return None
            return yaml.compose(text, Loader=loader)
        except yaml.YAMLError:
            if loader is yaml.SafeLoader:
                raise
            del findings[before:]
    return None


def _scan(
    text: str,
    loader: type[yaml.SafeLoader],
    place: Callable[[yaml.Mark], Location],
    findings: list[Finding],
) -> bool:
    """Findings for what is YAML and not read here.

    :returns: whether the text can be composed; with an alias a few lines may stand for millions.
    """
    depth, aliases = 0, False
    for number, token in enumerate(yaml.scan(text, Loader=loader)):
        if name := _FORBIDDEN.get(type(token)):
            findings.append(Finding(place(token.start_mark), "CFG006", f"{name} is not read"))
            aliases |= isinstance(token, yaml.AliasToken)
        depth += isinstance(token, _OPENING)
        depth -= isinstance(token, _CLOSING)
        if depth > _DEEPEST:
            where = place(token.start_mark)
            findings.append(Finding(where, "CFG004", f"nested more than {_DEEPEST} deep"))
            return False
        if number > _MOST_TOKENS:
            findings.append(Finding(place(token.start_mark), "CFG018", "too many entries"))
            return False
    return not aliases


def _escaped(node: Node, text: str) -> Iterator[Finding]:
    """CFG019 for characters that only an escape brings in, so that the file does not show them."""
    inside: list[Node] = node.items
    if isinstance(node.value, dict):
        inside = [*(Node(key, node.keys[key]) for key in node.value), *node.value.values()]
    elif isinstance(node.value, str):
        for _, char in unseen.places(node.value):
            if char not in text:
                message = f"{unseen.named(char)}, written as an escape"
                yield Finding(node.location, "CFG019", message)
    for child in inside:
        yield from _escaped(child, text)


def _convert(
    node: yaml.Node, place: Callable[[yaml.Mark], Location], findings: list[Finding]
) -> Node:
    where = place(node.start_mark)
    if isinstance(node, yaml.SequenceNode):
        return Node([_convert(item, place, findings) for item in node.value], where)
    if isinstance(node, yaml.MappingNode):
        pairs: dict[str, Node] = {}
        keys: dict[str, Location] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                findings.append(Finding(place(key_node.start_mark), "CFG007", "a key is not text"))
                continue
            key = key_node.value
            if key in pairs:
                where_key = place(key_node.start_mark)
                findings.append(Finding(where_key, "CFG005", f"key “{key}” is given twice"))
                continue
            pairs[key] = _convert(value_node, place, findings)
            keys[key] = place(key_node.start_mark)
        return Node(pairs, where, keys)
    return Node(node.value, where)


def listed(node: Node | None, fault: str, findings: list[Finding]) -> list[Node]:
    """The entries of a list; one that is none, or is empty, is a finding. No node has no entries.

    :param fault: what the finding says.
    """
    if node is not None and not node.items:
        findings.append(Finding(node.location, "CFG007", fault))
    return node.items if node is not None else []


class Shape:
    """Reads a map's entries one by one and reports the missing, the unknown and the misshapen.

    Used as a context: entries that were never asked for are reported as unknown on leaving.
    """

    def __init__(self, node: Node | None, what: str, findings: list[Finding], where: Location):
        self.node, self.what, self.findings = node, what, findings
        self.where = node.location if node else where
        self._asked: set[str] = set()
        if node is not None and not isinstance(node.value, dict):
            self._report(node.location, f"{what} is not a map of entries")
            self.node = None

    def _report(self, where: Location, message: str) -> None:
        self.findings.append(Finding(where, "CFG007", message))

    def entry(self, key: str, *, required: bool = False) -> Node | None:
        """The node under ``key``; a finding when it is required and not there."""
        self._asked.add(key)
        found = self.node.get(key) if self.node else None
        if found is None and required and self.node is not None:
            self._report(self.where, f"{self.what} has no “{key}”")
        return found

    def text(self, key: str, *, required: bool = False) -> str:
        """The text under ``key``, or ``""``; a finding when it is not text or is blank."""
        found = self.entry(key, required=required)
        if found is None:
            return ""
        if found.text is None:
            self._report(found.location, f"“{key}” of {self.what} is not a line of text")
            return ""
        return found.text

    def texts(self, key: str, *, required: bool = False) -> list[tuple[str, Location]]:
        """The list of texts under ``key`` with their places; findings for anything else."""
        return list(self._texts(key, required))

    def _texts(self, key: str, required: bool) -> Iterator[tuple[str, Location]]:
        found = self.entry(key, required=required)
        if found is None:
            return
        if not isinstance(found.value, list):
            self._report(found.location, f"“{key}” of {self.what} is not a list")
        for item in found.items:
            if item.text is None:
                self._report(item.location, f"an entry of “{key}” of {self.what} is not text")
            else:
                yield item.text, item.location

    def __enter__(self) -> Shape:
        return self

    def __exit__(self, *error: object) -> None:
        if self.node is not None and isinstance(self.node.value, dict) and not any(error):
            for key in self.node.value.keys() - self._asked:
                self._report(self.node.keys[key], f"{self.what} has an unknown entry “{key}”")
