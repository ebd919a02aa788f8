"""Which installed font sets which language.

Fonts are Python packages (``fontpkg-…``), pinned by hash like every other dependency, and
say in their metadata which scripts they hold. No font of the machine is ever used, so
that every machine makes the same bytes. A language in a new script needs one more such
package and no change here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path

from babel import Locale

from ..book.model import Language
from ..findings.diagnostics import CannotCheck
from .spans import script

FIRST_CHOICES = ("noto-sans", "almarai", "sarabun")
"""Families in the order they are asked for a script; any other installed one comes after.

Almarai's joined letters and unkerned words come out of PDF readers whole more often than
those of the other Arabic-script families tried: scripts/README.md has the figures.
"""
_SCRIPTS = Locale("en").scripts
_UNSPACED = ("Thai", "Laoo", "Khmr", "Mymr", "Tibt", "Hans", "Hant", "Jpan")
"""Scripts with no space between words, whose lines may break inside a name."""
_LOW = ("Latn", "Cyrl", "Grek")
"""Scripts that put nothing above or below a letter that needs wider lines."""


@dataclass(frozen=True, slots=True)
class Face:
    """An installed font family.

    :ivar slug: what the package is called after ``fontpkg-``.
    :ivar scripts: scripts it holds, by their English names in small letters.
    """

    slug: str
    family: str
    version: str
    folder: Path
    scripts: frozenset[str]


def installed() -> list[Face]:
    """The font packages of this environment, the first choice first."""
    found = [face for point in entry_points(group="fontpkg.family") if (face := _face(point))]
    rank = {slug: place for place, slug in enumerate(FIRST_CHOICES)}
    return sorted(found, key=lambda face: (rank.get(face.slug, len(rank)), face.slug))


def _face(point: EntryPoint) -> Face | None:
    spec = find_spec(point.module)
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent
    told = json.loads((folder / "metadata.json").read_text("utf-8"))
    scripts = frozenset(name.partition("-")[0] for name in told["subsets"])
    return Face(told["slug"], told["family"], told["version"], folder / "files", scripts)


def choose(languages: Iterable[Language], faces: Iterable[Face]) -> dict[str, list[Face]]:
    """For each language its faces, its own script's first, then those of the others.

    :raises CannotCheck: when no installed font has the script of a language.
    """
    faces = list(faces)
    own = {language.code: _for_script(language, faces) for language in languages}
    return {code: list(dict.fromkeys([face, *own.values()])) for code, face in own.items()}


def _for_script(language: Language, faces: list[Face]) -> Face:
    code = script(language)
    name = _SCRIPTS.get(code, code).lower()
    for face in faces:
        if name in face.scripts:
            return face
    have = ", ".join(face.family for face in faces) or "none"
    raise CannotCheck(
        f"no font for {language.code}: none of the installed font packages ({have}) has {name} letters;"
        f" run `make install`, or add a fontpkg package that has them to pyproject.toml"
    )


def is_low(language: Language) -> bool:
    """Whether lines of the language can stand close together."""
    return script(language) in _LOW


def is_spaced(language: Language) -> bool:
    """Whether words of the language stand apart, so that a line breaks only between them."""
    return script(language) not in _UNSPACED
