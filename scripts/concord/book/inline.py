"""The inside of a block: text, emphasis and links, as a tree that any renderer can set.

markdown-it-py parses it; what it finds beyond emphasis and links is a fault that the
caller reports, so that no HTML, image, code or attribute of a catalogue (untrusted
input) can reach a page or a PDF.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from . import unseen

PAGE_SCHEME = "concord:"
ALLOWED_SCHEMES = ("https://", "http://", "mailto:")
_MARKDOWN = MarkdownIt("commonmark")
_MARK = re.compile(r"[][*_<>`\\&!{]")
"""A text without one of these is its own Markdown."""
PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
"""`{name}` alone is a placeholder of an interface text."""
_LONGEST = 4_000
_ATTRIBUTE_LIST = re.compile(r"\{(?![a-z_]+\}):?\s*[^{}\s][^{}]*\}")
_AUTOLINK = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>")
# Not HTML to CommonMark, but a browser is less strict: <svg/onload=…>.
_TAG = re.compile(r"<[A-Za-z/!?][^<>]{0,20}")
_DEFINITION = re.compile(r"^\s{0,3}\[[^\[\]]+\]:")
_UNRESOLVED = re.compile(r"\[([^\[\]]*)\]\[([^\[\]]*)\]")
_WRAPPERS = {"em_open": "emphasis", "strong_open": "strong", "link_open": "link"}


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a block.

    :ivar kind: ``text``, ``emphasis``, ``strong``, ``page`` (a link to a page of the book,
        :attr:`target` its id) or ``url`` (a link out, :attr:`target` its address).
    :ivar text: for ``text``, the characters.
    :ivar children: for the others, what stands inside.
    """

    kind: str
    text: str = ""
    target: str = ""
    children: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """Something a block may not hold. :ivar kind: ``markup`` or ``link``."""

    kind: str
    message: str


Targets = Mapping[str, Mapping[str, Mapping[str, str]]]


def targets(page_ids: Iterable[str]) -> Targets:
    """What :func:`parse` resolves ``[words][id]`` against; make it once for a book."""
    return {
        "references": {
            normalizeReference(i): {"href": PAGE_SCHEME + i, "title": ""} for i in page_ids
        }
    }


def parse(text: str, known: Targets) -> tuple[tuple[Span, ...], tuple[Fault, ...]]:
    """Parse one block's Markdown (CommonMark 0.31 inlines).

    :param known: of :func:`targets`.
    :returns: the spans, and the faults; with faults the spans hold the rest of the text.
    """
    if not _MARK.search(text):
        return (Span("text", text),), ()
    # The time a parser takes grows with the square of some texts.
    if len(text) > _LONGEST:
        fault = Fault("markup", f"a text of {len(text)} characters; the most is {_LONGEST}")
        return (Span("text", text),), (fault,)
    faults: list[Fault] = []
    tokens = _MARKDOWN.parseInline(text, dict(known))[0].children or []
    spans = _convert(tokens, known, faults)
    plain = plain_text(spans)
    # The parser leaves a link it thinks dangerous (`javascript:`) standing as text.
    if "](" in plain or _AUTOLINK.search(plain):
        faults.append(Fault("link", "a link to an address that is not allowed"))
    for kind, target in link_targets(spans):
        # `[words] [id]` is a link whose words are the id, after words in brackets.
        if kind == "page" and f"][{target}]".casefold() not in text.casefold():
            faults.append(Fault("link", f"a link to {target} that is not written [words][id]"))
    for match in _UNRESOLVED.finditer(plain):
        faults.append(Fault("link", f"“{match[2] or match[1]}” is the id of no page"))
    if listed := _ATTRIBUTE_LIST.search(plain):
        faults.append(Fault("markup", f"an attribute list inside the text: {listed[0]}"))
    if "&" in text and any(char not in text for _, char in unseen.places(plain)):
        faults.append(Fault("markup", "an entity for a character that cannot be seen"))
    if not faults and (raw := _TAG.search(plain) or _DEFINITION.search(plain)):
        faults.append(Fault("markup", f"HTML or a link definition: {raw[0]}"))
    return spans, tuple(faults)


def _convert(tokens: Iterable[Token], known: Targets, faults: list[Fault]) -> tuple[Span, ...]:
    iterator = iter(tokens)
    spans: list[Span] = []
    for token in iterator:
        if token.type == "text":
            spans.append(Span("text", token.content))
        elif token.type == "softbreak":
            spans.append(Span("text", " "))
        elif token.type in _WRAPPERS:
            inside = _convert(_until_close(iterator, token), known, faults)
            spans.append(_wrap(token, inside, known, faults))
        else:
            faults.append(
                Fault("markup", f"{token.type.replace('_', ' ')}: {token.content or token.markup}")
            )
            spans.append(Span("text", token.content))
    return tuple(span for span in spans if span.text or span.children)


def _until_close(iterator: Iterator[Token], opening: Token) -> list[Token]:
    """The tokens up to the one that closes ``opening``, which is taken and left out."""
    closing = opening.type.replace("_open", "_close")
    inside: list[Token] = []
    for token in iterator:
        if token.type == closing and token.level == opening.level:
            break
        inside.append(token)
    return inside


def _wrap(token: Token, inside: tuple[Span, ...], known: Targets, faults: list[Fault]) -> Span:
    kind = _WRAPPERS[token.type]
    if kind != "link":
        return Span(kind, children=inside)
    href = str(token.attrs.get("href", ""))
    page_id = href.removeprefix(PAGE_SCHEME)
    if not inside:
        faults.append(Fault("link", f"a link to {page_id} without words"))
    if token.attrs.get("title"):
        faults.append(Fault("markup", f"a link with a title: {href}"))
    if page_id != href and normalizeReference(page_id) in known["references"]:
        return Span("page", target=page_id, children=inside)
    if href.startswith(ALLOWED_SCHEMES):
        return Span("url", target=href, children=inside)
    faults.append(
        Fault("link", f"a link to {href}, which is neither [words][id] nor a web or mail address")
    )
    return Span("emphasis", children=inside)


def plain_text(spans: Iterable[Span]) -> str:
    """The characters of the spans without markup."""
    return "".join(span.text or plain_text(span.children) for span in spans)


def link_targets(spans: Iterable[Span]) -> list[tuple[str, str]]:
    """Every link as (kind, target), in reading order."""
    found: list[tuple[str, str]] = []
    for span in spans:
        if span.kind in ("page", "url"):
            found.append((span.kind, span.target))
        found += link_targets(span.children)
    return found
