"""What the pages themselves show for courses: the self-check, the files, the neutral addresses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..book import addresses
from ..book.model import Option, Page, Question
from ..links import names
from ..translating.exchange import formats
from .blocks import gone_anchors, headed, heading, sections
from .parts import Heading, Link, Links, Section, Text
from .renderer import Renderer

PAGE = "for-courses"
"""Id of the page for people who build courses."""
_PLATFORMS = {"1.1": "Moodle", "1.3": "Canvas"}


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to choose from.

    :ivar right: whether it is.
    :ivar verdict: the word that says so.
    :ivar note: what a reader who chose it is told.
    :ivar read: the way to the principle that the question is about.
    :ivar anchors: ids of answers whose place it took.
    """

    id: str
    right: bool
    text: Text
    verdict: str
    note: Text
    read: Link
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question. :ivar name: what holds its answers together. :ivar label: its number."""

    id: str
    name: str
    label: str
    text: Text
    answers: tuple[Answer, ...]
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """The self-check of a chapter. Each answer opens to say whether it is right."""

    heading: Heading
    note: str
    questions: tuple[Asked, ...]


def self_check(r: Renderer, chapter: Page) -> Check | None:
    """The check questions of a chapter, if it has any."""
    questions = r.book.questions.get(chapter.id, ())
    if not questions:
        return None
    asked = tuple(_question(r, chapter, one, number) for number, one in enumerate(questions, 1))
    return Check(heading(r, "check", r.text("link-check")), r.text("link-check-note"), asked)


def _text(r: Renderer, chapter: Page, name: str, english: str) -> Text:
    return r.shown(r.book.translate(f"{chapter.id}/{name}", english, r.language.code))


def _question(r: Renderer, chapter: Page, question: Question, number: int) -> Asked:
    name = f"check-{question.id}"
    return Asked(
        r.anchor(name),
        r.anchor(question.id),
        r.text("link-question", number=r.number(number)),
        _text(r, chapter, name, question.text),
        tuple(_answer(r, chapter, question, option) for option in question.options),
        gone_anchors(r.book, chapter.id, name),
    )


def _answer(r: Renderer, chapter: Page, question: Question, option: Option) -> Answer:
    name = f"check-{question.id}-{option.id}"
    right = option.id == question.right
    title = r.plain(r.title_of(r.book.pages[question.principle]))
    return Answer(
        r.anchor(name),
        right,
        _text(r, chapter, name, option.text),
        r.text("link-right" if right else "link-wrong"),
        _text(r, chapter, f"{name}-note", option.note),
        Link(r.text("link-read", title=title), r.link(question.principle)),
        gone_anchors(r.book, chapter.id, name),
    )


@dataclass(frozen=True, slots=True)
class Lasting:
    """A page with its neutral address, written out so that it can be copied.

    :ivar plain: the title without markup.
    """

    title: Text
    plain: str
    href: str
    address: str


@dataclass(frozen=True, slots=True)
class Permanent:
    """Every chapter, with its principles, by the address to use in a course."""

    heading: Heading
    chapters: tuple[tuple[Lasting, tuple[Lasting, ...]], ...]


@dataclass(frozen=True, slots=True)
class Files:
    """Files to take away. :ivar groups: who they are for, each with its files."""

    heading: Heading
    groups: tuple[tuple[str, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True)
class Courses:
    """The page for people who build courses.

    :ivar copy: what the buttons are called that copy an address.
    :ivar exports: the files with the texts themselves: of every language, and of the reader's.
    """

    title: Heading
    sections: tuple[Section, ...]
    permanent: Permanent
    files: Files
    exports: Links
    copy: str


def described(r: Renderer, page: Page) -> Courses:
    """What is on the page for courses."""
    title, *rest = page.blocks
    labels = formats.labels(r.book, r.language.code)
    exports = tuple(Link(r.text(key), r.site(path)) for path, key in labels)
    return Courses(
        headed(r, page, title),
        sections(r, page, rest),
        _permanent(r),
        Files(heading(r, "files", r.text("link-files")), tuple(_files(r))),
        Links(heading(r, "exports", r.text("export-files")), exports),
        r.text("read-copy"),
    )


def _files(r: Renderer) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """The files for each course platform and for programs, in the reader's language where they
    have one.
    """
    code = r.language.code
    for version in names.VERSIONS if r.book.address else ():
        named = [
            _PLATFORMS[version],
            *([r.text("link-other-platforms")] if version == "1.3" else []),
        ]
        cartridge = r.text("link-cartridge", version=version)
        yield r.joined(named), (Link(cartridge, r.site(names.cartridge(code, version))),)
    programs = (
        (names.table(code), "link-table"),
        (names.feed(code), "link-feed"),
        (names.CHECKER, "link-checker"),
        (names.LINKS, "link-links"),
        (names.CHANGES, "link-changes"),
        (names.inventory(code), "link-inventory"),
    )
    yield r.text("status-data"), tuple(Link(r.text(key), r.site(path)) for path, key in programs)


def _permanent(r: Renderer) -> Permanent:
    chapters = tuple(
        (
            _lasting(r, chapter),
            tuple(_lasting(r, principle) for principle, _ in r.book.pages[chapter].principles),
        )
        for chapter in r.book.chapters
    )
    return Permanent(heading(r, "permanent", r.text("link-permanent")), chapters)


def _lasting(r: Renderer, page_id: str) -> Lasting:
    path = addresses.neutral(page_id)
    title = r.shown(r.title_of(r.book.pages[page_id]))
    plain = r.title(page_id)
    return Lasting(title, plain, r.site(path), f"{r.book.address}{path}")
