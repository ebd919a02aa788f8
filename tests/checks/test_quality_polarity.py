"""What a translation denies beside its English: denials lost and added, and what says the same."""

from __future__ import annotations

import pytest
from concord.checks.quality.polarity import polarity

from .test_quality import unit


def found(language: str, english: str, translation: str) -> list[str]:
    """What PO053 says of one translation."""
    faults = polarity(unit(language, english, translation))
    return [fault.message for fault in faults]


SAME = [
    # Denied in the language's own way.
    ("fa", "Nobody repeats this.", "هیچ\u200cکس این را تکرار نمی\u200cکند."),
    ("fa", "Never.", "هیچ\u200cوقت."),
    ("fa", "It asks neither much nor little.", "نه زیاد می\u200cخواهد و نه کم."),
    ("tl", "Not everyone agrees.", "Hindi lahat ay sang-ayon."),
    ("th", "Without fuss or reasons", "โดยไม่ยุ่งยากและไม่อ้างเหตุผล"),
    ("ms", "There is no need to wait.", "Tidak usah tunggu."),
    # A word with a denial in it, on one side or on both.
    ("ms", "Recognise who cannot be pleased", "Kenali orang yang mustahil berpuas hati"),
    ("th", "An unhappy customer", "ลูกค้าที่ไม่พอใจ"),
    ("fa", "A customer who is unhappy does not stay.", "مشتری ناراضی نمی\u200cماند."),
    ("tl", "You can refuse it.", "Puwede mo itong tanggihan."),
    ("fa", "Refuse it.", "آن را نپذیرید."),
    ("ms", "Send a new one instead of asking.", "Hantar yang baharu dan usah bertanya."),
    ("th", "This page is no longer published.", "หน้านี้เลิกเผยแพร่แล้ว"),
    ("tl", "Wait unless they ask.", "Maghintay maliban kung magtanong sila."),
    # Phrases that hold a denial and mean none.
    ("th", "Ask whether they are right.", "ถามว่าเขาถูกหรือไม่"),
    ("ms", "Whatever they pay", "Tidak kira berapa bayarannya"),
    ("fa", "Remember the purpose.", "هدف را از یاد نبرید."),
    ("tl", "Not only you", "Hindi lang ikaw"),
    ("th", "Answer without delay.", "ตอบทันที"),
    # What looks like a denial and is another word.
    ("th", "A friend in June, for example", "มิตรในเดือนมิถุนายน ตัวอย่างเช่น"),
    ("fa", "The winner is at the table.", "برنده نزد میز است."),
    ("tl", "Si Ana ni Rizal", "Si Ana ni Rizal"),
    # A name, which both have.
    ("ms", "Send the Do Not Track signal.", "Hantar isyarat Do Not Track."),
    # A language without a row.
    ("sw", "Do not ask.", "Uliza."),
]


@pytest.mark.parametrize(("language", "english", "translation"), SAME)
def test_a_denial_may_be_said_in_another_way(language: str, english: str, translation: str) -> None:
    """Right translations are left alone, however each language denies."""
    assert found(language, english, translation) == []


OTHER = [
    ("ms", "Customers are not always right.", "Pelanggan sentiasa betul."),
    ("th", "Never promise it.", "ให้สัญญาไว้"),
    ("tl", "Nobody is always right.", "Laging tama ang lahat."),
    ("fa", "Do not argue.", "بحث کنید."),
    ("fa", "Nobody repeats this.", "هیچ\u200cکس این را تکرار می\u200cکند."),
    ("ms", "Wait unless they ask.", "Tunggu jika mereka bertanya."),
    ("tl", "Avoid blaming them.", "Sisihin sila."),
    ("th", "Send a new one instead of asking.", "ส่งของใหม่และซักถามลูกค้า"),
    ("ms", "You can’t please everyone.", "Anda boleh memuaskan hati semua orang."),
    # Added.
    ("th", "Thank them first.", "อย่าเพิ่งขอบคุณเขา"),
    ("fa", "Thank them first.", "اول تشکر نکنید."),
    ("tl", "Listen to them.", "Huwag silang pakinggan."),
    ("ms", "The customer is right.", "Pelanggan tidak betul."),
    # One of two; and each where the other belongs.
    ("ms", "Do not wait. Do not ask.", "Jangan tunggu. Tanyalah."),
    ("th", "Do not wait, and do not ask.", "อย่ารอ และจงถาม"),
    ("tl", "Do not wait. Ask.", "Maghintay. Huwag magtanong."),
]


@pytest.mark.parametrize(("language", "english", "translation"), OTHER)
def test_a_denial_lost_or_added_is_found(language: str, english: str, translation: str) -> None:
    """A translation that says the opposite is found, once."""
    assert len(found(language, english, translation)) == 1


def test_the_message_says_what_was_counted() -> None:
    """Whoever repairs it sees the words and the clause."""
    english, own = "Nod. Do not wait, and never ask.", "Angguk. Jangan tunggu, dan tanyalah."
    (message,) = found("ms", english, own)
    assert "2 denials (not, never)" in message and "1 denial (jangan)" in message
    assert "“Jangan tunggu, dan tanyalah.”" in message
