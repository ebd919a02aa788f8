"""Words of which one may stand for another by mistake: data of :mod:`concord.checks.quality.swaps`.

Each family has kinds, each kind its words by the language's code in translations/languages.yml, as
regular expressions. Names of units, weekdays, months and languages that CLDR knows are added to
these in every language; a language without a row has those alone.
"""

from __future__ import annotations

from .amounts import UNITS

MONEY = "money"
"""The family of currencies, and of the per cent; a translation has the same of these, no other."""

UNITS_OF_TIME: dict[str, dict[str, str]] = {
    "en": {
        **{
            "minute": "minutes?",
            "hour": "hours?|hourly",
            "day": "days?|daily|today|tomorrow|yesterday|tonight",
        },
        **{"week": "weeks?|weekly", "month": "months?|monthly"},
        **{
            "year": "years?|yearly|annual(?:ly)?",
            "decade": "decades?",
            "century": "centur(?:y|ies)",
        },
    },
    "th": {
        **{"minute": "(?<!วิ)นาที", "hour": "ชั่วโมง|ชม\\.", "week": "สัปดาห์|(?<!วัน)อาทิตย์"},
        # Not ควัน, ตะวัน, ไต้หวัน, nor the day of a date or a weekday.
        "day": "(?<![คสหะ])วัน(?!ที่ ?[0-9]|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)",
        **{"month": "เดือน", "year": "ปี(?![ก่])", "decade": "ทศวรรษ", "century": "ศตวรรษ"},
    },
    "tl": {
        **{"minute": "minuto", "hour": "oras", "day": "araw", "week": "linggo", "month": "buwan"},
        **{"year": "taon", "decade": "dekada", "century": "siglo"},
    },
    "ms": {
        **{"minute": "minit", "hour": "(?:se)?jam", "day": "(?:se)?hari|harian"},
        **{"week": "(?:se)?minggu|mingguan", "month": "(?:se)?bulan|bulanan"},
        **{"year": "(?:se)?tahun|tahunan", "decade": "dekad", "century": "abad"},
    },
    "fa": {
        **{"minute": "دقیقه", "hour": "ساعت", "day": "(?:ام)?روز(?:ی|ها|های|انه)?", "week": "هفته"},
        **{"month": "ماه(?:ی|ها|های|انه)?", "year": "(?:ام)?سال(?:ی|ها|های|انه)?"},
        **{"decade": "دهه", "century": "قرن|سده"},
    },
}
"""Units of time."""

ORDINALS: dict[str, dict[str, str]] = {
    "en": {
        **{"first": "first(?:ly)?", "second": "second(?:ly)?", "third": "third(?:ly)?"},
        **{"fourth": "fourth", "fifth": "fifth", "last": "last|final(?:ly)?"},
    },
    "th": {
        **{"first": "แรก|ที่หนึ่ง|ก่อน|เริ่ม", "second": "(?:ที่|ประการ|ข้อ|คน)สอง(?!ถึง)|อีกคน"},
        **{"third": "(?:ที่|ประการ|ข้อ)สาม(?!ารถ)", "fourth": "ที่สี่", "fifth": "ที่ห้า(?!ม)"},
        "last": "สุดท้าย|ล่าสุด|ท้าย",
    },
    "tl": {
        **{"first": "\\w*unang?|una\\w*|muna|isa", "second": "(?:ika|panga)lawang?|segunda"},
        **{
            "third": "(?:ika|panga)t(?:a|l)o\\w*|ikatlong?|pangatlong?",
            "fourth": "ikaapat|ika-apat\\w*",
        },
        **{"fifth": "ikalimang?", "last": "\\w*huling?|katapusang?"},
    },
    "ms": {
        **{
            "first": "pertama|mula-mula|dahulu|dulu|awal",
            "second": "kedua(?!-)",
            "third": "ketiga",
        },
        **{"fourth": "keempat(?!-)", "fifth": "kelima", "last": "terakhir|akhir(?:nya)?"},
    },
    "fa": {
        **{
            "first": "اول(?:ین)?|نخست(?:ین)?|ابتدا",
            "second": "دوم(?:ین|ی)?",
            "third": "سوم(?:ین|ی)?",
        },
        **{"fourth": "چهارم(?:ین)?", "fifth": "پنجم(?:ین)?", "last": "آخر(?:ین)?|پایان(?:ی)?"},
    },
}
"""Words for an order; the English adverbs “first” and “finally” too."""

