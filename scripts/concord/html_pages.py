"""The pages of the site in one language: written pages, articles, and lists made from both."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from . import inline, l10n
from .contract import address
from .html import ARTICLES, Renderer, SitePage
from .model import Article, Book, Citation, Language, Page, Passage


def pages(book: Book, language: Language) -> Iterator[SitePage]:
    """Every page of the book in ``language``, in the book's order."""
    renderer = Renderer(book, language)
    for page_id in book.others:
        yield _written(renderer, book.pages[page_id])
    for chapter in book.chapters:
        yield _written(renderer, book.pages[chapter])
        for principle, _ in book.pages[chapter].principles:
            yield _written(renderer, book.pages[principle])
    yield _articles(renderer)
    for article in book.articles.values():
        yield _article(renderer, article)


def _written(r: Renderer, page: Page) -> SitePage:
    """A page of ``docs/`` with what the book adds to its kind."""
    path = address(page.id, page.kind)
    r.begin(path)
    title, rest = page.blocks[0], page.blocks[1:]
    parts = [r.block(page, title)]
    if page.kind == "principle":
        parts += [_facts(r, page), r.blocks(page, rest), _sources(r, page), _related(r, page)]
    elif page.kind == "chapter":
        parts += [_facts(r, page), r.blocks(page, rest), _principles(r, page)]
    elif page.id == "index":
        parts += [r.blocks(page, rest), _chapters(r)]
    else:
        parts.append(r.blocks(page, rest))
    first = next((block for block in rest if block.kind == "paragraph"), title)
    shown = r.book.translate(f"{page.id}/{first.id}", first.text, r.language.code)
    description = inline.plain_text(inline.parse(shown.text, r.known)[0])
    return SitePage(
        page.id, path, r.title_of(page).text, "\n".join(filter(None, parts)), tuple(r.headings), description
    )


def _facts(r: Renderer, page: Page) -> str:
    """Under the title: the chapter, the reading time and the articles a principle comes from."""
    minutes = page.minutes
    facts = []
    if page.kind == "principle":
        chapter = r.book.pages[r.book.chapter_of[page.id]]
        number = r.number(r.book.chapters.index(chapter.id) + 1)
        name = f"{escape(r.text('chapter', number=number))}: {escape(r.title_of(chapter).text)}"
        facts.append(f'<a href="{r.link(chapter.id)}">{name}</a>')
    else:
        facts.append(escape(r.text("chapter", number=r.number(r.book.chapters.index(page.id) + 1))))
        minutes += sum(r.book.pages[principle].minutes for principle, _ in page.principles)
    facts.append(f"{escape(r.text('reading-time'))}: {escape(r.text('minutes', minutes=r.number(minutes)))}")
    for article in _articles_of(r.book, page):
        name = r.text("article-in", language=r.language_name(article.language))
        facts.append(f'<a href="{r.link(article.id)}">{escape(name)}</a>')
    return f'<p class="cn-facts">{r.separator.join(facts)}</p>'


def _articles_of(book: Book, page: Page) -> list[Article]:
    """The articles that a page's blocks cite, in the book's order."""
    cited = {cite.article for cite in page.citations}
    return [article for article in book.articles.values() if article.id in cited]


def _sources(r: Renderer, page: Page) -> str:
    items = []
    for article in _articles_of(r.book, page):
        numbers = [
            f'<a href="{r.link(article.id, f"p{cite.number}")}">{r.number(cite.number)}</a>'
            for cite in page.citations if cite.article == article.id
        ]
        passages = escape(r.text("passages-cited")).replace("{numbers}", l10n.joined(numbers, r.language))
        name = escape(r.text("article-in", language=r.language_name(article.language)))
        title = r.foreign(article.title, article.language)
        items.append(f'<li><a href="{r.link(article.id)}">{name}</a>: {title}, {passages}</li>')
    note = escape(r.text("sources-note"))
    return f'{r.heading("sources", r.text("sources"))}\n<p>{note}</p>\n<ul class="cn-sources">{"".join(items)}</ul>'


def _related(r: Renderer, page: Page) -> str:
    if not page.related:
        return ""
    items = [_entry(r, r.book.pages[principle]) for principle, _ in page.related]
    return f'{r.heading("read-next", r.text("read-next"))}\n<ul class="cn-list">{"".join(items)}</ul>'


def _principles(r: Renderer, page: Page) -> str:
    items = [_entry(r, r.book.pages[principle]) for principle, _ in page.principles]
    heading = r.heading("principles", r.text("principles-of-chapter"))
    return f'{heading}\n<ol class="cn-list">{"".join(items)}</ol>'


