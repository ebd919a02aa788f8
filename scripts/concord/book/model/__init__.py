"""The book as plain data: articles, passages, chapters, principles, blocks, languages.

Everything here is frozen and carries its place in the input. Nothing reads or writes
files, and nothing knows which generator will set the pages.
"""

from .asked import Phrase, Short
from .languages import CANONICAL, Language, Term
from .messages import INTERFACE, Entry, Message, Review, Translation
from .pages import (
    AUDIENCES,
    CAN,
    ID_FORM,
    OUTCOMES,
    REPLACED,
    RESERVED_IDS,
    ROLES,
    RULING,
    WORDS_PER_MINUTE,
    Block,
    Page,
    block_context,
)
from .path import NOW, Answer, Step
from .questions import Option, Question
from .scenarios import Choice, Scenario
from .sections import DIFFER, SAY, SECTIONS, STATEMENT, Standard
from .sources import (
    KINDS,
    MUST_BE_CITED,
    REASONS,
    SUPPORTING,
    Article,
    Citation,
    Passage,
    Work,
    passage_context,
)
from .whole import Book

__all__ = [
    "AUDIENCES",
    "Answer",
    "Article",
    "Block",
    "Book",
    "CAN",
    "CANONICAL",
    "Choice",
    "Citation",
    "DIFFER",
    "Entry",
    "ID_FORM",
    "INTERFACE",
    "KINDS",
    "Language",
    "MUST_BE_CITED",
    "Message",
    "NOW",
    "OUTCOMES",
    "Option",
    "Page",
    "Passage",
    "Phrase",
    "Question",
    "REASONS",
    "REPLACED",
    "RESERVED_IDS",
    "ROLES",
    "RULING",
    "Review",
    "SAY",
    "SECTIONS",
    "STATEMENT",
    "SUPPORTING",
    "Scenario",
    "Short",
    "Standard",
    "Step",
    "Term",
    "Translation",
    "WORDS_PER_MINUTE",
    "Work",
    "block_context",
    "passage_context",
]
