"""What each script and language writes: data of the rules, for a language to be added to.

A script's entry is keyed by its ISO 15924 code, a language's by its code in
translations/languages.yml. A language that is in none of these tables is checked by the rules
that need no such knowledge.
"""

from __future__ import annotations

import re

ZWNJ = "\u200c"

# Punctuation of European scripts beside that of the Arabic script.
_EUROPEAN, _ARABIC = "?,;%", "؟،؛٪"
_FULL_WIDTH = dict(zip("？，；！：。、％", "?,;!:.,%", strict=True))
OWN_MARKS: dict[str, dict[str, str]] = {
    "Arab": dict(zip(_EUROPEAN, _ARABIC, strict=True)) | _FULL_WIDTH,
}
"""By script: marks of other scripts, each with the script's own."""
OTHER_MARKS = dict(zip(_ARABIC, _EUROPEAN, strict=True)) | _FULL_WIDTH
"""The same for every other script that is not East Asian."""
EAST_ASIAN = frozenset({"Hans", "Hant", "Jpan", "Kore"})

UNUSED_MARKS = {"th": ".,;?"}
"""By language: marks that its running text does without (its STYLE.md)."""

QUOTES = {"fa": "«»‹›"}
"""By language: opening and closing quotation mark, outer and inner (CLDR, delimiters)."""
USUAL_QUOTES = "“”‘’"
QUOTE_PAIRS = ("“”", "«»", "„“", "「」", "‘’", "‹›")

LETTERS = {"fa": "ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"}
"""By language: its alphabet, where the script has twins of its letters in other languages."""
TWINS = {
    "fa": {
        **dict.fromkeys("يىېےۍ", "ی"),
        **dict.fromkeys("كڪ", "ک"),
        **dict.fromkeys("ەہھ", "ه"),
        "ۀ": "ه\u0654",
    }
}
"""By language: letters of other languages, each with the language's own that looks the same."""

REPEATED = {
    "en": frozenset({"had", "that"}),
    # said twice to mean “one by one”, “little by little”
    "fa": frozenset(
        {"آرام", "آهسته", "تک", "دانه", "خیلی", "دسته", "دو", "ذره", "سه", "قدم", "کم", "گاه", "نم"}
    ),
    "tl": frozenset({"ha"}),
}
"""By language: words that are rightly said twice."""

# Letters that join to the next one; after the others a suffix needs no half-space to be seen.
_JOINING = "بپتثجچحخسشصضطظعغفقکگلمنهی"
_WORD = rf"\w{ZWNJ}\u064b-\u0655"
_END = f"(?![{_WORD}])"
_SUFFIX = rf"(?:یی?|یم|یت|یش|یمان|یتان|یشان)?{_END}"  # after the plural ها
PERSIAN_PRESENT = (
    "شو|کن|ده|خواه|توان|گوی|رو|آی|گیر|بر|گذار|رس|پرس|مان|یاب|آور|خوان|نویس|خر|فروش|بین|شناس|زن|پذیر"
    "|فهم|پرداز|ساز|کش|انداز|افت|ایست|نشین|خند|ترس|ارز|کوش|آموز|بخش|خور|شنو|دان|گرد|سپار|گذران"
)
PERSIAN_PAST = (
    "شد|کرد|داد|خواست|توانست|گفت|رفت|آمد|گرفت|برد|دانست|گذاشت|رسید|ماند|یافت|داشت|بود"
    "|پرسید|شنید|خرید|خورد|گذراند|دید|خواند|فروخت|نوشت|ساخت|پذیرفت|آورد|زد|شناخت|بخشید|رساند"
    "|افتاد|ایستاد|نشست|خندید|کشید|پرداخت|انداخت|فهمید|ترسید|کوشید|آموخت|سپرد|گشت"
)
# Not میدانی, which is also an adjective of “square”.
_VERB = rf"(?:(?:{PERSIAN_PRESENT})(?:م|ی|د|یم|ید|ند)|دان(?:م|د|یم|ید|ند)|(?:{PERSIAN_PAST})(?:م|ی|یم|ید|ند)?)"
# Words, not superlatives, that end in ترین; those in common use are joined.
_NOT_BEST = "".join(f"(?<!{word})" for word in ("بهترین", "مهترین", "کهترین", "دلفترین"))
# Words, not plurals, that end in ها.
_NOT_PLURAL = "".join(
    f"(?<!{word})" for word in ("تنها", "انتها", "منتها", "اشتها", "فقها", "آنها", "اینها")
)


def _at_start(*words: str) -> str:
    """That the text up to here ends in one of the words, and the word begins there."""
    return "(?:" + "|".join(f"(?<={word})(?<![{_WORD}]{word})" for word in words) + ")"


# A pattern begins with the letters it is about, and looks back from there, which is fast.
HALF_SPACES: dict[str, tuple[tuple[re.Pattern[str], str | None], ...]] = {
    "fa": tuple(
        (re.compile(pattern), replacement)
        for pattern, replacement in (
            (rf"می {_at_start('می ', 'نمی ')}(?=[^\W\d_])", f"می{ZWNJ}"),
            (rf"می{_at_start('می', 'نمی')}(?={_VERB}{_END})", f"می{ZWNJ}"),
            (rf" ها(?<=\w ها)(?={_SUFFIX})", f"{ZWNJ}ها"),
            (rf" ترین(?<=\w ترین){_END}", f"{ZWNJ}ترین"),
            (rf"ترین(?<=[{_JOINING}]ترین){_NOT_BEST}{_END}", None),
            (rf"ه (ام|اند|اید|ایم){_END}", rf"ه{ZWNJ}\1"),
            (f"ه{ZWNJ}ی{_END}", "ه\u0654"),
            (f"ها{_at_start('آنها', 'اینها')}{_END}", f"{ZWNJ}ها"),
            # A plural written into its noun; بها is a word, and گران‌بها made of it.
            (rf"ها(?<=[{_JOINING}]ها)(?<!\Wبها)(?<!^بها){_NOT_PLURAL}{_SUFFIX}", None),
        )
    )
}
"""By language: where a half-space (ZWNJ) is missing or misused, and what is right if certain."""
