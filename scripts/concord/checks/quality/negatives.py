"""Words that deny: data of :mod:`concord.checks.quality.polarity`.

Keyed by the language's code in translations/languages.yml; a language without a row is not
checked. Every entry is a regular expression in small letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .locales import PERSIAN_PAST, PERSIAN_PRESENT, ZWNJ


@dataclass(frozen=True, slots=True)
class Negatives:
    """How one language denies.

    :ivar plain: words that deny a sentence or a part of it.
    :ivar idle: phrases that hold such a word and deny nothing, or may stand for ones that do not.
    :ivar lexical: words with a denial in them (“unhappy”, “refuse”), which a translation may say
        with a plain one, and the other way about.
    :ivar near: in English, words that a translation may turn into a denial (“only”, “hard”).
    :ivar linked: words that deny only beside the like in English: “except”, “instead of”,
        “refuse”, and “stop”, which may say “no longer”.
    """

    plain: re.Pattern[str]
    idle: re.Pattern[str]
    lexical: re.Pattern[str]
    near: re.Pattern[str] = re.compile("(?!)")
    linked: dict[str, re.Pattern[str]] = field(default_factory=dict)


def _words(*parts: str, before: str = r"\b", after: str = r"\b") -> re.Pattern[str]:
    return re.compile(f"{before}(?:{'|'.join(' '.join(parts).split())}){after}".replace("_", " "))


_NT = "n[’']t"
_IN = (
    r"in(?:accura|adequa|appropria|capab|compat|complet|considera|convenien|correct|decen|differen"
    r"|efficien|experienc|frequen|secur|sensitiv|significan|sincer|sufficien|toleran|valid|visib)\w*"
    r" im(?:mature|moral|parti|patien|perfect|polite|possib|prop|prud)\w* il(?:legal|legib|logic)\w*"
    r" ir(?:regular|relevan|respons|revoca)\w*"
    r" dis(?:abl|advantag|agree|allow|appoint|bel|contin|courag|honest|interest|lik|loyal|obe|order"
    r"|reput|respect|satisf|trust)\w*"
)
ENGLISH = Negatives(
    plain=_words(
        "not never no none nobody nothing nowhere neither without cannot",
        "unless except besides apart_from aside_from other_than instead_of rather_than",
        r"avoid\w* declin\w* refrain\w* refus(?:e[sd]?|ing) reject(?:s|ed|ing)?",
        rf"\w+{_NT}",
    ),
    idle=re.compile(
        rf"(?:\bnot|{_NT}) (?:only|just|merely|simply|least|to mention|long|few|forget|more than)\b"
        r"|\bnothing (?:but|less than)\b|\bno (?:matter|doubt|sooner|less|later|more than|fewer)\b"
        r"|\bif not\b|\bno difference\b|\bwithout (?:delay|hesitation|fail|doubt)\b"
        rf"|\b(?:cannot|can{_NT}) (?:but|help)\b|\bwhy (?:not|don[’']t)\b|\bor not\b"
        rf"|\b(?:does|do|did)(?: not|{_NT}) matter\b|\bnever mind\b|\bno\. ?\d|^no\.$|\bno[’']s\b"
        rf"|{_NT} (?:it|he|she|they|we|you|i)\b(?=[^.;:]*\?)"
    ),
    lexical=_words(
        r"un(?!der|til|it|ion|iq|iv|cle|less)\w{3,}",
        _IN,
        r"non-?\w+ mis(?!s|tak)\w{3,} mal\w{6,} \w{3,}(?<!un)less",
        r"ban\w* den(?:y|ies|ied) empty fail\w* forbid\w* ignor\w*",
        r"lack\w* neglect\w* omit\w* prevent\w* prohibit\w*",
        "anonymous\\w* absen\\w* bad poor quiet silent silence optional wrong false free_of",
    ),
    near=_words(
        r"before until only_(?:if|when|after|once|then) hard(?:er)? few(?:er)? less little seldom",
        r"rarely barely hardly nor instead stop\w* leav(?:e|es|ing) left away stays",
        r"(?:keep|stay)\w*_(?:\w+_)?(?:out|from|at|to|off) (?:give[sn]?|giving|gave)_up miss\w*",
        r"broken faulty beyond differ\w* vary easy doubt\w* gone remember\w* against off",
        r"more_than exceptional rare in_the_way",
    ),
    linked={
        "except": _words("unless except besides apart_from aside_from other_than"),
        "instead": _words("instead_of rather_than"),
        "refuse": _words(r"avoid\w* declin\w* refrain\w* refus(?:e[sd]?|ing) reject(?:s|ed|ing)?"),
        "stop": _words("no_longer any_?more any_longer again"),
    },
)
"""How the English denies."""

_WORD = rf"\w{ZWNJ}\u064b-\u0655"
_START, _STOP = f"(?<![{_WORD}])", rf"(?!{ZWNJ}?[\w\u064b-\u0655])"
# A verb that denies: its prefix, with what may stand before it, and a stem with its ending. Not
# نزد (“at”) and برنده (“winner”), which look like one.
_DENIED = (
    rf"(?!برنده)(?:بر|در|باز|وا|فرو|فرا)?(?:نمی[{ZWNJ} ]?\w+|ن(?!زد{_STOP})"
    rf"(?:(?:{PERSIAN_PRESENT}|باش|دار|گو|یاب|یفت|یاور|یای|ینداز|یاموز|فرست|بند|باز|رنج|دو|ریز|شکن)"
    rf"(?:م|ی|د|یم|ید|ند)?|(?:{PERSIAN_PAST}|یامد|یاورد|یفتاد|ینداخت|یاموخت|یافت|فرستاد|بست|باخت)"
    rf"(?:م|ی|یم|ید|ند|ن|ه(?:{ZWNJ}\w+)?|نی)?))"
)
_UN = (
    "راضی|رضایت|خوش|خواسته|خواه|توان|ممکن|مناسب|درست|معلوم|مطمئن|موفق|آشنا|امید|آرام|شناخت|پذیر"
    "|محدود|کافی|لایق|دیده|گفته|تمام|عادل|مرتب|منظم|مفهوم|مربوط|سالم|پسند|محترم|صحیح|معتبر|کارآمد"
)

NEGATIVES: dict[str, Negatives] = {
    "th": Negatives(
        plain=re.compile(
            r"ไม่|มิ(?=ได้|ใช่|ควร|อาจ|ให้|ต้อง|เคย|บังควร)|อย่า(?!ง)|ห้าม(?!ล้อ|ื้)|(?<!ไม่)(?<!มิ)ใช่ว่า|เปล่าเลย"
        ),
        idle=re.compile(
            r"หรือ(?:ไม่|เปล่า)|ไม่(?:ว่า(?!ง)|นาน|กี่|(?:รอ|ชัก)?ช้า|รีรอ|ลังเล|แน่(?!ใจ|นอน|ชัด)|แพ้|น้อย|เกิน|ต่ำกว่า|ใช่หรือ)"
            r"|(?:ไม่|มิ)(?:เช่นนั้น|ฉะนั้น|งั้น|อย่างนั้น)|อย่าลืม"
        ),
        lexical=re.compile(
            r"ไม่(?:ค่อย)?(?:น่า)?(?:พอใจ|ดี(?!กว่า)|จำเป็น|สมบูรณ์|สำคัญ|เหมาะ|สบาย|ชอบใจ|ถูกต้อง|เป็นธรรม|มีค่า|ชัดเจน)"
            r"|ไร้|ปราศจาก|ขาด(?=ความ|แคลน)|(?:อยู่|นิ่ง|เพิก)เฉย|ละเลย|ว่างเปล่า"
        ),
        linked={
            "except": re.compile("เว้นแต่|ยกเว้น|นอกจาก|นอกเหนือ"),
            "instead": re.compile("แทน|มากกว่า|ดีกว่า"),
            "refuse": re.compile("เลี่ยง|ปฏิเสธ|งด|ละเว้น|เว้น(?!แต่)|ระวัง"),
            "stop": re.compile("เลิก|หยุด|ยุติ"),
        },
    ),
    "tl": Negatives(
        plain=_words(
            "hindi huwag wag wala walang wala_nang di ’di 'di di-\\w+ hinding-hindi",
            before=r"(?<![\w’'-])",
            after=r"(?![\w’'])",
        ),
        idle=re.compile(
            r"\b(?:hindi|di) (?:ba|kaya|nagtagal|bababa)\b|\bkung hindi(?=[,.])"
            r"|\bo hindi\b|\bwalang anuman\b|\bdi-hamak\b|\bwalang (?:pag-?aalinlangan|pagkaantala|paligoy-ligoy)\b|\bwalang (?:kuwenta|kwenta)\w*|\bhuwag (?:\w+ )?kalilimutan\b"
        ),
        lexical=_words(
            r"hindi_(?:maganda|perpekto|mahalaga|kailangan)\w* ayaw\w* ayoko bawal ipinagbabawal kulang\w* kawalan imposible",
        ),
        linked={
            "except": _words("maliban puwera bukod"),
            "instead": _words("sa_halip imbes kaysa kesa"),
            "refuse": _words(r"\w*iwas\w* \w*tangg(?:i|ah)\w* \w*tumangg\w* ayaw\w*"),
            "stop": _words(r"\w*tigil\w* \w*hinto\w*"),
        },
    ),
    "ms": Negatives(
        plain=_words(
            "(?:tidak|tak)_(?:usah|payah) (?:tidak|tak|bukan|jangan|tiada|belum|usah)(?:lah|nya)?",
            "takkan tanpa",
        ),
        idle=re.compile(
            r"\b(?:bukan|tidak|tak) (?:lama|kira|lebih daripada|kurang"
            r" daripada)\b|\batau (?:tidak|tak|bukan|belum)\b|\b(?:jika|kalau) tidak(?=[,.])"
            r"|\b(?:bukan|tidak)kah\b|\btanpa (?:ber)?lengah\w*|\btanpa ragu\w*|\bkalau bukan kerana\b|\bjangan (?:lupa|-jangan)\b"
        ),
        lexical=_words(
            r"tidak_(?:ber)?(?:puas_hati|gembira|senang|menyenangkan|penting|sempurna) mustahil enggan gagal kurang\w* ketidak\w+",
            r"ketiadaan dilarang larangan bebas_daripada",
        ),
        linked={
            "except": _words("kecuali melainkan selain"),
            "instead": _words("daripada alih-alih berbanding sebaliknya ganti"),
            "refuse": _words(r"\w*elak\w* \w*tolak\w* menolak enggan \w*hindar\w*"),
            "stop": _words(r"\w*henti\w* tamat\w*"),
        },
    ),
    "fa": Negatives(
        plain=re.compile(
            rf"(?:{_START}|{ZWNJ})(?:{_DENIED}|نیست\w*|نباید|نتوان|نخواه\w*){_STOP}"
            rf"|{_START}(?:نه [^.؛؟!]*?(?:و|،) ?نه|نه|نخیر|بدون|مبادا|بی[{ZWNJ} ]?(?:آن[{ZWNJ} ]?که|هیچ)){_STOP}|^خیر{_STOP}"
            # Where no verb denies: the answer “never”, “nothing”.
            rf"|(?:هیچ|هرگز)[{_WORD}]*(?: (?!می|است|شد|دار|کرد|کن)[{_WORD}]+)?(?=\s*(?:[.!(]|$))"
        ),
        idle=re.compile(
            rf"یا (?:نه|خیر|نیست){_STOP}|مگر نه|بدون (?:معطلی|درنگ|تأخیر|تردید)|فرقی نمی{ZWNJ}?کند"
            rf"|(?:از یاد نبر|فراموش نکن)(?:ید|یم)?"
        ),
        lexical=re.compile(
            rf"{_START}(?:بی[{ZWNJ} ]\w+|غیر[{ZWNJ} ]?\w+|نا[{ZWNJ}]?(?:{_UN})\w*|منفی|فاقد|ممنوع|محال"
            rf"|عدم|دست روی دست)"
        ),
        linked={
            "except": re.compile(
                rf"{_START}(?:مگر(?! نه)|(?:به[{ZWNJ} ]?)?جز|(?:به )?غیر از){_STOP}"
            ),
            "instead": re.compile(rf"به[{ZWNJ} ]?جای{_STOP}|عوض{_STOP}"),
            "refuse": re.compile(
                r"خودداری|پرهیز|اجتناب|امتناع|دوری|جلوگیری|(?<![\w\u200c])رد(?![\w\u200c])"
            ),
            "stop": re.compile("پایان|متوقف|دست (?:بر|کش)"),
        },
    ),
}
"""By language: how it denies."""
