"""Sets one edition: data and templates in, a tagged PDF whose text comes out right."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

import typst

from .. import look
from ..book.model import SECTIONS
from .breaks import kept_whole
from .editions import CARDS
from .fonts import Face
from .spans import Data
from .textlayer import repaired

TEMPLATES = Path(__file__).parent / "typst"
STANDARDS = ["a-2a", "ua-1"]
_NO_GLYPH = re.compile(
    r'the text `?"?(?P<text>.+?)"?`? could not be displayed with font `?"?(?P<font>[^"`\n]+)'
)


class CannotSet(Exception):
    """Typst refused. :ivar text: the text no font can display, or ``""``. :ivar font: the first font tried."""

    def __init__(self, message: str, text: str = "", font: str = ""):
        super().__init__(message, text, font)
        self.message, self.text, self.font = message, text, font


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for every edition: fonts by language, and the second it is dated."""

    families: Mapping[str, Sequence[str]]
    folders: tuple[Path, ...]
    timestamp: int

    @classmethod
    def of(cls, faces: Mapping[str, Sequence[Face]], timestamp: int) -> Setting:
        """The setting for the faces :func:`fonts.choose` found."""
        families = {
            code: [face.family for face in of_language] for code, of_language in faces.items()
        }
        folders = dict.fromkeys(
            face.folder for of_language in faces.values() for face in of_language
        )
        return cls(families, tuple(folders), timestamp)


def pdf(document: Data, setting: Setting) -> bytes:
    """Compile a document of :func:`documents.document`; the same bytes for the same input.

    :raises CannotSet: when a glyph is missing, or the templates cannot set the document.
    """
    used = dict.fromkeys(
        setting.families[language["code"]][0] for language in document["languages"]
    )
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(f) for f in setting.folders],
    )
    try:
        made = typst.compile(
            str(TEMPLATES / ("cards.typ" if document["form"] == CARDS else "book.typ")),
            root=str(TEMPLATES),
            font_paths=fonts,
            sys_inputs={
                "document": json.dumps(kept_whole(document), ensure_ascii=False),
                "fonts": json.dumps(setting.families),
                "sections": json.dumps({id: asdict(section) for id, section in SECTIONS.items()}),
                "typefaces": ", ".join(used),
                "look": json.dumps(look.tokens()),
                "mark": look.mark(),
            },
            pdf_standards=STANDARDS,  # type: ignore[arg-type]
            timestamp=setting.timestamp,
        )
    except typst.TypstError as error:
        message = str(error)
        missing = _NO_GLYPH.search(message)
        if missing:
            raise CannotSet(message, missing["text"], missing["font"]) from None
        raise CannotSet(message) from None
    assert isinstance(made, bytes)
    return repaired(made)


def fingerprint(faces: Mapping[str, Sequence[Face]]) -> str:
    """A mark of everything but the content that the bytes of an edition depend on."""
    mark = hashlib.sha256(f"{SECTIONS!r}{look.tokens()}{look.mark()}".encode())
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in (".py", ".typ"):
            mark.update(path.name.encode() + path.read_bytes())
    for package in ("typst", "pikepdf", "pythainlp", "segno"):
        mark.update(f"{package} {version(package)}".encode())
    for face in dict.fromkeys(face for of_language in faces.values() for face in of_language):
        mark.update(f"{face.slug} {face.version}".encode())
    return mark.hexdigest()
