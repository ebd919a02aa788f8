"""A font from a package, cut down to the characters that are needed.

Cutting takes a second a font, so what was cut is kept (:mod:`concord.running.kept`).
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata, resources
from typing import Any

from ..findings.diagnostics import CannotCheck
from ..running.kept import Store, joined

WEIGHTS = (400, 700)
SAMPLE = "aaabcdeeeefghiijklmnnoopqrrssttuvwxyz      "
"""Text whose mean advance stands for the width of a Latin font."""
_GROUP = "fontpkg.family"


@dataclass(frozen=True)
class Face:
    """One file of a family.

    :ivar weight: as CSS writes it: ``400``, or ``400 700`` for a variable font.
    :ivar ascent: with :attr:`descent` and :attr:`advance`, metrics in em; the mean advance
        of Latin text is 0 for a font without Latin letters.
    """

    family: str
    weight: str
    name: str
    characters: frozenset[str]
    data: bytes
    ascent: float
    descent: float
    advance: float


def faces_of(slug: str, characters: Iterable[str], store: Store) -> Iterator[Face]:
    """The faces of a family, cut: one for a variable font, else one a weight.

    :param slug: the family's name in its package, ``fontpkg-<slug>``.
    :param store: keeps what was cut.
    :raises CannotCheck: when no such package is installed.
    """
    package = _package(slug)
    about = json.loads((package / "metadata.json").read_text("utf-8"))
    chosen = [
        f
        for f in about["files"]
        if f["style"] == "normal" and (f["variable"] or f["weight"] in WEIGHTS)
    ]
    for file in chosen:
        weight = f"{WEIGHTS[0]} {WEIGHTS[-1]}" if file["variable"] else str(file["weight"])
        yield _face(
            str(about["family"]), weight, (package / file["path"]).read_bytes(), characters, store
        )


@cache
def _package(slug: str) -> Any:
    """The files of an installed font package. :raises CannotCheck: when there is none."""
    found = [e for e in metadata.entry_points(group=_GROUP) if e.name.replace("_", "-") == slug]
    if not found:
        raise CannotCheck(f"no package with the font “{slug}” is installed (fontpkg-{slug})")
    return resources.files(found[0].value.partition(":")[0])


_FAMILY = 1
_NAMES = [0, _FAMILY, 2, 13, 14]
"""Names that a cut font keeps: whose it is and under which licence, as the Open Font License asks of
every copy. Its own is another: some names are reserved for fonts that are whole."""


_STROKE, _FRACTIONS = "\u2044", ("frac", "numr", "dnom")
"""The stroke of fractions, and features that nothing but it asks for."""


def _face(family: str, weight: str, source: bytes, characters: Iterable[str], store: Store) -> Face:
    wanted = "".join(sorted(characters))
    inputs = joined(source, wanted.encode(), weight.encode())
    facts = json.loads(store.text("font", inputs, lambda: json.dumps(_cut(source, wanted, weight))))
    data = base64.b64decode(facts["woff2"])
    name = f"font-{weight.replace(' ', '-')}-{hashlib.sha256(data).hexdigest()[:10]}.woff2"
    return Face(
        family,
        weight,
        name,
        frozenset(facts["characters"]),
        data,
        facts["ascent"],
        facts["descent"],
        facts["advance"],
    )


def _cut(source: bytes, characters: str, weight: str) -> dict[str, Any]:
    """A font with only ``characters``, as WOFF 2, and its metrics."""
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font = TTFont(io.BytesIO(source), lazy=True, recalcTimestamp=False)
    options = subset.Options(hinting=False, notdef_outline=True, name_IDs=_NAMES)
    if _STROKE not in characters:
        options.layout_features = [f for f in options.layout_features if f not in _FRACTIONS]
    options.drop_tables = [*subset.Options().drop_tables, "meta"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    if "fvar" in font:
        axes = {
            axis.axisTag: axis.defaultValue for axis in font["fvar"].axes if axis.axisTag != "wght"
        }
        limits = {**axes, "wght": tuple(map(int, weight.split()))}
        font = instancer.instantiateVariableFont(font, limits)
    for record in font["name"].names:
        if record.nameID == _FAMILY:
            record.string = "Concord"
    units, names, metrics = font["head"].unitsPerEm, font.getBestCmap(), font["hmtx"]
    latin = all(ord(char) in names for char in SAMPLE)
    advance = sum(metrics[names[ord(c)]][0] for c in SAMPLE) / len(SAMPLE) / units if latin else 0.0
    target = io.BytesIO()
    font.flavor = "woff2"
    font.save(target)
    hhea = font["hhea"]
    return {
        "woff2": base64.b64encode(target.getvalue()).decode("ascii"),
        "characters": "".join(map(chr, sorted(names))),
        "advance": advance,
        "ascent": hhea.ascent / units,
        "descent": -hhea.descent / units,
    }
