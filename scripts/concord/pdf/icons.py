"""The mark of the book as pictures that a device shows among its programs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import typst

from .. import look
from .typeset import TEMPLATES

_SHARES = {"192": 1.0, "512": 1.0, "512-maskable": 0.8}
"""By name: how much of the picture the mark fills. Of one that is cut to a circle or another shape
it fills the part that always stays (W3C, Web Application Manifest, “Icon masks and safe zone”)."""


def icons() -> Mapping[str, bytes]:
    """A PNG by its name, which begins with its size in pixels; the ground runs to its edges."""
    return {
        name: _made(name.partition("-")[0], share, look.mark(), str(look.tokens()["light"]["head"]))
        for name, share in _SHARES.items()
    }


@lru_cache(maxsize=16)
def _made(size: str, share: float, mark: str, ground: str) -> bytes:
    made = typst.compile(
        str(TEMPLATES / "icon.typ"),
        root=str(TEMPLATES),
        format="png",
        ppi=72.0,
        font_paths=typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[]
        ),
        sys_inputs={"size": size, "share": str(share), "mark": mark, "ground": ground},
    )
    assert isinstance(made, bytes)
    return made
