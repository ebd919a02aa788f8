"""PO: translations beside their English, their glossary and each other."""

from .code import Code, Example, Stops

CODES = {
    "PO040": Code(
        "numbers differ from the English",
        "Say every number of the English, in digits or words, and no other.",
        Stops.RELEASE,
        Example("th", "Answer within 24 hours", "ตอบภายใน 42 ชั่วโมง"),
        Example("ms", "Answer within two days.", "Jawab dalam masa 2 hari."),
    ),
    "PO041": Code(
        "amounts of money or percentages differ from the English",
        "Keep amount and currency as they are; write them as the language does.",
        Stops.RELEASE,
        Example("ms", "A loss of $5,400 a year.", "Kerugian 5,400 ringgit setahun."),
        Example("fa", "$5,400 to $7,300 a year", "سالی ۵٬۴۰۰ تا ۷٬۳۰۰ دلار"),
    ),
    "PO042": Code(
        "dates differ from the English",
        "Keep day, month and year; write the month as the language calls it.",
        Stops.RELEASE,
        Example("tl", "Published on 10 June 2019.", "Inilathala noong 10 Hulyo 2019."),
        Example("ms", "Published on 10 June 2019.", "Diterbitkan pada 10 Jun 2019."),
    ),
    "PO043": Code(
        "not translated: the translation is the English text",
        "Translate it. Names stay as they are.",
        Stops.RELEASE,
        Example("ms", "Ask what happened", "Ask what happened"),
        Example("ms", "Common Cartridge {version}", "Common Cartridge {version}"),
    ),
    "PO044": Code(
        "English left standing in the translation",
        "Translate these words too. Names stay as they are.",
        Stops.RELEASE,
        Example(
            "tl",
            "Thank them first, then ask what they really want.",
            "Magpasalamat muna, then ask what they really want.",
        ),
        Example(
            "tl",
            "The Creative Commons Attribution 4.0 licence",
            "Ang lisensiyang Creative Commons Attribution 4.0",
        ),
    ),
    "PO045": Code(
        "word of another language",
        "Write the language's own word: that of Malaysia in Malay, no English in Filipino.",
        Stops.RELEASE,
        Example("ms", "Listen, because it helps.", "Dengarlah, karena ini membantu."),
        Example("ms", "Listen, because it helps.", "Dengarlah, kerana ini membantu."),
    ),
    "PO046": Code(
        "sentence in another language",
        "Put the translation in this language here; it may have come from another catalogue.",
        Stops.RELEASE,
        Example(
            "ms",
            "Do not blame the customer for what has happened.",
            "Huwag sisihin ang customer para sa mga nangyari.",
        ),
        Example(
            "ms",
            "Do not blame the customer for what has happened.",
            "Jangan salahkan pelanggan atas apa yang berlaku.",
        ),
    ),
    "PO047": Code(
        "spelling that the language does not have here",
        "Follow the language's spelling; `concord check --fix` does it.",
        Stops.RELEASE,
        Example("tl", "He is not here either.", "Wala din siya rito."),
        Example("tl", "He is here too.", "Nandito rin siya, at ang anak din niya."),
    ),
    "PO048": Code(
        "word that the glossary tells to avoid",
        "Use the glossary's word for the term.",
        Stops.RELEASE,
        Example("ms", "Thank the staff.", "Ucapkan terima kasih kepada kakitangan dan staf."),
        Example("ms", "Thank the staff.", "Ucapkan terima kasih kepada kakitangan."),
    ),
    "PO049": Code(
        "term of the glossary called something else",
        "Use the glossary's word, or add a form that is right too to the term's `also`.",
        Stops.RELEASE,
        Example("ms", "Thank the customer.", "Ucapkan terima kasih kepada pembeli."),
        Example("ms", "Thank the customer.", "Ucapkan terima kasih kepada pelanggan."),
    ),
    "PO050": Code(
        "the same English translated in two ways",
        "Give both the better of the two.",
        Stops.RELEASE,
        Example(
            "ms", "Ask first.", "Bertanyalah terlebih dahulu.", ("Ask first.", "Tanya dahulu.")
        ),
        Example("ms", "Ask first.", "Tanya dahulu.", ("Ask again.", "Tanya sekali lagi.")),
    ),
    "PO051": Code(
        "two English texts with one translation",
        "Say what each English text says; the translation of one may have been copied.",
        Stops.RELEASE,
        Example(
            "ms",
            "Listen until they have finished.",
            "Dengar sehingga mereka selesai.",
            ("Thank them for telling you.", "Dengar sehingga mereka selesai."),
        ),
        Example("ms", "Story ends", "Tamat", ("The end", "Tamat")),
    ),
    "PO052": Code(
        "length out of proportion to the English",
        "Look for a part that is missing, said twice, or of another text.",
        Stops.RELEASE,
        Example(
            "ms",
            "Listen until they have finished, and only then say what you can do.",
            "Dengarlah.",
        ),
        Example(
            "ms",
            "Listen until they have finished, and only then say what you can do.",
            "Dengar sehingga selesai, kemudian nyatakan bantuan anda.",
        ),
    ),
    "PO053": Code(
        "denial lost or added",
        "Deny what the English denies (not, no, never, nobody, without …), and nothing else.",
        Stops.RELEASE,
        Example("ms", "The customer is not always right.", "Pelanggan sentiasa betul."),
        Example("ms", "The customer is never satisfied.", "Pelanggan mustahil berpuas hati."),
    ),
    "PO054": Code(
        "word that is another of its kind",
        "Say the English one: a unit of time, an order, a weekday, a language, more or less.",
        Stops.RELEASE,
        Example("ms", "Open 24 hours a day.", "Dibuka 24 hari sehari."),
        Example("ms", "Open 24 hours a day.", "Dibuka 24 jam."),
    ),
    "PO055": Code(
        "range of numbers turned round",
        "Write the two numbers in the order of the English.",
        Stops.RELEASE,
        Example("fa", "It costs 5–10 dollars.", "قیمتش ۱۰ تا ۵ دلار است."),
        Example("fa", "It costs 5–10 dollars.", "قیمتش از ۵ تا ۱۰ دلار است."),
    ),
    "PO056": Code(
        "name that is not the English one",
        (
            "Write it letter for letter as in the English, all of it; where the language writes it "
            "in its own way, put that into glossary.yml."
        ),
        Stops.RELEASE,
        Example(
            "th",
            "It was Harry Gordon Selfridge who coined it.",
            "Harry Gordon Selfrigde เป็นคนคิดขึ้น",
        ),
        Example(
            "th",
            "It was Harry Gordon Selfridge who coined it.",
            "Harry Gordon Selfridge เป็นคนคิดขึ้น",
        ),
    ),
    "PO057": Code(
        "link whose words name another page",
        "Put the words and the id of each link together again as in the English.",
        Stops.RELEASE,
        Example(
            "ms",
            "Then [say sorry][page].",
            "Kemudian [dengar mereka][page].",
            ("Hear them out", "Dengar mereka"),
        ),
        Example(
            "ms",
            "Then [say sorry][page].",
            "Kemudian [minta maaf][page].",
            ("Hear them out", "Dengar mereka"),
        ),
    ),
    "PO058": Code(
        "sentence said twice",
        "Take out one of the two, and look whether it stands in the place of another.",
        Stops.RELEASE,
        Example(
            "ms",
            "Thank them first. Then ask what happened. Say what you can do.",
            "Berterima kasih dahulu. Tanya apa yang berlaku. Berterima kasih dahulu.",
        ),
        Example(
            "ms",
            "Thank them first. Then ask what happened. Say what you can do.",
            "Berterima kasih dahulu. Tanya apa yang berlaku. Nyatakan bantuan anda.",
        ),
    ),
    "PO059": Code(
        "Markdown left in the text",
        "Take the mark out; lists, headings and quotations come from the English page.",
        Stops.RELEASE,
        Example("ms", "Thank the customer.", "- Ucapkan terima kasih kepada pelanggan."),
        Example("ms", "Thank them at -5 degrees.", "Berterima kasihlah pada -5 darjah."),
    ),
}
