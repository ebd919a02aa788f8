"""Rules about how a translation is written: what they find and what they leave alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from babel import Locale
from concord.book import inline
from concord.book.model import Entry, Language, Message, Term
from concord.checks.quality import of_unit
from concord.checks.quality.unit import Fault, Unit
from concord.findings.codes import CODES
from concord.findings.diagnostics import Location

WHERE = Location("x.po", 1, 1)
ZWNJ = "\u200c"
# The rules of this file; those that compare texts have files of their own.
OWN = [code for code in CODES if "PO020" <= code <= "PO039"]


def unit(language: str, english: str, translation: str) -> Unit:
    """A translation as the rules see it."""

    def plain(text: str) -> str:
        return inline.plain_text(inline.parse(text, inline.targets(["page"]))[0])

    locale = Locale.parse({"tl": "fil"}.get(language, language))
    entry = Entry("a/b", english, translation, fuzzy=False, location=WHERE)
    message = Message("a/b", english, "a", (), "docs/a.md")
    spoken = Language(language, locale, language, WHERE)
    return Unit(spoken, entry, message, plain(translation), plain(english))


def found(language: str, english: str, translation: str) -> list[Fault]:
    """What the rules of this file say."""
    faults = of_unit(unit(language, english, translation))
    return [fault for fault in faults if fault.code in OWN]


REPAIRED = [
    ("fa", "۵% است.", "۵٪ است."),
    ("fa", "۵,۴۰۰ دلار.", "۵٬۴۰۰ دلار."),
    ("fa", "صبر کنید ؟", "صبر کنید؟"),
    ("fa", "صبر کنید ،بعد بروید.", "صبر کنید، بعد بروید."),
    ("fa", "كتاب من.", "کتاب من."),
    ("fa", "میشود گفت.", f"می{ZWNJ}شود گفت."),
    ("fa", "نمی توان گفت.", f"نمی{ZWNJ}توان گفت."),
    ("fa", "مشتری های ما.", f"مشتری{ZWNJ}های ما."),
    ("fa", f"خانه{ZWNJ}ی ما.", "خانهٔ ما."),
    ("fa", "آنها رفتند.", f"آن{ZWNJ}ها رفتند."),
    ("fa", "رفته اند.", f"رفته{ZWNJ}اند."),
    ("fa", 'بگویید "بله".', "بگویید «بله»."),
    ("th", "เเล้วไป", "แล้วไป"),
    ("th", "น\u0e4d\u0e49\u0e32", "น\u0e49\u0e33"),
    ("th", "ภายใน24ชั่วโมง", "ภายใน 24 ชั่วโมง"),
    ("th", "ภายใน ๒๔ ชั่วโมง", "ภายใน 24 ชั่วโมง"),
    ("th", "ทำ, แล้วไป", "ทำ แล้วไป"),
    ("th", "ช้าๆก็ได้", "ช้า ๆ ก็ได้"),
    ("tl", "Hangga't maaari.", "Hangga’t maaari."),
    ("tl", "Oo\ufeff nga.", "Oo nga."),
    ("ms", "Ini, itu، dan.", "Ini, itu, dan."),
    ("ms", "Ini\u2003baik.", "Ini baik."),
]


@pytest.mark.parametrize(("language", "wrong", "right"), REPAIRED)
def test_a_repair_is_what_an_editor_would_write(language: str, wrong: str, right: str) -> None:
    """One fault is found, its repair is right, and in the repaired text nothing is found."""
    english = "In 24 words?" if right.endswith("؟") else "In 24 words."
    (fault,) = found(language, english, wrong)
    assert fault.fixed == right
    assert found(language, english, right) == []


LEFT_ALONE = [
    ("fa", "Call Harry of Concord.", "به Harry از Concord زنگ بزنید."),
    ("fa", "Add ?lang=th to it.", "به آن ?lang=th بیفزایید."),
    ("fa", "All by itself.", "تنها در میدان میان میز میوه و بها."),
    ("fa", "Little by little.", "کم کم می\u200cشود."),
    ("fa", "Under CC BY 4.0.", "با CC BY 4.0."),
    ("fa", "On 12 May 2020.", "در ۱۲ می ۲۰۲۰ بود."),
    ("fa", "Very good, now and then.", "خیلی خیلی خوب، گاه گاه."),
    ("fa", "With 4G and 3D.", "با 4G و 3D."),
    ("fa", "The smallest, the best, the girl.", "کوچک\u200cترین، بهترین، دختر ین."),
    ("th", "Not the first. The first is", "ไม่ใช่ขั้นแรก ขั้นแรกคือ"),
    ("tl", "Service too, online too.", "Ang service din, ang online din."),
    ("th", "At 10:00 in 1909.", "เวลา 10.00 น. ใน ค.ศ. 1909"),
    ("th", "Rights and races.", "สิทธิ์ พันธุ์ ก็ได้ ย่ำ น้ำ ที่ที่ดี ต่าง ๆ นานา ฯลฯ"),
    ("tl", "From one to another.", "Mula sa iba’t iba, niño, piña."),
    ("tl", "Day by day.", "Araw-araw na lang."),
    ("ms", "The file links.json at 10:30.", "Fail links.json pada 10:30."),
    ("ms", "From $5,400 to 7.5.", "Daripada $5,400 hingga 7.5."),
]


@pytest.mark.parametrize(("language", "english", "text"), LEFT_ALONE)
def test_what_is_right_is_left_alone(language: str, english: str, text: str) -> None:
    """Names, numbers, abbreviations, repeated words: nothing is found in good text."""
    assert found(language, english, text) == []


FOREIGN = [
    ("fa", "a Cyrillic letter", "сلام.", "PO026"),
    ("ms", "a Cyrillic letter that looks Latin", "Ini s\u0430ya.", "PO026"),
    ("th", "an English word", "ลูกค้า customer ดี", "PO026"),
    ("fa", "a soft hyphen", "سل\u00adام.", "PO022"),
    ("tl", "a zero-width joiner", "Sala\u200dmat.", "PO022"),
    ("ms", "an isolate that is never closed", "Ini \u2067saya.", "PO022"),
    ("th", "a private character", "ฟัง\ue000", "PO022"),
    ("th", "a blank letter", "ฟัง\u3164", "PO022"),
    ("th", "a vowel without a consonant", "ก ิน", "PO034"),
    ("tl", "a word twice", "Sabi niya na na ito.", "PO036"),
    ("fa", "a plural joined wrongly", "مشتریها رفتند.", "PO033"),
    ("fa", "a past tense joined wrongly", "آن\u200cها میپرسیدند.", "PO033"),
    ("fa", "a superlative joined wrongly", "سرسختترین مشتری.", "PO033"),
    ("fa", "an Arabic letter that Persian lacks", "کة رفت.", "PO026"),
    ("ms", "a letter of East Asian width", "\uff35capkan ini.", "PO026"),
    ("tl", "letters of mathematics", "\U0001d429\U0001d41a lang.", "PO026"),
    ("ms", "a text twice", "Ucap terima kasih. Ucap terima kasih.", "PO036"),
    ("tl", "a few words twice", "Bukas sa customer sa customer ito.", "PO036"),
    ("th", "the sign of repetition twice", "ช้า ๆ ๆ ก็ได้", "PO036"),
    ("th", "a text twice, joined", "ฟังลูกค้าฟังลูกค้า", "PO036"),
    ("ms", "a quotation closed before it opens", "”Baik“.", "PO030"),
]


@pytest.mark.parametrize(("language", "why", "text", "code"), FOREIGN, ids=[c[1] for c in FOREIGN])
def test_each_kind_of_fault_has_its_code(language: str, why: str, text: str, code: str) -> None:
    """What no reader sees, or no keyboard of the language types, is found and named."""
    assert [fault.code for fault in found(language, "The customer.", text)][:1] == [code], why


JUDGED = [
    ("fa", "a zero-width space where a half-space may belong", "زندگی\u200bاش سخت است.", "PO022"),
    ("fa", "a soft hyphen where a half-space may belong", "خانه\u00adای بود.", "PO022"),
    ("th", "two words at the border of a phrase", "เป็นหลัก การบริการ", "PO035"),
    ("tl", "an adverb or a noun", "Pagpili ng tama.", "PO047"),
    ("tl", "“when” or a mistake", "Sila nang mga bata pa.", "PO047"),
    ("tl", "owned, or done again", "Ang customer ng customer.", "PO047"),
]


@pytest.mark.parametrize(("language", "why", "text", "code"), JUDGED, ids=[c[1] for c in JUDGED])
def test_what_a_reader_has_to_judge_is_not_repaired(
    language: str, why: str, text: str, code: str
) -> None:
    """A repair that could be wrong would be worse than none."""
    terms = (Term("principle", "หลักการ"),) if language == "th" else ()
    made = unit(language, "The customer.", text)
    known = replace(made, language=replace(made.language, glossary=terms))
    faults = [fault for fault in of_unit(known) if fault.code == code]
    assert faults and faults[0].fixed is None, why


def test_a_comma_between_digits_is_not_parted() -> None:
    """A Persian comma in a number is the wrong separator, and a space would make it two numbers."""
    assert "PO025" not in [f.code for f in found("fa", "It is 5,400.", "۵،۴۰۰ است.")]


def test_a_language_that_no_table_knows_is_checked_too() -> None:
    """A sixth language needs no code: script, digits, direction and pairs come from CLDR."""
    good = [
        ("hi", "ग्राहक की बात सुनें।"),
        ("de", "Hören Sie zu, dann antworten Sie."),
        ("ja", "お客様の話を聞く。"),
    ]
    for language, text in good:
        assert found(language, "Hear the customer out.", text) == [], language
    assert [f.code for f in found("hi", "The shop.", "दुकaन।")] == ["PO026"]
    assert [f.code for f in found("ar", "Wait?", "انتظر?")] == ["PO028"]
    assert [f.code for f in found("de", "Wait a bit.", "Warte (kurz.")] == ["PO030"]


def test_a_repair_keeps_links_placeholders_and_markup() -> None:
    """A repair changes words only: ids, addresses and placeholders are what joins the languages."""
    text = "کتاب [می شود][page] {number_a}  (https://a.example/?q=1,2) *ي*"
    repaired = text
    for _ in range(9):
        fixes = [
            f.fixed for f in found("fa", "The [book][page] {number_a} *x*", repaired) if f.fixed
        ]
        repaired = fixes[0] if fixes else repaired
    assert f"[می{ZWNJ}شود][page]" in repaired
    assert "{number_a}" in repaired and "*ی*" in repaired


def test_a_message_shows_the_place() -> None:
    """A finding quotes the words around the fault, so that it is found in a long text."""
    (fault,) = found("ms", "A long text.", "Satu dua tiga empat lima lima enam tujuh lapan.")
    assert "lima lima" in fault.message and "lapan" not in fault.message
