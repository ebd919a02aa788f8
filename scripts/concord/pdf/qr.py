"""QR codes (ISO/IEC 18004) as SVG, for a link that is printed."""

from __future__ import annotations

import segno


def svg(address: str) -> str:
    """The address as a square SVG of one path, with the quiet zone the standard asks for."""
    code = segno.make(address, error="m", micro=False, boost_error=False)
    side = code.symbol_size(border=4)[0]
    path = []
    for y, row in enumerate(code.matrix_iter(border=4)):
        x = 0
        while x < side:
            run = x
            while run < side and row[run]:
                run += 1
            if run > x:
                path.append(f"M{x} {y}h{run - x}v1h-{run - x}z")
            x = run + 1
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path d="{"".join(path)}" fill="#000"/></svg>'
    )
