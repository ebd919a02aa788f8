"""Words for numbers, currencies and percentages: data of :mod:`concord.checks.quality.agreement`.

Keyed by the language's code in translations/languages.yml. In a language that is not here only
digits, signs and the names that CLDR knows are compared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

SMALL = {
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen",
    "th": "หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ สิบเอ็ด สิบสอง สิบสาม สิบสี่ สิบห้า สิบหก สิบเจ็ด สิบแปด สิบเก้า",
    "tl": "isa dalawa tatlo apat lima anim pito walo siyam sampu labing-isa labindalawa labintatlo "
    "labing-apat labinlima labing-anim labimpito labingwalo labinsiyam",
    "ms": "satu dua tiga empat lima enam tujuh lapan sembilan sepuluh sebelas dua_belas tiga_belas "
    "empat_belas lima_belas enam_belas tujuh_belas lapan_belas sembilan_belas",
    "fa": "یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده",
}
"""Words for one to nineteen, in order; ``_`` is a space inside one."""

TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "th": "ยี่สิบ สามสิบ สี่สิบ ห้าสิบ หกสิบ เจ็ดสิบ แปดสิบ เก้าสิบ",
    "tl": "dalawampu tatlumpu apatnapu limampu animnapu pitumpu walumpu siyamnapu",
    "ms": "dua_puluh tiga_puluh empat_puluh lima_puluh enam_puluh tujuh_puluh lapan_puluh "
    "sembilan_puluh",
    "fa": "بیست سی چهل پنجاه شصت هفتاد هشتاد نود",
}
"""Words for twenty to ninety, in order."""

BETWEEN = {
    "en": ("-", " "),
    "th": ("",),
    "tl": ("’t ", "'t "),
    "ms": (" ",),
    "fa": ("\u200cو\u200c", "\u200cو", " و "),
}
"""By language: what may stand between the word for a ten and that for a unit."""

LINKED = {"tl": ("ng", "aiou")}
"""By language: what joins a word for a number to what is counted, and after which letters."""

UNIT_IN_TENS = {"th": {"เอ็ด": 1}}
"""More words for a unit that follows a ten."""

INFLECTED = {
    "en": {"once": 1, "first": 1, "second": 2, "twice": 2, "third": 3, "dozen": 12},
    "tl": {"una": 1, "unang": 1, "ikalawa": 2, "ikalawang": 2, "ikatlong": 3},
    "ms": {"pertama": 1, "kedua": 2, "ketiga": 3, "sebiji": 1, "seorang": 1, "sekali": 1}
    | {"setahun": 1, "sehari": 1},
    "fa": {"اول": 1, "نخست": 1, "دوم": 2, "سوم": 3},
    "th": {"แรก": 1},
}
"""More words, each with the number it may stand for."""

UNCOUNTED = {
    language: re.compile(words)
    for language, words in {
        "th": "ทั้งสอง|สาม(?:ารถ|ี|ัญ|ัคคี)|ห้า(?:ม(?!ื้)|ง|ว)|โกหก|หก(?:ล้ม|เลอะ)|แปดเปื้อน|เก้าอี้",
        "tl": "(?!)",
        "ms": r"(?i:\bkedua-dua\w*)",
        "fa": r"\b(?:نه|هر دو)\b",
    }.items()
}
"""By language: what holds a word for a number, or is one, and says none."""

SIGNS = {"$": "$", "€": "€", "£": "£", "¥": "¥", "฿": "฿", "₱": "₱", "﷼": "﷼", "%": "%", "٪": "%"}
"""Signs before or after a number, each with the unit it means."""

UNITS: dict[str, dict[str, str]] = {
    "en": {
        **{"$": "dollars?", "€": "euros?", "฿": "baht", "₱": "pesos?", "RM": "ringgit|RM"},
        **{"£": "pounds? sterling", "﷼": "rials?", "toman": "tomans?", "%": "per ?cent"},
    },
    "th": {
        **{"$": "ดอลลาร์", "€": "ยูโร", "฿": "(?<!บท)บาท(?!หลวง)", "₱": "เปโซ", "RM": "ริงกิต|RM"},
        **{"£": "ปอนด์", "﷼": "เรียล", "toman": "โตมาน", "%": "เปอร์เซ็นต์|ร้อยละ"},
    },
    "tl": {
        **{"$": "dolyar|dollars?", "€": "euro", "฿": "baht", "₱": "piso|pesos?"},
        **{"RM": "ringgit|RM", "£": "pounds? sterling|libra", "﷼": "rial", "toman": "toman"},
        **{"%": "porsiyento|bahagdan"},
    },
    "ms": {
        **{"$": "dolar", "€": "euro", "฿": "baht", "₱": "peso", "RM": "ringgit|RM"},
        **{"£": "paun", "﷼": "rial", "toman": "toman", "%": "peratus"},
    },
    "fa": {
        **{"$": "دلار", "€": "یورو", "฿": "بات", "₱": "پزو", "RM": "رینگیت|RM"},
        **{"£": "پوند", "﷼": "ریال", "toman": "تومان", "%": "درصد"},
    },
}
"""Words that stand for a unit, as regular expressions, by language and unit."""

RANGES = {"en": "to", "th": "ถึง", "tl": "hanggang", "ms": "hingga|sampai", "fa": "تا|الی"}
"""By language: words between two amounts that share one unit, beside dashes."""


OR = {"en": "or", "th": "หรือ", "tl": "o", "ms": "atau", "fa": "یا"}
"""By language: the word between two numbers of which either will do."""


@cache
def written(code: str) -> dict[str, int]:
    """The words of a language for numbers up to 99, each with its number; empty if not known."""
    small = _numbered(SMALL, code, 1, 1) | INFLECTED.get(code, {})
    tens = _numbered(TENS, code, 20, 10)
    units = {word: n for word, n in small.items() if n < 10} | UNIT_IN_TENS.get(code, {})
    compound = {
        f"{ten}{between}{unit}": whole + part
        for ten, whole in tens.items()
        for unit, part in units.items()
        for between in BETWEEN.get(code, ())
    }
    every = small | tens | compound
    linker, letters = LINKED.get(code, ("", ""))
    return every | {word + linker: n for word, n in every.items() if word[-1] in letters}


def _numbered(words: Mapping[str, str], code: str, first: int, step: int) -> dict[str, int]:
    """The words of a language, which stand in order, each with its number."""
    listed = enumerate(words.get(code, "").split())
    return {word.replace("_", " "): first + step * place for place, word in listed}
