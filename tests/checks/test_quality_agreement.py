"""Rules that hold a translation to its English, its glossary and its neighbours."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from concord.book import glossary
from concord.checks.quality import faults
from concord.checks.quality.unit import Fault, Unit
from concord.findings.codes import CODES, Example
from concord.findings.diagnostics import Finding

from .test_quality import unit as plain_unit

DOCUMENTED = [code for code in CODES if "PO020" <= code <= "PO059"]
TRANSLATIONS = Path(__file__).parents[2] / "translations"


def unit(language: str, english: str, translation: str, terms: str = "", name: str = "b") -> Unit:
    """A translation in a language with a glossary."""
    findings: list[Finding] = []
    made = plain_unit(language, english, translation)
    known = glossary.parse(terms, "glossary.yml", findings) if terms else ()
    assert findings == []
    entry = replace(made.entry, context=f"a/{name}")
    return replace(made, language=replace(made.language, glossary=known), entry=entry)


def said(*units: Unit) -> list[Fault]:
    """What every rule says of some translations of one language."""
    return [fault for _, fault in faults(units)]


def found(language: str, english: str, translation: str, terms: str = "") -> list[str]:
    """The codes that every rule finds in one translation."""
    return [fault.code for fault in said(unit(language, english, translation, terms))]


def codes(example: Example) -> list[str]:
    """The codes found in an example, with the book's own glossary of its language."""
    terms = (TRANSLATIONS / example.language / "glossary.yml").read_text("utf-8")
    units = [unit(example.language, example.english, example.translation, terms)]
    if example.beside:
        units.insert(0, unit(example.language, *example.beside, terms, "title"))
    return [fault.code for fault in said(*units)]


@pytest.mark.parametrize("code", DOCUMENTED)
def test_the_documented_examples_are_true(code: str) -> None:
    """What scripts/diagnostics.md shows as found is found, by that code alone; the near miss is not."""
    bad, good = CODES[code].bad, CODES[code].good
    assert bad is not None and good is not None
    assert codes(bad) == [code]
    assert codes(good) == []


SAME = [
    ("th", "A loss of $5,400 to $7,300", "ขาดทุน 5,400 ถึง 7,300 ดอลลาร์"),
    ("fa", "It costs 1,000,000 or 4.5", "۱٬۰۰۰٬۰۰۰ یا ۴٫۵ است"),
    ("ms", "$15–20 a day", "15 hingga 20 dolar sehari"),
    ("ms", "Within 2 days", "Dalam dua hari"),
    ("ms", "five dollars", "5 dolar"),
    ("ms", "fifteen to twenty dollars", "$15 hingga $20"),
    ("ms", "24 jam", "dua puluh empat jam"),
    ("fa", "24 hours", "بیست\u200cوچهار ساعت"),
    ("tl", "24 hours", "dalawampu’t apat na oras"),
    ("th", "Open 24 hours", "เปิดยี่สิบสี่ชั่วโมง"),
    ("ms", "15% off", "potongan 15 peratus"),
    ("th", "On 10 June 2019", "วันที่ 10 มิถุนายน ค.ศ. 2019"),
    ("fa", "On 10 June 2019", "در ۱۰ ژوئن ۲۰۱۹"),
    ("tl", "June 10, 2019", "ika-10 ng Hunyo 2019"),
    ("ms", "See 2019-06-10", "Lihat 10 Jun 2019"),
    ("tl", "Heading 1: may they", "Bahagi 1: may ipinangako"),
    ("th", "You cannot ask but two things", "ห้ามถามเกินสองข้อ แต่ถามได้ตามสามารถ"),
    ("fa", "No, do not ask twice", "نه، دوباره نپرسید"),
    ("ms", "One of them asks three of us", "Seorang daripada mereka bertanya kepada kami bertiga"),
    ("tl", "Two to four cups", "Dalawa hanggang 4 na tasa"),
    ("fa", "No one asks, or only one", "هیچ کس از آن دو نمی‌پرسد"),
]


@pytest.mark.parametrize(("language", "english", "translation"), SAME)
def test_figures_are_compared_by_what_they_mean(
    language: str, english: str, translation: str
) -> None:
    """Digits, separators, units and months of a language are read as a reader of it does."""
    assert found(language, english, translation) == []


