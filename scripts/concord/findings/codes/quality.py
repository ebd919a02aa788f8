"""PO020 to PO039: how a translation is written, each with a text that shows it and a near miss."""

from .code import Code, Example, Stops

CODES = {
    "PO020": Code(
        "emphasis differs from the English",
        "Emphasise as many stretches as the English does, with the same number of asterisks.",
        Stops.RELEASE,
        Example("ms", "Customers want *to be heard*.", "Pelanggan mahu didengari."),
        Example("ms", "Customers want *to be heard*.", "Pelanggan mahu *didengari*."),
    ),
    "PO021": Code(
        "text not in Unicode's composed form (NFC)",
        "Run `concord check --fix`, or type the letter with its accent as one character.",
        Stops.RELEASE,
        Example("tl", "The café is open.", "Bukas ang cafe\u0301."),
        Example("tl", "The café is open.", "Bukas ang café."),
    ),
    "PO022": Code(
        "character that cannot be seen, or was lost",
        "Run `concord check --fix`, or delete it, or type again what U+FFFD stands for; only Persian and its like have a use for ZWNJ.",
        Stops.RELEASE,
        Example("th", "Listen to the customer.", "ฟัง\u200bลูกค้า"),
        Example("fa", "It can be done.", "می\u200cشود."),
    ),
    "PO023": Code(
        "word drawn out with tatweel",
        "Run `concord check --fix`, or delete U+0640.",
        Stops.RELEASE,
        Example("fa", "Thank you.", "ممنـون."),
        Example("fa", "Thank you.", "ممنون."),
    ),
    "PO024": Code(
        "space doubled, at an edge or of an odd kind",
        "Run `concord check --fix`; one plain space parts two words.",
        Stops.RELEASE,
        Example("tl", "Thank the customer.", "Pasalamatan  ang customer."),
        Example("tl", "Thank the customer.", "Pasalamatan ang customer."),
    ),
    "PO025": Code(
        "space missing or superfluous beside a mark",
        "Run `concord check --fix`; a mark stands at its word, a space after it.",
        Stops.RELEASE,
        Example("ms", "Listen, then answer.", "Dengar , kemudian jawab."),
        Example("ms", "It costs $5,400.", "Harganya $5,400."),
    ),
    "PO026": Code(
        "letter of another script or language",
        "Run `concord check --fix`, or type it on the language's own keyboard. Only names that the "
        "English has stay as there.",
        Stops.RELEASE,
        Example("fa", "The customer is right.", "حق با مشتري است."),
        Example("fa", "Concord is a book.", "Concord یک کتاب است."),
    ),
    "PO027": Code(
        "digits of another language",
        "Run `concord check --fix`, or write the digits that the language uses.",
        Stops.RELEASE,
        Example("fa", "Wait 24 hours.", "24 ساعت صبر کنید."),
        Example("fa", "Under CC BY 4.0.", "با پروانهٔ CC BY 4.0."),
    ),
    "PO028": Code(
        "punctuation of another language",
        "Run `concord check --fix`, or write the language's own mark; its STYLE.md says which.",
        Stops.RELEASE,
        Example("fa", "May I help you?", "می\u200cتوانم کمک کنم?"),
        Example("fa", "May I help you?", "می\u200cتوانم کمک کنم؟"),
    ),
    "PO029": Code(
        "quotation marks of another language",
        "Run `concord check --fix`, or write the language's own quotation marks.",
        Stops.RELEASE,
        Example("fa", "Say “thank you”.", "بگویید “ممنونم”."),
        Example("fa", "Say “thank you”.", "بگویید «ممنونم»."),
    ),
    "PO030": Code(
        "bracket or quotation mark without its other half",
        "Write both, the opening one first.",
        Stops.RELEASE,
        Example("tl", "Say “thank you”.", "Sabihin ang “salamat po."),
        Example("tl", "Say “thank you”.", "Sabihin ang “salamat po”."),
    ),
    "PO031": Code(
        "text that ends otherwise than the English",
        "End with a full stop, a question mark or none as the English does.",
        Stops.RELEASE,
        Example("ms", "Can you wait?", "Bolehkah anda tunggu."),
        Example("th", "Can you wait?", "รอได้ไหม"),
    ),
    "PO032": Code(
        "half-space that parts no letters",
        "Run `concord check --fix`, or delete the ZWNJ.",
        Stops.RELEASE,
        Example("fa", "Help the customer.", "به مشتری\u200c کمک کنید."),
        Example("fa", "Help the customers.", "به مشتری\u200cها کمک کنید."),
    ),
    "PO033": Code(
        "half-space missing or misused",
        "Write ZWNJ (U+200C) where the language parts a word without a space.",
        Stops.RELEASE,
        Example("fa", "It can be done.", "این کار می شود."),
        Example("fa", "It is done only there.", "تنها آنجا می\u200cشود."),
    ),
    "PO034": Code(
        "Thai vowel or tone out of place",
        "Run `concord check --fix`, or type the syllable again: ำ is one character (U+0E33).",
        Stops.RELEASE,
        Example("th", "Do it.", "ท\u0e4d\u0e32เลย"),
        Example("th", "Do it.", "ท\u0e33เลย"),
    ),
    "PO035": Code(
        "space missing or inside a word in Thai",
        "Write a space on both sides of ๆ and between Thai and Latin letters or digits, and none "
        "inside a word of the glossary.",
        Stops.RELEASE,
        Example("th", "Answer fast.", "ตอบให้เร็วๆ"),
        Example("th", "Answer fast.", "ตอบให้เร็ว ๆ"),
    ),
    "PO036": Code(
        "word twice in a row",
        "Delete one, or join them as the language writes a repeated word.",
        Stops.RELEASE,
        Example("ms", "Thank the customer.", "Ucapkan terima kasih kepada kepada pelanggan."),
        Example("ms", "Sometimes it rains.", "Kadang-kadang hujan."),
    ),
    "PO037": Code(
        "punctuation mark twice",
        "Run `concord check --fix`, or delete one.",
        Stops.RELEASE,
        Example("tl", "Listen, then answer.", "Makinig,, saka sumagot."),
        Example("tl", "Listen … then answer.", "Makinig... saka sumagot."),
    ),
    "PO038": Code(
        "quotation marks of the English left out",
        "Put what somebody says in the language's own quotation marks.",
        Stops.RELEASE,
        Example(
            "ms", "Say: “Thank you for telling me.”", "Katakan: Terima kasih kerana memberitahu."
        ),
        Example("fa", "Say “Thank you very much”.", "بگویید «بسیار ممنونم»."),
    ),
    "PO039": Code(
        "note or escape left in the text",
        "Delete it: readers would see it. A note for translators is a comment of the message.",
        Stops.RELEASE,
        Example(
            "ms", "Thank the customer.", "Ucapkan terima kasih kepada pelanggan (TODO: semak)."
        ),
        Example("ms", "Under “TODO”.", "Di bawah “TODO”."),
    ),
}
