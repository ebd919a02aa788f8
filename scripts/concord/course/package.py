"""SCORM 1.2 packages: a chapter in a language, or the whole book, as one object that records.

A package is one document, so that a reader who goes on does not leave the object: a platform takes
that for the end. Nothing in it is fetched from elsewhere. Its identifiers are made of ids of the
book and stay, so that a newer package takes the place of an older one and finds its records.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import rjsmin

from ..book.model import Book, Language
from ..html import styles
from ..html.fonts import Fonts
from ..html.renderer import Renderer
from ..html.templating import render
from ..links import names
from ..links.elements import Element, document, element, rows
from ..links.zipped import zipped
from ..locale import l10n
from .steps import Standing, Step, steps

_RUNTIME = Path(__file__).parent / "runtime"
_PARTS = ("platform", "record", "course")
"""The files of ``runtime/``, in the order they are joined in; each uses those before it."""
_NAMESPACES = {
    "": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    "imsmd": "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1",
    "adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
}
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
MASTERY = 75
"""The score, of 100, from which a course is passed: three right of four, as a chapter asks."""
LONGEST = 4096
"""Most characters of state that a platform keeps (SCORM 1.2, ``cmi.suspend_data``)."""


@dataclass(frozen=True)
class Course:
    """What a package is made of.

    :ivar id: its permanent identifier.
    :ivar title: what platforms call it.
    """

    id: str
    title: str
    language: Language
    steps: tuple[Step, ...]


def packages(book: Book, base: str, fonts: Fonts) -> Iterator[tuple[str, bytes]]:
    """Every package as (path below the site's address, content).

    :param base: the site's address, with ``/`` at its end; without any there are none.
    """
    script, sheet = runtime(), styles.course()
    for code in book.languages if base else ():
        for chapter in names.courses(book):
            made = course(book, code, base, chapter)
            yield names.scorm(code, chapter), package(book, made, fonts, script, sheet)


def course(book: Book, code: str, base: str, chapter: str = "") -> Course:
    """The course of a chapter, or of the whole book."""
    language = book.languages[code]
    chapters = (chapter,) if chapter else book.chapters
    held = [p for of in chapters for p in (of, *(q for q, _ in book.pages[of].principles))]
    r = Standing(book, language, frozenset(held), base)
    name = r.text("book-title")
    title = f"{name}: {r.title(chapter) if chapter else r.text('book-subtitle')}"
    identifier = f"concord-{code}{chapter and f'-{chapter}'}"
    return Course(identifier, title, language, steps(r, chapters))


def package(book: Book, made: Course, fonts: Fonts, script: str, sheet: str) -> bytes:
    """A package as a zip: the same bytes from the same book."""
    face, files = fonts.alone.get(made.language.code, ("", ()))
    texts = {
        "index.html": page(book, made, fonts=bool(face)),
        "course.css": sheet,
        "course.js": script,
    } | ({"fonts.css": face} if face else {})
    found = {name: text.encode() for name, text in texts.items()}
    found |= {name: fonts.files[name] for name in files}
    return zipped([("imsmanifest.xml", manifest(made, list(found)).encode()), *found.items()])


def runtime() -> str:
    """The script of a course, without its comments."""
    parts = [(_RUNTIME / f"{part}.js").read_text("utf-8") for part in _PARTS]
    joined = '(function () {\n"use strict";\n' + "\n".join(parts) + "}());\n"
    return str(rjsmin.jsmin(joined)) + "\n"


def page(book: Book, made: Course, *, fonts: bool = True) -> str:
    """The one document of a course."""
    r = Renderer(book, made.language)
    return render(
        "course.html",
        course=made,
        language=made.language,
        fonts=fonts,
        digits=l10n.digits("0123456789", made.language),
        mastery=MASTERY,
        longest=LONGEST,
        asked=_asks(made),
        said=r.said,
        text=r.text,
        neighbours=list(
            zip((None, *made.steps[:-1]), made.steps, (*made.steps[1:], None), strict=True)
        ),
    )


def manifest(made: Course, files: list[str]) -> str:
    """``imsmanifest.xml``: IMS Content Packaging 1.1.2 as ADL's SCORM 1.2 uses it.

    :param files: what the package holds beside it; the first is where a platform begins.
    """
    schemas = " ".join(f"{uri} {uri.rpartition('/')[2]}.xsd" for uri in _NAMESPACES.values())
    attributes = {
        "identifier": made.id,
        "version": "1.2",
        **{f"xmlns{name and ':'}{name}": uri for name, uri in _NAMESPACES.items()},
        "xmlns:xsi": _XSI,
        "xsi:schemaLocation": schemas,
    }
    title = element("title", made.title)
    mastery = [element("adlcp:masteryscore", str(MASTERY))] if _asks(made) else []
    item = rows(
        "item",
        [title, *mastery],
        {"identifier": f"{made.id}-item", "identifierref": f"{made.id}-course"},
    )
    organization = rows("organization", [title, item], {"identifier": f"{made.id}-outline"})
    resource = rows(
        "resource",
        [element("file", attributes={"href": name}) for name in files],
        {
            "identifier": f"{made.id}-course",
            "type": "webcontent",
            "adlcp:scormtype": "sco",
            "href": files[0],
        },
    )
    parts = [
        _metadata(made),
        rows("organizations", [organization], {"default": f"{made.id}-outline"}),
        rows("resources", [resource]),
    ]
    return document(rows("manifest", parts, attributes))


def _asks(made: Course) -> bool:
    """Whether a course has a score."""
    return any(step.asked and step.asked.counts for step in made.steps)


def _metadata(made: Course) -> Element:
    """Which standard it keeps, and in IMS metadata what it is called, in which language."""
    code = made.language.code
    title = element("imsmd:langstring", made.title, attributes={"xml:lang": code})
    general = [element("imsmd:title", title), element("imsmd:language", code)]
    return rows(
        "metadata",
        [
            element("schema", "ADL SCORM"),
            element("schemaversion", "1.2"),
            element("imsmd:lom", rows("imsmd:general", general)),
        ],
    )