DIFFERENT = [
    ("fa", "A loss of $7,300", "ضرری ۷٬۵۰۰ دلاری", "PO041"),
    ("ms", "It costs $5 or 7 baht", "Harganya 7 dolar atau 5 baht", "PO041"),
    ("ms", "It costs $5,400", "Harganya 5,400", "PO041"),
    ("ms", "15% off", "potongan 15", "PO041"),
    ("fa", "On 10 June 2019", "در ۱۱ ژوئن ۲۰۱۹", "PO042"),
    ("ms", "On 10 June 2019", "Pada 10 Jun", "PO042"),
    ("ms", "Within 2 days", "Dalam tiga hari", "PO040"),
    ("ms", "Within two days", "Dalam 3 hari", "PO040"),
    ("th", "Call 1300", "โทร 1300 หรือ 1400", "PO040"),
    ("th", "Two things count", "สามอย่างสำคัญ", "PO040"),
    ("ms", "Ask two questions; both help", "Tanya tiga soalan; kedua-duanya membantu", "PO040"),
    ("fa", "Wait one day", "دو روز صبر کنید", "PO040"),
    ("tl", "Five tips", "Tatlong tip", "PO040"),
]


@pytest.mark.parametrize(("language", "english", "translation", "code"), DIFFERENT)
def test_a_figure_that_differs_is_one_finding(
    language: str, english: str, translation: str, code: str
) -> None:
    """An amount or date that differs is said once, not again as a number."""
    assert found(language, english, translation) == [code]


def test_a_language_without_words_for_units_is_compared_by_numbers() -> None:
    """A new language needs no data to have its numbers checked."""
    assert found("sw", "It costs $5.", "Ni dola 5.") == []
    assert found("sw", "It costs $5.", "Ni dola 6.") == ["PO040"]


def test_names_and_loans_are_not_untranslated() -> None:
    """A name stays as it is everywhere; one word may be a loan where the script is the same."""
    assert found("th", "Listening", "Listening") == ["PO043"]
    assert found("tl", "online", "online") == []
    book = unit("th", "Concord", "Concord", name="name")
    text = unit("th", "What Concord is", "Concord คืออะไร")
    assert said(text, book) == []


def test_words_inside_a_name_are_no_foreign_words() -> None:
    """A title that the English names too may hold any word."""
    assert found("tl", "Read The Art of War.", "Basahin ang The Art of War.") == []
    assert found("tl", "It is the end.", "Ito ang the end.") == ["PO045"]


@pytest.mark.parametrize(
    ("language", "english", "text"),
    [
        ("ms", "Seven plums.", "Tujuh belas buah plum."),
        ("th", "Seven plums.", "ลูกพลัมสิบเจ็ดลูก"),
        ("fa", "Thirty days.", "سیزده روز."),
        ("tl", "Fifteen guests.", "Limampung panauhin."),
    ],
)
def test_larger_numbers_in_words_are_compared_too(language: str, english: str, text: str) -> None:
    """Seventeen holds seven, and is another number."""
    assert "PO040" in found(language, english, text)


def test_an_indonesian_word_keeps_its_malay_ending() -> None:
    """The stem is what gives it away."""
    (fault,) = said(unit("ms", "Count your money.", "Kira uangnya."))
    assert fault.code == "PO045" and "wang" in fault.message
    assert found("ms", "The mother knows.", "Ibunya tahu.") == []


def test_a_text_in_the_wrong_catalogue_is_found_in_both() -> None:
    """The same words at the same place in two languages are not the own ones of at least one."""
    text = "Ucapkan terima kasih dahulu"
    both = [unit(code, "Thank them first", text) for code in ("tl", "ms")]
    assert [f.code for f in said(*both)] == ["PO046", "PO046"]
    names = [unit(code, "Concord Handbook", "Concord Handbook") for code in ("tl", "ms")]
    assert "PO046" not in [f.code for f in said(*names)]


def test_who_differs_from_most_is_at_fault() -> None:
    """One odd translation among many of the same English is named, and not the many."""
    texts = ["Mengapa begini", "Mengapa demikian", "Mengapa demikian"]
    units = [unit("ms", "Why it holds", text, name=f"b{n}") for n, text in enumerate(texts)]
    ((at_fault, fault),) = [pair for pair in faults(units) if pair[1].code == "PO050"]
    assert at_fault.entry.context == "a/b0" and "Mengapa demikian" in fault.message


