"""Markup stands in templates, and text only ever becomes text."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import concord
import pytest
from concord.html import templating
from jinja2 import UndefinedError
from lxml.html import defs

PACKAGE = Path(concord.__file__).parent
SVG = {"svg", "g", "path", "rect", "circle", "line", "text", "tspan"}
XML = {"feed", "entry", "manifest", "url", "loc", "item", "resource"}
ELEMENTS = sorted(defs.tags | SVG | XML | {"bdi", "!doctype"})
NAMES = "|".join(map(re.escape, ["{}", *ELEMENTS]))
TAG = re.compile(rf"(?<!\?P)</?(?:{NAMES})(?![\w:.-])", re.IGNORECASE)
"""Not the name of a group of a regular expression, ``(?P<text>…)``."""
READ = {
    "checks/quality/characters.py": {"<font", "<circle"},  # Unicode's kinds of likeness
    "findings/codes/files.py": {"<font"},  # a package's name: fontpkg-<font>
    "findings/codes/sources.py": {"<article"},  # a file's name: <article id>.txt
    "html/policy.py": {"<meta", "<script", "</script", "<style", "</style"},  # in finished pages
    "links/checker.py": {"<!doctype", "<html"},  # how a page of somebody else begins
    "mkdocs/offline.py": {"<script", "</script", "<link"},  # what it finds in finished pages
    "pdf/textlayer/font.py": {"<{}"},  # PDF's hexadecimal numbers
    "translating/exchange/read_xliff.py": {"<{}"},  # what is wrong with somebody's file
}
"""What looks like a tag and makes none."""


def spelled(source: str) -> set[str]:
    """The tags in the texts of a program; what stands by itself, a docstring, is not one."""
    tree = ast.parse(source)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = [text for node in ast.walk(tree) if id(node) not in told for text in _texts(node)]
    return {tag for text in texts for tag in TAG.findall(text)}


def _texts(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else "{}" for part in node.values]
        yield "".join(parts)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def test_no_module_spells_a_tag() -> None:
    """Markup is written by templates and writers of XML, which escape what they are given."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if tags := spelled(path.read_text("utf-8")) - READ.get(name, set()):
            found[name] = tags
    assert found == {}
    assert len(list(PACKAGE.rglob("*.py"))) > 100


@pytest.mark.parametrize(
    ("source", "tags"),
    [
        ("x = '<b>'", {"<b"}),
        ("x = f'<a href={1}>{2}</a>'", {"<a", "</a"}),
        ("x = f'<{tag} id=1>'", {"<{}"}),
        ('"""Sets ``<b>``."""\nx = 1\n"""A ``<b>``."""', set()),
        ("x = '<id>.yml', 'a < b', '<=>', r'(?P<text>.)'", set()),
    ],
)
def test_what_counts_as_a_tag(source: str, tags: set[str]) -> None:
    """Literals and f-strings count; docstrings and placeholders of messages do not."""
    assert spelled(source) == tags


def test_every_template_escapes_and_misses_nothing() -> None:
    """No template takes a text for markup, switches the escaping off, or prints what is not given."""
    environment = templating.environment()
    names = environment.list_templates()
    assert len(names) > 8
    theme = PACKAGE / "mkdocs" / "theme"
    sources = [(PACKAGE / "html" / "templates" / name).read_text("utf-8") for name in names]
    sources += [path.read_text("utf-8") for path in theme.rglob("*.html")]
    for source in sources:
        assert not re.search(r"\|\s*safe\b|\bautoescape\b", source)
    with pytest.raises(UndefinedError):
        templating.render("sheet.html", name="x")


def test_json_in_html_ends_no_script() -> None:
    """It is the same JSON, without a character that a page could be cut at."""
    made = templating.json_in_html({"a": "</script><!-- & ไทย ' \""})
    assert not set("<>&") & set(made)
    assert "ไทย" in made
    assert json.loads(made) == {"a": "</script><!-- & ไทย ' \""}
