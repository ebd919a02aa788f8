"""What `concord pages` writes: a site that needs no generator, and bodies that any of them can set."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urldefrag

import markdown
import pytest
import yaml
from concord.html.policy import META
from markdown_it import MarkdownIt

from ..conftest import Once
from ..crawl import ADDRESS, leads_to
from ..support import concord, copy_printable, copy_site, replace, tree

FRONT = re.compile(r"---\n(.*?\n)---\n(.*)\Z", re.DOTALL)


def _written(folder: Path) -> None:
    project = copy_printable(folder / "project")
    replace(project / "docs/book.yml", "https://book.example/", ADDRESS)
    result = concord(project, "pages", "--output", str(folder / "out"))
    assert result.status == 0, result.out + result.error
    assert result.out.endswith("pages\n")


@pytest.fixture(scope="module")
def out(once: Once) -> Path:
    """What the command wrote of the base book."""
    return once("pages", _written) / "out"


def _bodies(out: Path) -> dict[str, tuple[dict[str, str], str]]:
    found = {}
    for path in sorted((out / "bodies").rglob("*.md")):
        match = FRONT.match(path.read_text("utf-8"))
        assert match, path
        found[path.relative_to(out / "bodies").as_posix()] = yaml.safe_load(match[1]), match[2]
    assert len(found) > 30
    return found


def test_no_generator_is_imported(tmp_path: Path) -> None:
    """The pages are made where neither MkDocs nor its theme is installed."""
    project = copy_printable(tmp_path / "project")
    code = (
        "import sys; sys.modules.update(dict.fromkeys(['mkdocs', 'material', 'properdocs']))\n"
        "from concord.cli.main import main\n"
        f"sys.exit(main(['--root', {str(project)!r}, 'pages', '--output', {str(tmp_path / 'out')!r}])"
        " or any(name.partition('.')[0] in ('mkdocs', 'material', 'properdocs')"
        " and module for name, module in sys.modules.items()))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert (tmp_path / "out" / "site" / "th" / "index.html").is_file()


def test_every_link_of_the_site_leads_somewhere(out: Path) -> None:
    """Pages, style sheets, lists and courses lead to files that are there, fragments included."""
    site, kinds = out / "site", {".html": "text/html", ".css": "text/css"}
    ids: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    for path in sorted(site.rglob("*")):
        if path.is_file() and path.suffix in (*kinds, ".xml", ".inv", ".imscc", ".json"):
            url = ADDRESS + path.relative_to(site).as_posix().removesuffix("index.html")
            found, ids[url] = leads_to(url, kinds.get(path.suffix, ""), path.read_bytes())
            links += [(url, link) for link in found if "{" not in link]
    misses = []
    for url, link in links:
        target, fragment = urldefrag(link)
        if target.startswith(ADDRESS):
            there = site / unquote(target.removeprefix(ADDRESS))
            passes = "/go/" in target or url.endswith(".json") or not fragment
            if (
                not (there / "index.html" if target.endswith("/") else there).is_file()
                or not passes
                and unquote(fragment) not in ids[target]
            ):
                misses.append((url, link))
    assert len(links) > 1000
    assert not misses


def test_a_page_stands_alone(out: Path) -> None:
    """It says its language, direction and policy, and runs no script."""
    text = (out / "site/fa/principles/keep-promises/index.html").read_text("utf-8")
    assert '<html lang="fa" dir="rtl"' in text
    assert META.search(text)
    assert "<script" not in text
    assert '<h1 id="title"' in text
    assert f'<link rel="canonical" href="{ADDRESS}fa/principles/keep-promises/">' in text


def test_the_site_has_the_pages_that_mkdocs_makes(out: Path, tmp_path: Path) -> None:
    """At the same addresses, with the same bodies."""
    from ..conftest import mkdocs

    project = copy_site(tmp_path / "project")
    built = mkdocs("build", "-q", "--site-dir", str(tmp_path / "site"), cwd=project)
    assert built.returncode == 0, built.stdout
    theirs = {p.relative_to(tmp_path / "site") for p in (tmp_path / "site").rglob("index.html")}
    assert theirs == {p.relative_to(out / "site") for p in (out / "site").rglob("index.html")}
    for front, body in _bodies(out).values():
        page = tmp_path / "site" / front["permalink"].strip("/") / "index.html"
        first = re.search(r"<h1\b.*?</h1>", body, re.DOTALL)
        assert first and first[0] in page.read_text("utf-8")


@pytest.mark.parametrize("kind", ["CommonMark", "Python-Markdown"])
def test_markdown_leaves_a_body_as_it_is(out: Path, kind: str) -> None:
    """Generators that read Markdown set the body byte for byte."""
    for name, (_, body) in _bodies(out).items():
        if kind == "CommonMark":
            made = MarkdownIt("commonmark").render(body)
        else:
            made = markdown.markdown(body, extensions=["attr_list", "toc", "tables"])
        assert made.strip() == body.strip(), name


def test_a_body_says_what_it_is(out: Path) -> None:
    """Title, sentence, language, direction and address stand before it."""
    front, body = _bodies(out)["th/principles/keep-promises/index.md"]
    assert front["language"] == "th" and front["direction"] == "ltr"
    assert front["permalink"] == "/th/principles/keep-promises/" and front["id"] == "keep-promises"
    assert front["title"] and front["description"]
    assert body.startswith('<div class="md-typeset" lang="th" dir="ltr">\n')


def test_the_navigation_leads_to_pages_and_bodies(out: Path) -> None:
    """Chapters with their principles in the book's order, in each language."""
    told = json.loads((out / "navigation.json").read_text("utf-8"))
    assert told["address"] == ADDRESS and list(told["languages"]) == ["en", "th", "fa"]
    for language in told["languages"].values():
        entries = [one for page in language["pages"] for one in (page, *page.get("pages", ()))]
        assert {"index", "listening", "hear-them-out", "promising", "th-listen"} <= {
            one["id"] for one in entries
        }
        for one in entries:
            assert (out / "site" / one["path"] / "index.html").is_file()
            assert (out / "bodies" / one["body"]).is_file()