def test_a_sentence_left_out_is_found() -> None:
    """A text with fewer sentences than its English that is also short for its language."""
    english = "Hear the customer out before you answer. Then say in your own words what you heard."
    whole = "Dengar pelanggan hingga habis sebelum anda menjawab. Kemudian nyatakan semula apa yang anda dengar."
    usual = [unit("ms", f"{english} {n}", f"{whole} {n}", name=f"b{n}") for n in range(20, 45)]
    half = whole.partition(". ")[0] + "."
    joined = whole.replace(". Kemudian", ", kemudian")
    assert [f.code for f in said(*usual, unit("ms", english, half))] == ["PO052"]
    assert said(*usual, unit("ms", english, joined)) == []


def test_the_right_word_is_said() -> None:
    """Who wrote an Indonesian word is told the Malaysian one."""
    (fault,) = said(unit("ms", "We can.", "Kita bisa."))
    assert "“bisa” (write “boleh”)" in fault.message


REPAIRED = [
    ("ms", "Jika Anda mahu. Anda boleh.", "Jika anda mahu. Anda boleh."),
    ("tl", "Saka din ito.", "Saka rin ito."),
    ("tl", "Ikaw daw ito.", "Ikaw raw ito."),
    ("tl", "Ang anak rin niya.", "Ang anak din niya."),
    ("fa", "لطفا بگویید.", "لطفاً بگویید."),
    ("th", "ได้อนุญาติ", "ได้อนุญาต"),
]


@pytest.mark.parametrize(("language", "text", "right"), REPAIRED)
def test_certain_spellings_are_repaired(language: str, text: str, right: str) -> None:
    """What `--fix` writes is right, and finds nothing more to do."""
    (fault,) = said(unit(language, "x", text))
    assert (fault.code, fault.fixed) == ("PO047", right)
    assert said(unit(language, "x", right)) == []


TERMS = """
- term: complaint
  translation: aduan
  also: [mengadu]
  avoid: [keluhan]
- term: customer
  translation: pelanggan
- term: customer service
  translation: khidmat pelanggan
- term: to challenge
  translation: membantah
- term: part (with a customer)
  translation: berpisah
"""
USED = [
    ("Complaints help.", "Aduannya membantu.", []),
    ("Complaints help.", "Orang yang mengadu membantu.", []),
    ("Complaints help.", "Keluhannya membantu.", ["PO048"]),
    ("Complaints help.", "Rungutan membantu.", ["PO049"]),
    ("They moan.", "Keluhan mereka.", []),
    ("Call customer service.", "Hubungi kaunter.", ["PO049"]),
    ("Challenging them", "Menyoal mereka", ["PO049"]),
    ("A part of it", "Sebahagian", []),
]


@pytest.mark.parametrize(("english", "translation", "wanted"), USED)
def test_terms_are_held(english: str, translation: str, wanted: list[str]) -> None:
    """The glossary's words are used where the English has the term, and only there."""
    assert found("ms", english, translation, TERMS) == wanted


def test_a_text_in_another_language_is_said_once() -> None:
    """Words of the glossary are not also missed in a text that is not translated."""
    assert found("ms", "Hear the complaint.", "Hear the complaint.", TERMS) == ["PO043"]
    tagalog = "Huwag sisihin ang customer para sa mga nangyari sa kaniya."
    assert found("ms", "Do not blame the customer.", tagalog, TERMS) == ["PO046"]


def test_persian_compounds_are_one_word_however_joined() -> None:
    """A ZWNJ, a space or neither does not hide a word to avoid, nor the right one."""
    terms = "- term: apology\n  translation: عذرخواهی\n  avoid: [معذرت‌خواهی]\n"
    for joint in ("\u200c", " ", ""):
        assert "PO048" in found("fa", "An apology", f"یک معذرت{joint}خواهی", terms)
    assert found("fa", "An apology", "یک عذر\u200cخواهی", terms) == []


def test_short_labels_may_share_a_translation() -> None:
    """Two labels may be one word in another language; two sentences may not."""
    labels = [unit("ms", e, "Tamat", name=e) for e in ("The end", "Chapter ends")]
    assert said(*labels) == []


def test_lengths_are_measured_by_the_language() -> None:
    """A language that is always long or short is not out of proportion."""
    english = "Listen until the customer has told you the whole of the story, number"
    short = [unit("th", f"{english} {n}", f"ฟังให้จบครั้งที่ {n}", name=str(n)) for n in range(30)]
    assert [f.code for f in said(*short) if f.code == "PO052"] == []
