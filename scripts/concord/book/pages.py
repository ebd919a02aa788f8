"""Reads an English page of ``docs/``: Markdown with an id and citations on every block.

The dialect is the part of Python-Markdown that every renderer of the book can set:
headings, paragraphs, flat bullet lists, emphasis and links, each block ending in an
attribute list (the ``attr_list`` extension's syntax). Anything else is a finding.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..findings.diagnostics import Finding, Location
from . import citing, strict_yaml
from .model import AUDIENCES, ID_FORM, RESERVED_IDS, ROLES, Block, Page

# What is inside a block is parsed where it is judged and set.
_MARKDOWN = MarkdownIt("commonmark").disable("inline")
_ATTRIBUTES = re.compile(r"(?:^|[ \n])(\{:[ ]*([^{}\n]*)\})[ \n]*$")
# One spelling only, so that `concord article add --accept` can renumber every citation.
_ID_ROLE_AND_CITES = re.compile(
    r"""(?:#([^\s"'{}=]+))?[ ]*(?:as="([^"]*)")?[ ]*(?:cites="([^"]*)")?[ ]*"""
)
_FRONT_MATTER = re.compile(r"---\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
# Not str.split(): a no-break space is part of the text.
_WHITE = re.compile(r"[ \t\n]+")
# With one of these the title itself may be among what was not read.
_LOST = ("PAGE001", "PAGE002", "PAGE003", "PAGE004")
_ROLE_HINT = f"A block has no role, or one of: {', '.join(ROLES)}."
_AUDIENCE_HINT = f"A principle is for one of: {', '.join(AUDIENCES)}."
_HARD_BREAK = re.compile(r"(?:\\| {2,})\n")


@dataclass(slots=True)
class _Source:
    """A file being parsed: its lines for columns, and where findings go, after ``before``."""

    path: str
    lines: list[str]
    findings: list[Finding]
    before: int

    def at(self, line: int, text: str = "") -> Location:
        """The place of ``text`` in line ``line`` (from 0), or of its first character."""
        row = self.lines[line] if line < len(self.lines) else ""
        found = row.find(text) if text else -1
        return Location(
            self.path, line + 1, (found if found >= 0 else len(row) - len(row.lstrip())) + 1
        )

    def last(self, raw: _Raw, text: str) -> Location:
        """The place of the last ``text`` in the lines of a block."""
        for line in range(min(raw.last, len(self.lines)) - 1, raw.first - 1, -1):
            if (found := self.lines[line].rfind(text)) >= 0:
                return Location(self.path, line + 1, found + 1)
        return self.at(raw.first)

    def report(self, where: Location, code: str, message: str, hint: str = "") -> None:
        self.findings.append(Finding(where, code, message, hint))


def parse_page(text: str, path: str, page_id: str, kind: str, findings: list[Finding]) -> Page:
    """Parse one page.

    :param text: the file, decoded, with LF line ends.
    :param kind: ``principle``, ``chapter`` or ``page``.
    :returns: the page with the blocks that could be read; what is wrong is in ``findings``.
    """
    source = _Source(path, text.split("\n"), findings, len(findings))
    if not ID_FORM.fullmatch(page_id) or page_id in RESERVED_IDS:
        source.report(Location(path), "PAGE005", f"“{page_id}” cannot be a page id")
    top = Location(path, 1, 1)
    front, body_line = _front_matter(text, source)
    if body_line is None:
        return Page(page_id, kind, (), (), (), top)
    body = "\n".join([""] * body_line + source.lines[body_line:])
    environment: dict[str, dict[str, dict[str, list[int]]]] = {}
    tokens = _MARKDOWN.parse(body, environment)
    for label, definition in environment.get("references", {}).items():
        where = source.at(definition["map"][0])
        source.report(where, "PAGE001", f"a link definition, “{label}”, that no reader would see")
    blocks = _identified(_blocks(tokens, source), source)
    with strict_yaml.Shape(front, "the front matter", findings, top) as shape:
        related = shape.texts("related", required=True) if kind == "principle" else []
        principles = shape.texts("principles", required=True) if kind == "chapter" else []
        audience = shape.text("audience", required=True) if kind == "principle" else ""
        instead = shape.text("instead", required=True) if audience in AUDIENCES[1:] else ""
        other = shape.entry("instead") if instead else None
    if audience and audience not in AUDIENCES:
        entry = shape.entry("audience")
        where = entry.location if entry else top
        source.report(where, "PAGE015", f"“{audience}” is no audience", _AUDIENCE_HINT)
        audience = ""
    if body_line == 0 and kind != "page":
        source.report(top, "PAGE015", "the page has no front matter")
    return Page(
        page_id,
        kind,
        blocks,
        tuple(related),
        tuple(principles),
        top,
        audience,
        (instead, other.location) if other else None,
    )


def _front_matter(text: str, source: _Source) -> tuple[strict_yaml.Node | None, int | None]:
    """The YAML at the top, and the number of lines it takes; None when it has no end."""
    if not text.startswith("---\n"):
        return None, 0
    match = _FRONT_MATTER.match(text)
    if match is None:
        source.report(source.at(0), "PAGE015", "the front matter is not closed by ---")
        return None, None
    node = strict_yaml.load(match[1], source.path, source.findings, first_line=2)
    return node, text[: match.end()].count("\n")


@dataclass(slots=True)
class _Raw:
    """A block as the tokens give it: its Markdown with the attribute list still on it."""

    kind: str
    content: str
    first: int
    last: int


def _blocks(tokens: list[Token], source: _Source) -> Iterator[_Raw]:
    """Headings, paragraphs and items in order; a finding for everything else."""
    lists = paragraphs = 0
    for token, following in itertools.zip_longest(tokens, tokens[1:]):
        span = token.map or [0, 0]
        content = following.content if following else ""
        fault = ""
        match token.type:
            case "inline" | "heading_close" | "paragraph_close" | "list_item_close":
                pass
            case "heading_open" if not lists and token.tag in ("h1", "h2"):
                if token.markup in ("=", "-"):
                    fault = "an underlined heading"
                else:
                    yield _Raw("title" if token.tag == "h1" else "heading", content, *span)
            case "paragraph_open" if not lists:
                yield _Raw("paragraph", content, *span)
            case "paragraph_open" if not paragraphs:
                paragraphs = 1
                yield _Raw("item", content, *span)
            case "list_item_open":
                paragraphs = 0
                if following and following.type == "list_item_close":
                    fault = "an empty list item"
            case "bullet_list_open":
                lists += 1
                fault = "a list in a list" if lists > 1 else ""
            case "bullet_list_close":
                lists -= 1
            case kind if not kind.endswith("_close"):
                fault = f"a {kind.removesuffix('_open').replace('_', ' ')}"
        if fault:
            source.report(source.at(span[0]), "PAGE001", f"{fault} that the book cannot set")


def _identified(raws: Iterator[_Raw], source: _Source) -> tuple[Block, ...]:
    """Blocks with their ids and citations; findings for missing, malformed and repeated ids."""
    blocks: list[Block] = []
    seen: dict[str, Location] = {}
    section = ""
    for raw in raws:
        block = _identify(raw, section, source)
        if block is None:
            continue
        if block.id in seen:
            source.report(
                block.location,
                "PAGE004",
                f"block id “{block.id}” is already used in line {seen[block.id].line}",
            )
            continue
        seen[block.id] = block.location
        section = block.id if block.kind == "heading" else section
        blocks.append(block)
    if any(finding.code in _LOST for finding in source.findings[source.before :]):
        return tuple(blocks)
    titles = [block for block in blocks if block.kind == "title"]
    if not titles or blocks[0].kind != "title" or len(titles) > 1 or titles[0].id != "title":
        where = titles[-1].location if titles else Location(source.path, 1, 1)
        source.report(
            where, "PAGE006", "the page does not begin with one title that has the id “title”"
        )
    return tuple(blocks)


def _identify(raw: _Raw, section: str, source: _Source) -> Block | None:
    match = _ATTRIBUTES.search(raw.content)
    written = raw.content[: match.start()] if match else raw.content
    text = _WHITE.sub(" ", written).strip()
    where = source.at(raw.first, text.split(" ")[0])
    if _HARD_BREAK.search(written):
        source.report(where, "PAGE001", "a line break inside a block that the book cannot set")
    if match is None:
        code = "PAGE003" if "{:" in raw.content else "PAGE002"
        source.report(where, code, f"“{text[:60]}” has no readable attribute list")
        return None
    listed = source.last(raw, match[1])
    attributes = _ID_ROLE_AND_CITES.fullmatch(match[2])
    if attributes is None:
        source.report(listed, "PAGE003", f"“{match[1]}” is not an id, a role and citations")
        return None
    if not text:
        source.report(listed, "PAGE003", "an attribute list without a text before it")
        return None
    block_id, role, cites = (attributes[group] or "" for group in (1, 2, 3))
    if not block_id:
        source.report(listed, "PAGE002", f"“{text[:60]}” has no id")
        return None
    if not ID_FORM.fullmatch(block_id):
        source.report(listed, "PAGE005", f"“{block_id}” cannot be a block id")
    if role and role not in ROLES:
        source.report(listed, "PAGE003", f"“{role}” is no role of a block", _ROLE_HINT)
    citations = citing.parse(cites, listed, source.findings)
    return Block(block_id, raw.kind, section, text, citations, where, listed, role)
