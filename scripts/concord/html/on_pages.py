"""What the pages themselves show for courses: the self-check, the files, the neutral addresses."""

from __future__ import annotations

from html import escape

from ..book import addresses
from ..book.model import Option, Page, Question
from ..links import names
from ..translating.exchange import formats
from .blocks import heading
from .renderer import Renderer

PAGE = "for-courses"
"""Id of the page for people who build courses."""
_PLATFORMS = {"1.1": "Moodle", "1.3": "Canvas"}


def self_check(r: Renderer, chapter: Page) -> str:
    """The check questions of a chapter. Each answer opens to say whether it is right."""
    questions = r.book.questions.get(chapter.id, ())
    if not questions:
        return ""
    note = escape(r.text("link-check-note"))
    asked = [_question(r, chapter, question, n) for n, question in enumerate(questions, start=1)]
    return (
        f"{heading(r, 'check', r.text('link-check'))}\n<p>{note}</p>\n"
        f'<div class="cn-check" data-search-exclude="1">{"".join(asked)}</div>'
    )


def _question(r: Renderer, chapter: Page, question: Question, number: int) -> str:
    name = f"check-{question.id}"
    shown = r.book.translate(f"{chapter.id}/{name}", question.text, r.language.code)
    label = escape(r.text("link-question", number=r.number(number)))
    options = "".join(_option(r, chapter, question, option) for option in question.options)
    return (
        f'<section id="{name}" aria-labelledby="{name}-label"><h3 id="{name}-label">{label}</h3>'
        f"<p>{r.translated(shown)}</p>{options}</section>\n"
    )


def _option(r: Renderer, chapter: Page, question: Question, option: Option) -> str:
    name = f"check-{question.id}-{option.id}"
    text = r.book.translate(f"{chapter.id}/{name}", option.text, r.language.code)
    note = r.book.translate(f"{chapter.id}/{name}-note", option.note, r.language.code)
    right = "right" if option.id == question.right else "wrong"
    verdict = escape(r.text(f"link-{right}"))
    title = r.plain(r.title_of(r.book.pages[question.principle]))
    read = escape(r.text("link-read", title=title))
    return (
        f'<details id="{name}" class="cn-answer cn-{right}" name="{question.id}">'
        f"<summary>{r.translated(text)}</summary>"
        f"<p><strong>{verdict}</strong> {r.translated(note)}</p>"
        f'<p><a href="{r.link(question.principle)}">{read}</a></p></details>'
    )


def body(r: Renderer, page: Page) -> str:
    """What the page for courses holds below its written blocks."""
    return "\n".join([_files(r), _exports(r), _permanent(r)])


def _files(r: Renderer) -> str:
    """The files for course platforms and programs, in the reader's language where they have one."""
    code = r.language.code
    items = []
    for version in names.VERSIONS if r.book.address else ():
        label = r.text("link-cartridge", version=version)
        platforms = r.joined([_PLATFORMS[version], r.text("link-other-platforms")])
        note = r.text(
            "link-cartridge-note", platforms=platforms if version == "1.3" else _PLATFORMS[version]
        )
        items.append((names.cartridge(code, version), f"{label}, {note}"))
    items += [
        (names.table(code), r.text("link-table")),
        (names.feed(code), r.text("link-feed")),
        (names.CHECKER, r.text("link-checker")),
        (names.LINKS, r.text("link-links")),
        (names.CHANGES, r.text("link-changes")),
        (names.inventory(code), r.text("link-inventory")),
    ]
    return f"{heading(r, 'files', r.text('link-files'))}\n{_listed(r, items)}"


def _exports(r: Renderer) -> str:
    """The files with the texts themselves: those of every language, and of the reader's."""
    labels = formats.labels(r.book, r.language.code)
    items = [(path, r.text(key)) for path, key in labels]
    return f"{heading(r, 'exports', r.text('export-files'))}\n{_listed(r, items)}"


def _listed(r: Renderer, items: list[tuple[str, str]]) -> str:
    rows = "".join(
        f'<li><a href="{_root(r)}{path}">{escape(label)}</a></li>' for path, label in items
    )
    return f'<ul class="cn-list">{rows}</ul>'


def _permanent(r: Renderer) -> str:
    """Every chapter and principle with its neutral address, the one to use in a course."""
    rows = []
    for chapter in r.book.chapters:
        inside = [_go(r, principle) for principle, _ in r.book.pages[chapter].principles]
        rows.append(f"<li>{_link(r, chapter)}<ul>{''.join(inside)}</ul></li>")
    return f'{heading(r, "permanent", r.text("link-permanent"))}\n<ol class="cn-list">{"".join(rows)}</ol>'


def _go(r: Renderer, page_id: str) -> str:
    return f"<li>{_link(r, page_id)}</li>"


def _link(r: Renderer, page_id: str) -> str:
    """A title with its neutral address, written out so that it can be copied."""
    path = addresses.neutral(page_id)
    title = r.translated(r.title_of(r.book.pages[page_id]))
    shown = escape(f"{r.book.address}{path}")
    return f'{title}<br><a href="{_root(r)}{path}"><bdi dir="ltr">{shown}</bdi></a>'


def _root(r: Renderer) -> str:
    """From the page being set to the root of the whole site."""
    return "../" * (r.path.count("/") + 1)
