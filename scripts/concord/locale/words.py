"""The book's words in one language: the one home of titles, for pages, books and lists alike."""

from __future__ import annotations

from ..book import inline, sessions
from ..book.model import Article, Book, Language, Page, Passage, Translation, passage_context
from . import l10n


class Words:
    """What the book says in one language: texts, titles, names and numbers.

    :param known: what links may lead to; by default every page and article.
    """

    def __init__(self, book: Book, language: Language, known: inline.Targets | None = None):
        self.book, self.language = book, language
        self.known = known or inline.targets([*book.pages, *book.articles])
        self._texts: dict[str, str] = {}

    def text(self, key: str, **values: str) -> str:
        """An interface text in plain characters, with its placeholders filled in."""
        if values:
            return self.book.interface_text(key, self.language.code, **values).text
        if key not in self._texts:
            self._texts[key] = self.book.interface_text(key, self.language.code).text
        return self._texts[key]

    def number(self, value: int) -> str:
        """A whole number in the language's digits."""
        return l10n.number(value, self.language)

    def letters(self, amount: int) -> list[str]:
        """What so many answers are called where they are talked about: by letters, then by numbers."""
        keys = (f"practise-letter-{n}" for n in range(1, amount + 1))
        return [
            self.text(key) if key in self.book.interface else self.number(n)
            for n, key in enumerate(keys, start=1)
        ]

    def joined(self, items: list[str]) -> str:
        """A list as the reader's language writes one."""
        return l10n.joined(items, self.language)

    def language_name(self, code: str) -> str:
        """The name of a language in the reader's language."""
        return l10n.language_name(code, self.language)

    def title(self, page_id: str) -> str:
        """What a page, an article or a session is called, without markup."""
        if chapter := sessions.chapter_of(self.book, page_id):
            return self.text("trainer-notes", title=self.title(chapter))
        if page_id in self.book.articles:
            return self.article_name(self.book.articles[page_id])
        return self.plain(self.title_of(self.book.pages[page_id]))

    def title_of(self, page: Page) -> Translation:
        """A page's title as it stands there, with its markup and the language it is in."""
        return self.book.translate(f"{page.id}/title", page.title, self.language.code)

    def gloss_of(self, article: Article, passage: Passage) -> Translation:
        """A passage's gloss."""
        return self.book.translate(
            passage_context(article, passage), passage.gloss, self.language.code
        )

    def block(self, context: str, english: str) -> str:
        """A block without its markup."""
        return self.plain(self.book.translate(context, english, self.language.code))

    def plain(self, shown: Translation) -> str:
        """A text without its markup."""
        return inline.plain_text(inline.parse(shown.text, self.known)[0])

    def article_name(self, article: Article) -> str:
        """What an article is called in the reader's language."""
        return self.text("article-in", language=self.language_name(article.language))


def in_each(book: Book) -> dict[str, Words]:
    """The book's words in each of its languages, by code."""
    known = inline.targets([*book.pages, *book.articles])
    return {code: Words(book, language, known) for code, language in book.languages.items()}
