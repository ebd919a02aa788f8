"""One file of tokens: what is read can be read, both schemes are whole, and nothing has its own."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from concord import look
from concord.book.model import SECTIONS
from concord.html import styles
from concord.pdf import typeset

SCHEMES = ("light", "dark")
TEXT = (
    *((colour, "paper") for colour in ("ink", "quiet", "accent", "yes", "no", "warm", "differ")),
    *((colour, "wash") for colour in ("ink", "quiet", "accent")),
    *((colour, "warm-wash") for colour in ("ink", "quiet", "warm")),
    *((colour, "speech") for colour in ("ink", "quiet", "accent")),
    ("on-head", "head"),
    ("on-mark", "accent"),
    ("on-mark", "differ"),
)
"""Letters and what they stand on."""
DRAWN = (("edge", "paper"), ("amber", "head"), ("yes", "paper"), ("no", "paper"))
"""What can be used or says something, and what it stands on (WCAG 2.2, 1.4.11)."""


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_measure_is_that_of_the_standard() -> None:
    """Black on white is 21, and the grey that just passes is known."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_read_can_be_read(scheme: str) -> None:
    """Every text has 4.5 on its ground, every edge and mark 3, in both schemes."""
    colours = look.tokens()[scheme]
    short = {
        (front, back): round(contrast(colours[front], colours[back]), 2)
        for pairs, least in ((TEXT, 4.5), (DRAWN, 3))
        for front, back in pairs
        if contrast(colours[front], colours[back]) < least
    }
    assert short == {}


def test_both_schemes_name_the_same_colours() -> None:
    """A colour of one scheme is never missing in the other."""
    light, dark = (look.tokens()[scheme] for scheme in SCHEMES)
    assert list(light) == list(dark) and len(light) > 10
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in [*light.values(), *dark.values()])


def test_every_section_has_its_mark_and_colour() -> None:
    """What the table of sections names is drawn here."""
    named = {section.mark for section in SECTIONS.values()}
    assert named <= set(look.tokens()["icon"])
    assert {section.colour for section in SECTIONS.values()} - {"plain"} <= set(
        look.tokens()["light"]
    )


def test_style_sheets_take_their_colours_from_the_tokens() -> None:
    """No style sheet and no template of the books has a colour of its own, and each custom
    property that one takes is given.
    """
    files = [*styles.FOLDER.glob("*.css"), *typeset.TEMPLATES.glob("*.typ")]
    assert len(files) > 15
    own = [
        (file.name, found)
        for file in files
        for found in re.findall(
            r"#[0-9a-fA-F]{3,8}\b(?=[;,)\s])|rgba?\(\d", file.read_text("utf-8")
        )
    ]
    assert own == []
    everything = "\n".join(map(styles.sheet, styles.SHEETS))
    given = set(re.findall(r"(--cn-[a-z-]+):", everything)) | {"--cn-count"}  # set by a script
    assert set(re.findall(r"var\((--cn-[a-z-]+)", everything)) <= given


def test_style_sheets_are_written_to_be_read() -> None:
    """By subject, each in its place in the order, one declaration a line."""
    parts = list(dict.fromkeys(part for joined in styles.SHEETS.values() for part in joined))
    parts += {*styles.COURSE, *styles.ALONE}.difference(parts)
    assert sorted(parts) == sorted(file.stem for file in styles.FOLDER.glob("*.css"))
    for file in styles.FOLDER.glob("*.css"):
        lines = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", file.read_text("utf-8"), flags=re.S).split("\n")
        assert [line for line in lines if line.count(";") > 1 or "{" in line and ";" in line] == []


def test_the_mark_is_in_the_colours_of_the_tokens() -> None:
    """The drawing has no colour of its own and no placeholder left, and its steps are in order."""
    light = look.tokens()["light"]
    assert set(re.findall(r"#[0-9a-f]{6}", look.mark())) == {light["head"], light["amber"]}
    assert "$" not in look.mark()
    sizes = look.tokens()["size"]
    assert all(a > b for a, b in pairwise(sizes.values()))
