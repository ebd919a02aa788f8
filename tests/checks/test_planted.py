"""Faults planted in the real book: each is found with exactly its code, and nothing else is.

Many faults are planted at once, each in a message or a catalogue of its own, so that a check of
the whole book shows for all of them that nothing else is said.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace as with_fields
from pathlib import Path

import pytest
from concord import checks
from concord.book.loaded import Loaded
from concord.checks.quality import repair
from concord.checks.quality.waivers import Waiver
from concord.findings.codes import CODES
from concord.findings.diagnostics import Finding, Location

from ..support import TRANSLATED, check, real

pytestmark = pytest.mark.xdist_group("planted")

ROOT = Path(__file__).parents[2]
Z = "\u200c"

Case = tuple[str, str, str, str, str]
# code, language, message, what is replaced ("" for the whole text), what stands there then
SWAPPED = (
    "مشتری داد می‌زند: [به خودتان نگیرید][do-not-take-it-personally]، "
    "[خودتان را جای مشتری بگذارید][thank-them-first]، [اول تشکر کنید][stand-in-their-place]"
)
TWICE = (
    "Kata penulis, hal ini lebih kerap berlaku daripada yang disangka orang. Pasangan hidup "
    "penulis, yang terdengar perbualan itu, nampak bahawa kata-kata itu tidak perlu. Kata penulis, "
    "hal ini lebih kerap berlaku daripada yang disangka orang."
)
WORDS: list[Case] = [
    ("PO010", "th", "index/pay-more", "][", "] ["),
    ("PO010", "fa", "about/licence-terms", "", "متن [اینجا](javascript:alert(1)) است."),
    ("PO011", "tl", "thank-them-first/statement", "reklamo", "reklamo<br>"),
    ("PO011", "ms", "thank-them-first/statement", "bantahan.", "bantahan. {: #mine }"),
    ("PO013", "fa", "interface/number", "", "شمارهٔ {number}"),
    ("PO020", "ms", "thank-them-first/statement", "aduan", "*aduan*"),
    ("PO021", "fa", "stand-in-their-place/statement", "جای", "ا\u0653ن جای"),
    ("PO021", "tl", "stand-in-their-place/statement", "maunawaan", "maun\u0301awaan"),
    ("PO022", "th", "stand-in-their-place/statement", "ให้เริ่ม", "ให้\u200bเริ่ม"),
    ("PO022", "ms", "stand-in-their-place/statement", "Untuk", "Un\u00adtuk"),
    ("PO022", "fa", "stand-in-their-place/statement", "خودتان را", "\u202bخودتان را\u202c"),
    ("PO023", "fa", "stand-in-their-place/statement", "بگذارید", "بگـذارید"),
    ("PO024", "ms", "stand-in-their-place/statement", "diri anda", "diri  anda"),
    ("PO024", "th", "stand-in-their-place/statement", "ให้เริ่ม", " ให้เริ่ม"),
    ("PO025", "tl", "stand-in-their-place/statement", "pakitunguhan, ", "pakitunguhan , "),
    ("PO025", "fa", "do-not-take-it-personally/do-hold-back", "می‌زند، ", "می‌زند،"),
    ("PO026", "fa", "stand-in-their-place/statement", "بگذارید", "بگذاريد"),
    ("PO026", "th", "stand-in-their-place/statement", "ลูกค้าคนนั้น", "ลูกค้าคนนั้น picture"),
    ("PO026", "ms", "stand-in-their-place/statement", "dahulu", "d\u0430hulu"),
    ("PO027", "fa", "loyalty-is-yours-to-earn/do-serve-24-hours", "۲۴", "24"),
    ("PO027", "th", "loyalty-is-yours-to-earn/do-serve-24-hours", "24", "๒๔"),
    ("PO028", "fa", "do-not-take-it-personally/do-hold-back", "می‌زند، ", "می‌زند, "),
    ("PO028", "fa", "stand-in-their-place/do-attention", "بود؟", "بود?"),
    ("PO028", "th", "stand-in-their-place/statement", "ยาก ", "ยาก. "),
    (
        "PO029",
        "fa",
        "stand-in-their-place/say-me-too",
        "",
        "“من خودم هم مشتری هستم و این حس را می‌شناسم.”",
    ),
    (
        "PO029",
        "tl",
        "bring-everyone-to-the-table/avoid-word-against-word",
        "“sabi niya”",
        '"sabi niya"',
    ),
    ("PO030", "th", "stand-in-their-place/say-me-too", "กัน”", "กัน"),
    ("PO030", "ms", "stand-in-their-place/say-me-too", "“Saya", "Saya"),
    ("PO031", "ms", "stand-in-their-place/statement", "nya.", "nya"),
    ("PO031", "fa", "stand-in-their-place/do-attention", "بود؟", "بود."),
    ("PO032", "fa", "stand-in-their-place/statement", "مشتری", "مشتری" + Z),
    ("PO032", "fa", "do-not-take-it-personally/do-hold-back", "می‌زند", f"می{Z}{Z}زند"),
    ("PO033", "fa", "do-not-take-it-personally/do-hold-back", "می‌زند", "می زند"),
    ("PO033", "fa", "do-not-take-it-personally/do-purpose", "مشتری‌های", "مشتری های"),
    ("PO034", "th", "promise-less-deliver-more/statement", "ทำ", "ท\u0e4d\u0e32"),
    ("PO034", "th", "promise-less-deliver-more/statement", "แล้ว", "เเล้ว"),
    ("PO035", "th", "loyalty-is-yours-to-earn/do-serve-24-hours", "24 ", "24"),
    ("PO036", "ms", "stand-in-their-place/statement", "diri anda", "diri diri anda"),
    ("PO036", "th", "stand-in-their-place/statement", "ลูกค้า", "ลูกค้าลูกค้า"),
    ("PO037", "tl", "do-not-take-it-personally/statement", "reklamo,", "reklamo,,"),
    (
        "PO038",
        "ms",
        "stand-in-their-place/say-me-too",
        "",
        "Saya pelanggan. Saya tahu perasaan itu.",
    ),
    ("PO039", "th", "stand-in-their-place/statement", "ให้เริ่ม", "(TODO) ให้เริ่ม"),
    ("PO039", "ms", "stand-in-their-place/statement", "nya.", "nya.\\n"),
    ("PO040", "th", "loyalty-is-yours-to-earn/do-serve-24-hours", "24", "42"),
    ("PO040", "th", "before-it-goes-wrong/check-advertised-promise-two-days", "สอง", "สาม"),
    ("PO040", "ms", "before-it-goes-wrong/check-advertised-promise-two-days", "dua", "tiga"),
    ("PO040", "fa", "earn-their-loyalty/check-small-things-fix-each", "سه", "چهار"),
    ("PO040", "tl", "index/made-from-articles", "apat na", "limang"),
    ("PO041", "ms", "count-what-a-remark-costs/story-loss", "$5,400", "$4,500"),
    ("PO042", "tl", "fa-seven-customers/33", "Hunyo 10", "Hunyo 11"),
    (
        "PO043",
        "ms",
        "bring-everyone-to-the-table/do-truth",
        "",
        "Let the customer tell everyone it concerns what happened.",
    ),
    (
        "PO044",
        "ms",
        "do-not-take-it-personally/do-hold-back",
        "semasa",
        "keep your own feelings in check semasa",
    ),
    (
        "PO045",
        "ms",
        "bring-everyone-to-the-table/do-truth",
        "Biarkan pelanggan",
        "Biarkan pelanggan karena itu",
    ),
    (
        "PO046",
        "ms",
        "bring-everyone-to-the-table/statement",
        "",
        "Tiyaking nauunawaan ng lahat ng may kinalaman ang problema, at pag-usapan ito nang hayagan.",
    ),
    ("PO047", "tl", "stand-in-their-place/avoid-forget", "ka rin", "ka din"),
    ("PO048", "fa", "thank-them-first/statement", "شکایت", "گلایه"),
    ("PO049", "ms", "bring-everyone-to-the-table/do-truth", "pelanggan", "mereka"),
    (
        "PO052",
        "ms",
        "stand-in-their-place/do-how-often",
        "",
        "Tanya diri anda.",
    ),
    ("PO053", "ms", "fa-seven-customers/3", "tidak sentiasa", "sentiasa"),
    ("PO053", "th", "fa-seven-customers/3", "ไม่ได้ถูกเสมอ", "ถูกเสมอ"),
    ("PO053", "tl", "fa-seven-customers/3", "hindi laging", "laging"),
    ("PO053", "fa", "fa-seven-customers/3", "نیست", "است"),
    ("PO053", "fa", "stay-on-course/statement", "نگذارید", "بگذارید"),
    ("PO053", "th", "thank-them-first/do-feedback", "ขอบคุณ", "อย่าขอบคุณ"),
    ("PO053", "tl", "replace-without-questions/statement", "sa halip na", "at"),
    ("PO054", "ms", "loyalty-is-yours-to-earn/do-serve-24-hours", "24 jam", "24 hari"),
    ("PO054", "tl", "loyalty-is-yours-to-earn/do-serve-24-hours", "24 na oras", "24 na araw"),
    ("PO054", "fa", "before-it-goes-wrong/check-advertised-promise-two-days", "روز", "هفته"),
    ("PO054", "th", "replace-without-questions/say-today", "วันนี้", "สัปดาห์นี้"),
    ("PO041", "tl", "count-what-a-remark-costs/story-loss", "dolyar", "piso"),
    ("PO041", "ms", "count-what-a-remark-costs/story-loss", "puluh dolar", "puluh ringgit"),
    (
        "PO055",
        "ms",
        "count-what-a-remark-costs/story-cappuccinos",
        "dua hingga empat",
        "empat hingga dua",
    ),
    ("PO055", "fa", "count-what-a-remark-costs/story-loss", "۵٬۴۰۰ تا ۷٬۳۰۰", "۷٬۳۰۰ تا ۵٬۴۰۰"),
    ("PO056", "th", "the-customer-is-not-always-right/story-selfridge", "Selfridge", "Selfrigde"),
    ("PO056", "fa", "th-adams/4", "Marjorie", "Marjory"),
    ("PO056", "ms", "fa-seven-customers/3", "Noah Fleming dan ", ""),
    ("PO056", "tl", "interface/link-table", "CSV", "JSON"),
    ("PO057", "th", "index/shouting", "[เอาใจเขามาใส่ใจเรา]", "[อย่าพูดทิ้งท้ายเพื่อเอาชนะ]"),
    ("PO057", "fa", "index/shouting", "", SWAPPED),
    ("PO058", "ms", "give-up-the-last-word/story-needless", "", TWICE),
    (
        "PO052",
        "tl",
        "be-kind-when-they-are-wrong/do-empathy",
        "",
        "Ipakitang nauunawaan mo ang nararamdaman nila.",
    ),
    ("PO059", "ms", "stand-in-their-place/do-how-often", "Tanya", "- Tanya"),
    (
        "PO059",
        "th",
        "stand-in-their-place/do-how-often",
        "",
        "# ถามตัวเองว่าบ่อยแค่ไหนที่คุณรู้สึกแบบลูกค้าคนนี้ตอนที่คุณเป็นฝ่ายซื้อเอง",
    ),
    ("PO059", "fa", "stand-in-their-place/do-how-often", "", "*از خودتان بپرسید."),
]


# Codes that need two messages: the English of each pair is the same, or the translation.
SAME_ENGLISH, SAME_TRANSLATION = "PO050", "PO051"


@pytest.fixture(scope="module")
def book() -> Loaded:
    """The real book."""
    return real()


@pytest.fixture(scope="module")
def before(book: Loaded) -> set[Finding]:
    """What is found in it as it is: nothing, when it is finished."""
    return set(checks.check(book))


Texts = dict[tuple[str, str], str]


def planted(loaded: Loaded, texts: Texts) -> Loaded:
    """The book with other translations of some messages."""
    catalogues = {code: dict(entries) for code, entries in loaded.book.catalogues.items()}
    for (language, context), text in texts.items():
        entries = catalogues[language]
        entries[context] = with_fields(entries[context], text=text)
    return with_fields(loaded, book=with_fields(loaded.book, catalogues=catalogues))


def _rounds() -> list[list[Case]]:
    """The cases in as few rounds as there are cases of one message."""
    rounds: list[list[Case]] = []
    for case in WORDS:
        free = (r for r in rounds if case[1:3] not in [other[1:3] for other in r])
        into = next(free, None)
        if into is None:
            rounds.append(into := [])
        into.append(case)
    return rounds


@pytest.fixture(scope="module")
def found(book: Loaded, before: set[Finding]) -> dict[Case, list[str]]:
    """The codes found at the message of each case; what is found elsewhere fails."""
    result: dict[Case, list[str]] = {}
    for cases in _rounds():
        texts: Texts = {}
        for _, language, context, old, new in cases:
            text = book.book.catalogues[language][context].text
            assert old in text, f"{context} has changed: {text}"
            texts[language, context] = text.replace(old, new, 1) if old else new
        places: dict[Location, list[str]] = {}
        for finding in sorted(set(checks.check(planted(book, texts))) - before):
            places.setdefault(finding.location, []).append(finding.code)
        for case in cases:
            where = book.book.catalogues[case[1]][case[2]].location
            result[case] = places.pop(where, [])
        assert not places, "found where nothing was planted"
    return result


@pytest.mark.parametrize("case", WORDS, ids=[f"{c[0]}-{c[1]}-{i}" for i, c in enumerate(WORDS)])
def test_a_fault_in_a_translation(found: dict[Case, list[str]], case: Case) -> None:
    """The fault is found at its message with its code, and no rule says anything else.

    With a sentence or words that are gone, their terms and denials are gone too, and said so.
    """
    gone = {"PO049", "PO052", "PO053"} if case[0] in ("PO052", "PO057", "PO058", "PO059") else set()
    assert found[case].count(case[0]) == 1
    assert set(found[case]) - gone <= {case[0]}


def test_faults_of_two_messages(book: Loaded, before: set[Finding]) -> None:
    """One English text said in two ways, and one translation copied to another block, are found."""
    malay, thai = book.book.catalogues["ms"], book.book.catalogues["th"]
    first, second = (
        context for context, entry in malay.items() if entry.source.startswith("They go on being")
    )
    source = "listen-before-you-agree/do-ask-yourself"
    target = "stand-in-their-place/do-how-often"
    texts = {
        ("ms", second): "Mereka" + malay[second].text.removeprefix("Dia"),
        ("th", target): thai[source].text,
    }
    rows = set(checks.check(planted(book, texts))) - before
    in_malay = {f.code: f.location for f in rows if f.location.path.startswith("translations/ms")}
    assert set(in_malay) == {SAME_ENGLISH}
    assert in_malay[SAME_ENGLISH] in (malay[first].location, malay[second].location)
    in_thai = {f.code for f in rows if f.location.path.startswith("translations/th")}
    assert in_thai == {SAME_TRANSLATION}


def test_the_english_has_changed(book: Loaded, before: set[Finding]) -> None:
    """PO009: a translation made from another English text is found, and nothing else."""
    entries = dict(book.book.catalogues["fa"])
    context = "thank-them-first/statement"
    entries[context] = with_fields(entries[context], source="Another text.")
    catalogues = {**book.book.catalogues, "fa": entries}
    behind = with_fields(book, book=with_fields(book.book, catalogues=catalogues))
    assert [f.code for f in set(checks.check(behind)) - before] == ["PO009"]


def _sub(old: str, new: str) -> Callable[[str], str]:
    def plant(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return plant


def _without_first(text: str) -> str:
    parts = text.split("\n\n")
    return "\n\n".join([parts[0], *parts[2:]])


def _first_twice(text: str) -> str:
    return f"{text}\n{text.split(chr(10) * 2)[1]}\n"


def _no_translation(text: str) -> str:
    message = text.split("\n\n")[1]
    return text.replace(message, message[: message.index("msgstr ")] + 'msgstr ""', 1)


def _more(text: str) -> Callable[[str], str]:
    return lambda old: old + text


def _before_gone(text: str) -> Callable[[str], str]:
    """As the last message that is not obsolete."""

    def more(old: str) -> str:
        kept = old.partition("\n#~ ")[0]
        whole = kept.rpartition("\n\n")[0] if kept != old else old.rstrip("\n")
        return f"{whole}\n{text}{old[len(whole) + 1 :] if kept != old else ''}"

    return more


FILES: list[tuple[str, str, Callable[[str], str]]] = [
    ("PO001", "unterminated", _sub('\nmsgid "', "\nmsgid '")),
    ("PO001", "junk", _sub('charset=UTF-8\\n"', 'charset=UTF-8\\n" x')),
    ("CFG013", "conflict", _sub("\nmsgctxt ", "\n<<<<<<< HEAD\nmsgctxt ")),
    ("PO001", "no msgstr", _more('\nmsgctxt "x/y"\nmsgid "x"\n')),
    ("PO002", "twice", _first_twice),
    ("PO003", "language", _sub('"Language: ', '"Language: x')),
    ("PO003", "charset", _sub("charset=UTF-8", "charset=ISO-8859-1")),
    ("PO003", "plural", _sub('8bit\\n"\n', '8bit\\n"\n"Plural-Forms: nplurals=1; plural=x;\\n"\n')),
    ("PO004", "form", _sub("\n\n#", "\n\n\n#")),
    ("PO005", "missing", _without_first),
    ("PO006", "empty", _no_translation),
    ("PO007", "fuzzy", _sub("\nmsgctxt ", "\n#, fuzzy\nmsgctxt ")),
    ("PO008", "of no block", _before_gone('\nmsgctxt "no/block"\nmsgid "x"\nmsgstr "y"\n')),
    ("PO012", "plural", _more('\nmsgctxt "a/b"\nmsgid "x"\nmsgid_plural "z"\nmsgstr[0] "y"\n')),
    ("CFG002", "mark", lambda text: "\ufeff" + text),
    ("CFG002", "nul", _sub('\nmsgid "', '\nmsgid "\0')),
]


@pytest.fixture(scope="module")
def damaged(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, set[str]]]:
    """A copy of the book with each fault in a catalogue of its own, and the codes found there."""
    project = tmp_path_factory.mktemp("planted")
    for folder in ("docs", "translations"):
        shutil.copytree(ROOT / folder, project / folder)
    before = set(check(project).findings)
    catalogues = sorted(
        path
        for code in TRANSLATED
        for path in project.glob(f"translations/{code}/LC_MESSAGES/*.po")
    )
    # Spread over the languages: a catalogue that cannot be read quietens rules about its own.
    paths = [catalogues[index * 7 % len(catalogues)] for index in range(len(FILES))]
    assert len(set(paths)) == len(FILES)
    for path, (_, _, plant) in zip(paths, FILES, strict=True):
        path.write_text(plant(path.read_text("utf-8")), "utf-8", newline="\n")
    rows = [row for row in check(project).findings if row not in before]
    names = [path.relative_to(project).as_posix() for path in paths]
    assert {row.partition(":")[0] for row in rows} <= {*names}
    return [
        (name, {row.rpartition(" ")[2] for row in rows if row.startswith(f"{name}:")})
        for name in names
    ]


@pytest.mark.parametrize("index", range(len(FILES)), ids=[f"{c[0]}-{c[1]}" for c in FILES])
def test_a_fault_in_a_catalogue(damaged: list[tuple[str, set[str]]], index: int) -> None:
    """A damaged catalogue is found with the code of the damage; no other says anything."""
    name, codes = damaged[index]
    assert codes == {FILES[index][0]}, name


def test_waivers_of_the_real_book(book: Loaded, before: set[Finding]) -> None:
    """A planted fault can be waived; a waiver not needed, or no longer valid, is found."""
    context, where = "stand-in-their-place/statement", Location("translations/waivers.yml", 1, 1)
    waiver = Waiver("PO036", context, "ms", "none", "2999-01-01", where)
    expired = with_fields(waiver, expires="1999-01-01")
    text = book.book.catalogues["ms"][context].text.replace("diri", "diri diri", 1)
    faulty = planted(book, {("ms", context): text})
    for loaded, waived, codes in (
        (faulty, waiver, []),
        (book, waiver, ["CFG010"]),
        (faulty, expired, ["CFG011", "PO036"]),
    ):
        rows = set(checks.check(with_fields(loaded, waivers=(*book.waivers, waived)))) - before
        assert sorted(f.code for f in rows) == codes


ELSEWHERE = {
    # Sign-offs are planted in tests/translating/test_state_review.py, imports in tests/translating/test_exchange_refused.py.
    *(code for code in CODES if "PO014" <= code <= "PO019" or code >= "PO060"),
    "PO009",
    SAME_ENGLISH,
    SAME_TRANSLATION,
}


def test_every_code_is_planted() -> None:
    """No code about catalogues is without a fault of its own in the real book."""
    done = {case[0] for case in WORDS} | {case[0] for case in FILES} | ELSEWHERE
    assert {code for code in CODES if code.startswith("PO")} <= done


def test_a_repair_of_the_real_book(book: Loaded) -> None:
    """Repairs give the real texts back, letter for letter, in every language at once."""
    faults = {
        "th": ("ยาก ให้", "ยาก. ให้"),
        "tl": ("Para maunawaan", "Para  maunawaan"),
        "ms": ("bayangkan dahulu", "bayang\u00adkan dahulu"),
        "fa": ("بگذارید", "بگذاريد"),
    }
    context = "stand-in-their-place/statement"
    texts: Texts = {}
    for language, (old, new) in faults.items():
        texts[language, context] = book.book.catalogues[language][context].text.replace(old, new)
    repaired = {c.unit.language.code: c.text for c in repair.changed(planted(book, texts))}
    right = {code: book.book.catalogues[code][context].text for code in faults}
    assert repaired == right