def test_a_folder_of_somebody_else_stays_as_it_is(tmp_path: Path) -> None:
    """A full folder is refused in one line that names a file of it; nothing is written or deleted."""
    project, mine = copy_printable(tmp_path / "project"), tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("years of work", "utf-8")
    before = tree(tmp_path)
    result = concord(project, "pages", "--output", str(mine))
    assert result.status == 2
    assert "thesis.txt was not made by `concord pages`" in result.error
    assert len(result.error.splitlines()) == 1
    assert tree(tmp_path) == before


def test_a_file_that_was_added_or_changed_is_not_lost(tmp_path: Path) -> None:
    """The command takes back its own folder only while all of it is its own."""
    project, made = copy_printable(tmp_path / "project"), tmp_path / "made"
    assert concord(project, "pages", "--output", str(made)).status == 0
    first = tree(made)
    assert concord(project, "pages", "--output", str(made)).status == 0
    assert tree(made) == first
    (made / "site" / "CNAME").write_text("book.example", "utf-8")
    result = concord(project, "pages", "--output", str(made))
    assert result.status == 2 and "CNAME" in result.error
    (made / "site" / "CNAME").unlink()
    page = made / "site" / "en" / "index.html"
    page.write_text(page.read_text("utf-8") + "<!-- mine -->", "utf-8")
    result = concord(project, "pages", "--output", str(made))
    assert result.status == 2 and "site/en/index.html" in result.error


def test_findings_stop_it_before_anything_is_written(tmp_path: Path) -> None:
    """A book that no page can be made from gives findings, status 1, and no folder."""
    project = copy_printable(tmp_path / "project")
    replace(project / "docs/book.yml", "address:", "adress:")
    result = concord(project, "pages", "--output", str(tmp_path / "out"))
    assert result.status == 1
    assert "docs/book.yml:" in result.out and "no page was written" in result.out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project"]
