"""Characters shared out among glyphs, so that every reader gets the text."""

from __future__ import annotations

import pytest
from concord.pdf import textlayer
from concord.pdf.textlayer import clusters


@pytest.mark.parametrize(
    ("text", "glyphs", "shares"),
    [
        ("ab", 2, ["a", "b"]),
        ("ffi", 1, ["ffi"]),
        ("ที่", 3, ["ท", "ี", "่"]),
        ("لا", 1, ["ال"]),  # drawn from the left: alef, then lam
        ("\u200cه", 1, ["ه\u200c"]),
        ("هٔ", 2, ["ٔ", "ه"]),
        ("\u200fا\u202c", 1, ["ا"]),  # direction marks are no text
        ("ำ", 2, None),  # one character drawn as two glyphs keeps its ActualText
        ("", 1, None),
    ],
)
def test_letters_are_shared_out_in_the_order_of_drawing(
    text: str, glyphs: int, shares: list[str] | None
) -> None:
    """Left to right as written; right to left from the left edge, as it is drawn."""
    assert clusters.shared(text, glyphs) == shares


def test_a_file_without_complex_text_keeps_its_streams() -> None:
    """A book in English needs no repair, and its pages are not touched."""
    import typst

    made = typst.compile(
        b'#set document(title: "x")\nHello', pdf_standards=["a-2a", "ua-1"], timestamp=0
    )
    assert textlayer.repaired(made) == textlayer.repaired(made)
    from ..pdf import printing

    with printing.opened(made) as before, printing.opened(textlayer.repaired(made)) as after:
        assert before.pages[0].Contents.read_bytes() == after.pages[0].Contents.read_bytes()