AMOUNT: dict[str, dict[str, str]] = {
    "en": {
        "more": "more|greater|higher|bigger|larger",
        "less": "less|fewer|lower|smaller",
    },
    "th": {
        "more": "มากกว่า|มากขึ้น|มากที่สุด|สูงกว่า|เพิ่มขึ้น",
        "less": "น้อยกว่า|น้อยลง|น้อยที่สุด|ต่ำกว่า|ลดลง",
    },
    "tl": {
        "more": "mas marami|higit|lalo|pinakamarami|mas malaki|mas mataas",
        "less": "mas kaunti|mas mababa|mas maliit|pinakakaunti",
    },
    "ms": {
        "more": "lebih|paling banyak|bertambah",
        "less": "kurang\\w*|paling sedikit|lebih rendah|lebih kecil",
    },
    "fa": {
        "more": "بیشتر(?:ین)?|بزرگ\u200c?تر|بالاتر",
        "less": "کمتر(?:ین)?|کوچک\u200c?تر|پایین\u200c?تر",
    },
}
"""Words for more and less."""

HOW_OFTEN: dict[str, dict[str, str]] = {
    "en": {
        **{"always": "always", "sometimes": "sometimes"},
        "often": "often|usually|frequently",
    },
    "th": {"always": "เสมอ|ทุกครั้ง|ตลอด", "sometimes": "บางครั้ง|บางที", "often": "มัก|บ่อย|ปกติ"},
    "tl": {
        **{"always": "laging?|palagi(?:ng)?|parati", "sometimes": "minsan|paminsan-minsan"},
        "often": "madalas|karaniwan\\w*|kadalasan\\w*",
    },
    "ms": {
        **{"always": "sentiasa|selalu", "sometimes": "kadang\\w*(?:-\\w+)?|sesekali|ada kalanya"},
        "often": "sering|kerap|biasa\\w*|selalunya",
    },
    "fa": {
        **{"always": "همیشه|همواره|هر بار", "sometimes": "گاهی|بعضی وقت"},
        "often": "اغلب|معمولاً|بیشتر وقت",
    },
}
"""Words for how often."""

PARTS: dict[str, dict[str, str]] = {
    "en": {"half": "half", "quarter": "quarters?", "double": "double|twice"},
    "th": {"half": "ครึ่ง", "quarter": "หนึ่งในสี่|หนึ่งส่วนสี่", "double": "สองเท่า|เท่าตัว|สองครั้ง"},
    "tl": {
        "half": "kalahati(?:ng)?",
        "quarter": "sangkapat",
        "double": "doble|dalawang beses|dalawa",
    },
    "ms": {"half": "separuh|setengah", "quarter": "suku", "double": "kali ganda|dua kali|berganda"},
    "fa": {"half": "نصف|نیم", "quarter": "ربع|یک\u200cچهارم", "double": "دو برابر|دو بار"},
}
"""Parts and multiples."""

# Not before and after: “finish before you answer” is as well “finish, then answer”.
FAMILIES = {
    **{"time": UNITS_OF_TIME, "order": ORDINALS, "amount": AMOUNT},
    **{"often": HOW_OFTEN, "part": PARTS, MONEY: UNITS},
}
"""The families that have words of their own in each language."""

MAY_BE = {
    "hour": "times?|clock|when",
    "day": "sun|noon|(?:mon|tues|wednes|thurs|fri|satur|sun)day",
    "week": "sunday|weekend",
    "month": "moon",
    "year": "(?:19|20)[0-9][0-9]",
    "first": "before|begin\\w*|start\\w*|early|earlier|one|initial\\w*|premier",
    "second": "other|another|two|both",
    "more": "most|exceed\\w*|beyond|over|better|increas\\w*|add\\w*|much|many|rather|very|too",
    "less": "least|small|little|few|short|low|reduc\\w*|at least|under|below|within|minor",
    "last": "end\\w*|latest|recent\\w*|late|after all|close|closing",
}
"""English words beside which a translation may rightly have a kind that the English does not."""

DURATIONS = tuple(
    f"duration-{unit}" for unit in ("second", "minute", "hour", "day", "week", "month", "year")
)
"""Units of time in CLDR, for a language without a row."""

MEASURES = (
    *("length-kilometer", "length-meter", "length-centimeter", "length-mile", "mass-kilogram"),
    *("mass-gram", "volume-liter", "volume-milliliter", "temperature-celsius"),
)
"""Units of CLDR that a number may have."""

BETWEEN = {"tl": "na ", "en": "-"}
"""By language: what may stand between a number and its unit, beside a space or nothing."""

LANGUAGES: dict[str, tuple[str, ...]] = {
    **{"en": ("en",), "th": ("th",), "tl": ("tl", "fil"), "ms": ("ms",), "fa": ("fa",)},
    **{"id": ("id",), "ar": ("ar",), "zh": ("zh",)},
}
"""Languages that a text may name, each with its codes in CLDR."""
