"""Words for numbers, currencies and percentages: data of :mod:`concord.quality.agreement`.

Keyed by the language's code in translations/languages.yml. In a language that is not here only
digits, signs and the names that CLDR knows are compared.
"""

from __future__ import annotations

import re

SMALL = {
    "en": "one two three four five six seven eight nine ten eleven twelve",
    "th": "หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ สิบเอ็ด สิบสอง",
    "tl": "isa dalawa tatlo apat lima anim pito walo siyam sampu labing-isa labindalawa",
    "ms": "satu dua tiga empat lima enam tujuh lapan sembilan sepuluh sebelas dua_belas",
    "fa": "یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده",
}
"""Words for one to twelve, in order; ``_`` is a space inside one."""

INFLECTED = {
    "en": {"once": 1, "first": 1, "second": 2, "twice": 2, "third": 3, "dozen": 12},
    "tl": {"isang": 1, "dalawang": 2, "tatlong": 3, "limang": 5, "pitong": 7, "walong": 8}
    | {"sampung": 10, "una": 1, "unang": 1, "ikalawa": 2, "ikalawang": 2, "ikatlong": 3},
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
        **{"$": "ดอลลาร์", "€": "ยูโร", "฿": "บาท", "₱": "เปโซ", "RM": "ริงกิต|RM"},
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
