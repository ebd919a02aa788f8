"""What recurs on pages, as plain descriptions: what is there, never how it looks.

The templates say how it looks, and escape every value. Texts here are as the book, its
catalogues and its articles have them.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..book.model import Standard


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line.

    :ivar kind: ``text``, ``emphasis``, ``strong`` or ``link``.
    :ivar text: for ``text``, the characters.
    :ivar direction: of a ``text`` that is kept apart from what stands around it, else ``""``.
    :ivar language: the code of the language of such a text, where that is not the line's.
    :ivar href: where a ``link`` leads.
    :ivar inside: for the others, what stands in them.
    """

    kind: str
    text: str = ""
    direction: str = ""
    language: str = ""
    href: str = ""
    inside: tuple[Span, ...] = ()


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the book, in the reader's language or standing in for a translation.

    :ivar language: the code of the language it is in, or ``""`` for the reader's.
    :ivar direction: of that language.
    :ivar note: what the reader is told of a text in another language.
    """

    line: Line
    language: str = ""
    direction: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere, or that only stand where others do: :attr:`href` is ``""``."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Leads:
    """A text of the book that leads somewhere."""

    text: Text
    href: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage that a block rests on.

    :ivar article: what the article is called.
    :ivar number: what the passage is called.
    :ivar above: the heading it stands under in its article, if any.
    :ivar says: what it says.
    :ivar original: the passage itself, where it may be shown.
    """

    href: str
    article: str
    number: str
    above: Text | None
    says: Text
    original: Span | None


@dataclass(frozen=True, slots=True)
class Sources:
    """What a block rests on.

    :ivar label: what opens it, for those who do not see it.
    :ivar short: for each article the code of its language, and the numbers of the passages.
    """

    label: str
    short: tuple[tuple[str, str], ...]
    passages: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or an item of a list.

    :ivar kind: ``paragraph``, ``statement``, ``item`` or ``situation``.
    :ivar to_here: what its permanent link is called.
    :ivar anchors: ids of blocks whose place it took, so that links to them land.
    :ivar links: of a situation, where it leads; its text is then what is happening.
    :ivar role: what it is beside advice that its passages give, of ``ROLES``, or ``""``;
        :attr:`called`: what readers are told of that.
    :ivar report: where a mistake in it is told, if anywhere.
    """

    id: str
    kind: str
    text: Text
    to_here: str
    sources: Sources | None
    anchors: tuple[str, ...] = ()
    links: tuple[Leads, ...] = ()
    role: str = ""
    called: str = ""
    report: Link | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A page's title, or the heading of a section. :ivar plain: it without markup.

    The others as in :class:`Block`.
    """

    id: str
    text: Text
    plain: str
    to_here: str
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading, or above the first.

    :ivar groups: blocks of one kind together: paragraphs, or the items of one list.
    :ivar standard: of a principle, which of its sections this is.
    :ivar aside: what is said once beside the heading.
    """

    heading: Heading | None
    groups: tuple[tuple[Block, ...], ...]
    standard: Standard | None = None
    aside: Text | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in a list of pages. :ivar says: how it begins."""

    href: str
    title: Text
    says: Text | None


@dataclass(frozen=True, slots=True)
class Entries:
    """A list of pages under a heading."""

    heading: Heading
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """A list of links under a heading."""

    heading: Heading
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class File:
    """A printed edition to open. :ivar facts: its format, paper and size."""

    href: str
    language: str
    name: str
    facts: tuple[str, ...]
