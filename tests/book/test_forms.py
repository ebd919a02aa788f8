"""What an address, a day, a font and a name may look like."""

from __future__ import annotations

import pytest
from concord.book import forms, names, unseen

RIGHT = (
    "https://concord.example/",
    "http://localhost:8000/",
    "http://127.0.0.1:8000/book/",
    "https://xn--12c1fe0br.example/a-b/c_d/%E0%B8%81/",
)
WRONG = (
    *("", "concord.example/", "https://concord.example", "ftp://concord.example/", "https:///"),
    *("javascript:alert(1)//x/", "https://me@x.example/", "https://me:pw@x.example/"),
    *("https://x.example/?a/", "https://x.example/#a/", "https://x.example/a b/"),
    *(
        'https://x.example/"/',
        "https://x.example/'/",
        "https://x.example/<b>/",
        "https://x.example/\\/",
    ),
    *(
        "https://x.example/\t/",
        "https://x.example/\u202e/",
        "https://x..example/",
        "https://-x.example/",
    ),
    *(f"https://{'a' * 64}.example/", "https://x.example:0/", "https://x.example:65536/"),
    *(
        "https://x.example:/",
        "https://x.example//",
        "https://x.example/../",
        "https://x.example/./a/",
    ),
    *("https://x.example/%/", "https://x.example/%zz/", "https://1.2.3.4.5/", "https://256.1.1.1/"),
    *(
        "https://é.example/",
        "https://x_y.example/",
        "https://x.example/\n/",
        "https://x.example/{a}/",
    ),
)


@pytest.mark.parametrize("text", RIGHT)
def test_an_address_is_taken(text: str) -> None:
    """A folder of a site, with a port or not."""
    assert forms.is_web_address(text)


@pytest.mark.parametrize("text", WRONG)
def test_an_address_is_refused(text: str) -> None:
    """Nothing that could be markup, a query, a user's password or another place."""
    assert not forms.is_web_address(text)


def test_days() -> None:
    """A day exists, and is written in the digits of ISO 8601; a book is of our time."""
    assert all(map(forms.is_day, ("2026-11-22", "2024-02-29", "1909-01-01")))
    wrong = ("2026-02-30", "2026-13-01", "2025-02-29", "2026-1-1", "20261122", "2026-11-22T00:00")
    wrong += ("0000-01-01", "٢٠٢٦-١١-٢٢", "２０２６-11-22", "", "2026-11-22\n")
    assert not any(map(forms.is_day, wrong))
    assert forms.is_revision("2026-11-22")
    assert not any(map(forms.is_revision, ("0001-01-01", "1999-12-31", "2200-01-01", "9999-12-31")))


def test_names_in_paths() -> None:
    """A font and a theme are names, never ways through folders."""
    assert all(map(forms.is_slug, ("noto-sans", "ibm-plex-sans-arabic", "x2")))
    assert not any(
        map(forms.is_slug, ("", "../x", "a/b", "Noto Sans", "a--b", "a_b", "x" * 61, "é"))
    )
    assert all(map(forms.is_theme_language, ("en", "pt-BR", "zh-Hant", "fil")))
    assert not any(map(forms.is_theme_language, ("", "../en", "en.html", "e", "en_GB", "en-")))


NAMES = (
    "Nok",
    "O’Brien-Smith, Jr.",
    "علی\u200cرضا رضایی",
    "สมชาย ใจดี",
    "José",
    "Anna (Анна)",
    "nok_p",
)
NOBODY = (
    *(
        "",
        " ",
        "42",
        "-",
        "\u200b",
        "\u3164",
        "\u2800",
        "\ufeff",
        "Nok\u202e",
        "N\u00adok",
        "a\u200cb",
    ),
    *(
        "<b>Nok</b>",
        "*Nok*",
        "_Nok_",
        "[Nok](x)",
        "`Nok`",
        "Nok & Co",
        'No"k',
        "a" * 81,
        "\U000e0041",
    ),
    *("\u0410nna", "N\u0300\u0301\u0302\u0303ok", "{name}", "Nok\nPloy|"),
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_taken(name: str) -> None:
    """Names of many scripts, with the marks that names have."""
    assert names.person(name) == name


@pytest.mark.parametrize("name", NOBODY)
def test_a_name_is_refused(name: str) -> None:
    """Nothing that nobody can see, no markup, no word of two scripts, no page of text."""
    assert not names.person(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(
            ("Nok", "NOK "),
            ("Nok", "Ｎｏｋ"),
            ("Nok P.", "nok  p"),
            ("José", "Jose"),
            ("Nok", "N0k"),
        ),
        *(("Anna", "\u0410nn\u0430"), ("Ali", "А\u04cfі"), ("علی", "علي"), ("Nok\u200b", "Nok")),
        *(("Nok", "N\u00adok"), ("Arnold", "Amold"), ("สมชาย", "สม ชาย"), ("Nok\U000e0041", "Nok")),
    ],
)
def test_the_same_person(one: str, other: str) -> None:
    """Two spellings that a reader takes for one."""
    assert names.same_person(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Nok", "Noi"), ("สมชาย", "สมชัย"), ("Kim Lee", "Kim Li"), ("Anna B", "Anna C")],
)
def test_two_people(one: str, other: str) -> None:
    """Names that are alike."""
    assert not names.same_person(one, other)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "می\u200cشود",
            "PDF\u200cها",
            "«کتاب»\u200cها",
            "क्\u200dष",
            "\u2764\ufe0f",
            "1\ufe0f\u20e3",
        ),
        *(
            "\U0001f468\u200d\U0001f469\u200d\U0001f467",
            "a\u00a0b",
            "é e\u0301",
            "ท\u0e33",
            "\u06dd",
        ),
    ],
)
def test_what_has_a_use_is_left_alone(text: str) -> None:
    """Joiners where letters join, selectors after symbols, spaces that do not break."""
    assert not list(unseen.places(text))


@pytest.mark.parametrize(
    "char",
    [
        *("\u202e", "\u2066", "\u200e", "\u200f", "\u061c", "\u200b", "\u2060", "\u00ad", "\ufeff"),
        *("\u3164", "\u115f", "\uffa0", "\u2800", "\u034f", "\u180e", "\U000e0041", "\ufe0f"),
        *("\ue000", "\U0010fffd", "\u0378", "\ufdd0", "\u200c", "\u200d", "\U000e0100", "\ufffd"),
    ],
)
def test_what_cannot_be_seen_is_found(char: str) -> None:
    """Between Latin letters, at either end, and twice."""
    assert list(unseen.places(f"a{char}b")) == [(1, char)]
    assert len(list(unseen.places(f"{char}ab{char}{char}"))) == 3
