"""What a device needs to keep a language of the book among its programs (W3C, Web Application Manifest)."""

from __future__ import annotations

import json
from collections.abc import Mapping

from .. import look
from ..html.renderer import Renderer

NAME = "manifest.webmanifest"
"""In the folder of each language: the address by which a device knows the book stays."""


def manifest(r: Renderer, icons: Mapping[str, str]) -> str:
    """The manifest of a language; its addresses are relative, so that they hold below any folder.

    :param icons: paths of the PNGs below the site's address, by name: ``512``, ``512-maskable``.
    """
    light = look.tokens()["light"]
    name = r.text("book-title")
    pictures = []
    for icon, path in icons.items():
        size, _, purpose = icon.partition("-")
        pictures.append(
            {"src": f"../{path}", "sizes": f"{size}x{size}", "type": "image/png"}
            | {"purpose": purpose or "any"}
        )
    told = {
        "name": f"{name}: {r.text('book-subtitle')}",
        "short_name": name,
        "lang": r.language.code,
        "dir": r.language.direction,
        "start_url": "./",
        "scope": "../",  # the other languages, the books and the files are the same program
        "display": "minimal-ui",
        "background_color": light["paper"],
        "theme_color": light["head"],
        "icons": pictures,
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
