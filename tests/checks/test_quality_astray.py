"""What goes astray in a translation: kinds, ranges, names, links, sentences, marks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from concord.checks.quality import faults
from concord.checks.quality.text import is_near
from concord.checks.quality.unit import Unit

from .test_quality import unit as plain_unit
from .test_quality_agreement import unit

OWN = {"PO041", "PO052", "PO054", "PO055", "PO056", "PO057", "PO058", "PO059"}


def found(*units: Unit) -> list[str]:
    """The codes of this file that are found in some translations."""
    return [fault.code for _, fault in faults(units) if fault.code in OWN]


KINDS = [
    ("ms", "Service 24 hours a day", "Layanan 24 hari sehari"),
    ("tl", "Service 24 hours a day", "Serbisyong 24 na araw bawat araw"),
    ("fa", "Within three weeks", "در سه روز"),
    ("th", "Ten minutes", "สิบชั่วโมง"),
    ("th", "2 days and 3 hours", "3 วัน และ 2 ชั่วโมง"),
    ("ms", "In a day, then in a year", "Dalam sehari, kemudian dalam sebulan"),
    ("th", "The first step", "ขั้นตอนที่สอง"),
    ("fa", "The last step", "قدم اول"),
    ("tl", "Ready on Monday", "Handa sa Martes"),
    ("fa", "Ready on Tuesday", "دوشنبه آماده است"),
    ("ms", "The Persian article", "Artikel Thai"),
    ("fa", "Promise less.", "بیشتر وعده بدهید."),
    ("ms", "It is always right.", "Kadang-kadang betul."),
    ("tl", "Half of it", "Sangkapat nito"),
    ("ms", "5 kilograms", "5 liter"),
]


@pytest.mark.parametrize(("language", "english", "translation"), KINDS)
def test_another_of_its_kind_is_found(language: str, english: str, translation: str) -> None:
    """A unit, an order, a day or a language that is another, once."""
    assert found(unit(language, english, translation)) == ["PO054"]


RIGHT = [
    ("th", "Service 24 hours a day", "บริการตลอด 24 ชั่วโมง"),
    ("ms", "On the same day", "Pada hari itu juga"),
    ("tl", "The second time today", "Pangalawang beses ngayong araw"),
    ("fa", "First apologise.", "اول عذرخواهی کنید."),
    ("th", "Let them finish before you answer.", "ให้เขาพูดจบก่อนแล้วจึงตอบ"),
    ("fa", "Let them finish before you answer.", "بگذارید تمام کنند، سپس پاسخ دهید."),
    ("tl", "On Sunday", "Sa Linggo"),
    ("fa", "On Saturday", "در روز شنبه"),
    ("ms", "At least three more", "Sekurang-kurangnya tiga lagi"),
    ("th", "It plays a role.", "มีบทบาท"),
    ("ms", "A 2-day course", "Kursus dua hari"),
]


@pytest.mark.parametrize(("language", "english", "translation"), RIGHT)
def test_the_same_kind_in_other_words_is_right(
    language: str, english: str, translation: str
) -> None:
    """Languages say the same in their own order, or leave it out."""
    assert found(unit(language, english, translation)) == []


MONEY = [
    ("tl", "fifteen dollars a day, or $5 more", "labinlimang piso bawat araw, o $5 pa"),
    ("ms", "fifteen dollars", "lima belas ringgit"),
    ("th", "ten percent", "สิบบาท"),
    ("fa", "fifteen dollars", "پانزده تا"),
]


@pytest.mark.parametrize(("language", "english", "translation"), MONEY)
def test_a_currency_in_words_is_compared_too(language: str, english: str, translation: str) -> None:
    """PO041, as for amounts in digits."""
    assert found(unit(language, english, translation)) == ["PO041"]


RANGES = [
    ("ms", "5–10 days", "10–5 hari", True),
    ("fa", "$5,400 to $7,300", "۷٬۳۰۰ تا ۵٬۴۰۰ دلار", True),
    ("th", "two to four cups", "สี่ถึงสองแก้ว", True),
    ("tl", "two or three times", "tatlo o dalawang beses", True),
    ("ms", "from ten to five", "dari sepuluh hingga lima", False),
    ("ms", "On 2019-06-10", "Pada 2019-06-10", False),
    ("th", "two of four", "สี่คนมีสองคน", False),
]


@pytest.mark.parametrize(("language", "english", "translation", "turned"), RANGES)
def test_a_range_keeps_its_order(
    language: str, english: str, translation: str, turned: bool
) -> None:
    """Digits or words, and no date is a range."""
    assert found(unit(language, english, translation)) == ["PO055"] * turned


NAMED = "It was Harry Gordon Selfridge of Fourlane who said it."
NAMES = [
    ("th", "Harry Gordon Selfrigde แห่ง Fourlane เป็นคนพูด", ["PO056"]),
    ("fa", "Harry Gorden Selfridge از Fourlane این را گفت.", ["PO056"]),
    ("ms", "Harry Selfridge dari Fourlane yang mengatakannya.", ["PO056"]),
    ("tl", "Si Harry Gordon Selfridge ng Forlane ang nagsabi nito.", ["PO056"]),
    ("tl", "Si Harry Gordon Selfridge ng Fourlane ang nagsabi nito.", []),
    ("fa", "هری گوردون سلفریج از Fourlane این را گفت.", []),
]


@pytest.mark.parametrize(("language", "translation", "wanted"), NAMES)
def test_names_are_letter_for_letter(language: str, translation: str, wanted: list[str]) -> None:
    """A misspelt or incomplete name is found; one that a language writes its own way is not."""
    assert found(unit(language, NAMED, translation)) == wanted


def test_a_name_that_other_texts_have_is_not_left_out() -> None:
    """Who writes a name in one text writes it in the next; the glossary may say otherwise."""
    first = unit("fa", "They say that Selfridge left.", "می‌گویند Selfridge رفت.", name="b0")
    other = ("fa", "They say that Selfridge came.", "می‌گویند سلفریج آمد.")
    assert found(first, unit(*other)) == ["PO056"]
    agreed = "- term: Selfridge\n  translation: سلفریج\n"
    assert found(replace(first, language=unit(*other, agreed).language), unit(*other, agreed)) == []


def test_a_name_of_another_text_is_found() -> None:
    """In a language of Latin letters a name is no foreign word."""
    first = unit("ms", "They say that Selfridge left.", "Kata mereka Selfridge pergi.", name="b0")
    second = unit("ms", "They say that Hunter came.", "Kata mereka Selfridge datang.")
    third = unit("ms", "They say that Hunter is here.", "Kata mereka Hunter di sini.", name="b2")
    assert found(first, second, third) == ["PO056"]


def test_an_abbreviation_is_the_same() -> None:
    """CSV is not JSON; one that the language writes out is left out."""
    assert found(unit("tl", "A table (CSV)", "Talahanayan (JSON)")) == ["PO056"]
    assert found(unit("ms", "The CEO of it", "Ketua eksekutifnya")) == []


def test_words_are_near_by_a_letter_or_two() -> None:
    """Swapped, missing, another; short words differ rightly."""
    assert is_near("Selfrigde", "Selfridge") and is_near("Flemming", "Fleming")
    assert not is_near("Adam", "Eden") and not is_near("Ana", "Ann") and not is_near("Aten", "Aten")


TITLES = [
    unit("ms", "Hear them out", "Dengar sehingga habis", name="title"),
    replace(
        unit("ms", "Say sorry first", "Minta maaf dahulu"),
        entry=replace(unit("ms", "Say sorry first", "Minta maaf dahulu").entry, context="b/title"),
    ),
]
LINKS = [
    ("[Dengar sehingga habis][a], kemudian [minta maaf dahulu][b].", []),
    ("[Dengar sehingga habis][b], kemudian [minta maaf dahulu][a].", ["PO057"]),
    ("[Minta maaf][a], setelah [mendengar sehingga habis][b].", ["PO057"]),
    ("[Sesudah itu][b] barulah [sebelumnya][a].", []),
]


@pytest.mark.parametrize(("text", "wanted"), LINKS)
def test_the_words_of_a_link_name_its_page(text: str, wanted: list[str]) -> None:
    """Exchanged words or targets are found; words of one’s own are not."""
    english = "[Hear them out][a], then [say sorry first][b]."
    linked = unit("ms", english, text)
    assert found(*TITLES, linked) == wanted


TWICE = [
    ("ms", "Wait here. Then ask them.", "Tunggu di sini. Tanya mereka. Tunggu di sini.", True),
    ("fa", "Wait here. Then ask.", "همین جا صبر کنید. بپرسید. همین جا صبر کنید.", True),
    ("th", "Wait here. Then ask.", "รออยู่ที่นี่ก่อนนะ แล้วค่อยถาม รออยู่ที่นี่ก่อนนะ", True),
    ("ms", "Yes. Wait. Yes.", "Ya. Tunggu. Ya.", False),
    ("tl", "Ask them twice: first ask them twice.", "Tanungin sila: una, tanungin sila.", False),
]


@pytest.mark.parametrize(("language", "english", "translation", "twice"), TWICE)
def test_a_sentence_stands_once(language: str, english: str, translation: str, twice: bool) -> None:
    """What the English says once is said once."""
    assert ("PO058" in found(unit(language, english, translation))) == twice


def test_a_thai_sentence_left_out_is_seen_beside_other_languages() -> None:
    """Thai marks no sentence; but no other language is so much longer for its English."""
    english = (
        "Hear the customer out before you answer them. Then say in your own words what you heard."
    )
    malay = "Dengar pelanggan hingga habis sebelum menjawab. Kemudian nyatakan semula apa yang anda dengar."
    persian = (
        "پیش از جواب دادن تا آخر به حرف مشتری گوش کنید. بعد آنچه شنیدید را به زبان خودتان بگویید."
    )
    thai = "ฟังลูกค้าให้จบก่อนที่จะตอบลูกค้าคนนั้น จากนั้นทวนด้วยคำของคุณเองว่าได้ยินอะไรมาบ้าง"
    texts = {"fa": persian, "ms": malay, "th": thai}
    units = [
        unit(code, f"{english} {n}", f"{text} {n}", name=f"b{n}")
        for code, text in texts.items()
        for n in range(20, 45)
    ]
    assert found(*units) == []
    half = replace(units[-1], plain=thai.partition(" ")[0])
    assert found(*units[:-1], half) == ["PO052"]


MARKS = [
    ("ms", "- Tunggu.", True),
    ("th", "# รอ", True),
    ("fa", "> صبر کنید.", True),
    ("tl", "1. Maghintay.", True),
    ("fa", "۱. صبر کنید.", True),
    ("ms", "Tunggu *sebentar.", True),
    ("ms", "Tunggu `sebentar`.", True),
    ("ms", "_Tunggu sebentar.", True),
    ("ms", "Tunggu – sebentar.", False),
    ("ms", "2 * 2, a_b, 3 > 2", False),
]


@pytest.mark.parametrize(("language", "translation", "left"), MARKS)
def test_no_markdown_is_left(language: str, translation: str, left: bool) -> None:
    """The mark of a list, a heading or an emphasis that nothing closes would be printed."""
    made = plain_unit(language, "Wait.", "x")
    made = replace(made, plain=translation, entry=replace(made.entry, text=translation))
    assert ("PO059" in found(made)) == left
