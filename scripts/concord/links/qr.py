"""QR codes (ISO/IEC 18004) as grey pixels, one a module, for a link that is printed."""

from __future__ import annotations

from functools import cache

import segno

QUIET = 4
"""Width of the white border, in modules, that the standard asks for."""


@cache
def pixels(address: str) -> list[list[int]]:
    """The code of an address, row by row: 0 for dark, 255 for light, its border included."""
    code = segno.make(address, error="m", micro=False, boost_error=False)
    return [[0 if dark else 255 for dark in row] for row in code.matrix_iter(border=QUIET)]