def _chapters(r: Renderer) -> str:
    items = [_entry(r, r.book.pages[chapter]) for chapter in r.book.chapters]
    return f'{r.heading("chapters", r.text("chapters"))}\n<ol class="cn-list">{"".join(items)}</ol>'


def _entry(r: Renderer, page: Page) -> str:
    """A list item that leads to a page and says what it holds."""
    opening = next((block for block in page.blocks if block.kind == "paragraph"), None)
    title = r.translated(r.title_of(page))
    says = ""
    if opening:
        shown = r.book.translate(f"{page.id}/{opening.id}", opening.text, r.language.code)
        says = f"<br>{r.translated(shown)}"
    return f'<li><a href="{r.link(page.id)}">{title}</a>{says}</li>'


def _articles(r: Renderer) -> SitePage:
    """The list of articles."""
    r.begin(ARTICLES)
    title, note = r.text("articles"), r.text("articles-note")
    items = []
    for article in r.book.articles.values():
        name = escape(r.text("article-in", language=r.language_name(article.language)))
        by = l10n.joined([*article.authors, *filter(None, [article.organisation])], r.language)
        credit = f"<br>{r.foreign(by, article.language)}" if by else ""
        items.append(
            f'<li><a href="{r.link(article.id)}">{name}</a>: {r.foreign(article.title, article.language)}{credit}</li>'
        )
    body = f'<h1 id="title">{escape(title)}</h1>\n<p>{escape(note)}</p>\n<ul class="cn-list">{"".join(items)}</ul>'
    return SitePage("articles", ARTICLES, title, body, (), note)


def _article(r: Renderer, article: Article) -> SitePage:
    """An article: its bibliography, and every passage with what rests on it."""
    path = address(article.id, "article")
    r.begin(path)
    title = r.text("article-in", language=r.language_name(article.language))
    rows = "\n".join(_passage(r, article, passage) for passage in article.passages)
    heads = "".join(f'<th scope="col">{escape(r.text(key))}</th>' for key in ("number", "kind", "gloss", "used-in"))
    parts = [
        f'<h1 id="title">{escape(title)}</h1>',
        f'<dl class="cn-bibliography">{"".join(_bibliography(r, article))}</dl>',
        f"<p>{escape(r.text('article-not-republished'))}</p>",
        r.heading("passages", r.text("passages")),
        f'<div class="cn-passages"><table><thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>',
    ]
    return SitePage(article.id, path, title, "\n".join(parts), tuple(r.headings), r.text("article-not-republished"))


def _bibliography(r: Renderer, article: Article) -> Iterator[str]:
    def row(key: str, value: str) -> str:
        return f"<dt>{escape(r.text(key))}</dt><dd>{value}</dd>"

    def own(text: str) -> str:
        return r.foreign(text, article.language)

    supplied = f" <small>{escape(r.text('article-supplied-title'))}</small>" if "title" in article.unknown else ""
    yield row("article-title", own(article.title) + supplied)
    if article.authors:
        yield row("article-authors", l10n.joined([own(author) for author in article.authors], r.language))
    if article.organisation:
        yield row("article-organisation", own(article.organisation))
    if article.published:
        yield row("article-published", escape(l10n.published(article, r.language)))
    yield row("article-language", escape(r.language_name(article.language)))
    for work in article.draws_on:
        authors = l10n.joined([own(author) for author in work.authors], r.language)
        shown = own(work.title) if work.title else authors
        if work.title and authors:
            shown = escape(r.text("article-work-by")).replace("{title}", shown).replace("{authors}", authors)
        yield row("article-draws-on", shown)
    if article.unknown:
        facts = [r.text(f"fact-{fact}") for fact in article.unknown]
        yield row("article-unknown", escape(l10n.joined(facts, r.language)))


def _passage(r: Renderer, article: Article, passage: Passage) -> str:
    """A row of an article's page: a passage and the principles made from it."""
    kind = r.text(f"kind-{passage.kind}")
    if passage.reason:
        kind += f" ({r.text(f'reason-{passage.reason}')})"
    used: dict[str, str] = {}
    for page, block in r.book.cited_by.get(Citation(article.id, passage.number), ()):
        if page.kind == "principle":
            used.setdefault(page.id, block.id)
    links = [
        f'<li><a href="{r.link(page_id, block_id)}">{escape(r.title_of(r.book.pages[page_id]).text)}</a></li>'
        for page_id, block_id in used.items()
    ]
    where = f"<ul>{''.join(links)}</ul>" if links else f'<span class="cn-quiet">{escape(r.text("not-used"))}</span>'
    return (
        f'<tr id="p{passage.number}"><th scope="row">{r.number(passage.number)}</th><td>{escape(kind)}</td>'
        f"<td>{r.translated(r.gloss_of(article, passage))}</td><td>{where}</td></tr>"
    )
