"""The theme prints text as text, in pages and in what its scripts read."""

from __future__ import annotations

import jinja2
import pytest
from concord.mkdocs import escaping
from mkdocs.config import load_config

from ..conftest import ROOT


@pytest.fixture
def theme() -> jinja2.Environment:
    """The theme's environment for a language that Material does not know."""
    config = load_config(str(ROOT / "mkdocs.yml"), copyright='© <a href="/">us</a>')
    config.extra["concord"] = {"language": "xx", "direction": "rtl"}
    config.theme["language"] = "en"
    env: jinja2.Environment = config.theme.get_env()
    escaping.switch_on(env, config)
    env.globals["config"] = config
    return env


def printed(theme: jinja2.Environment, template: str) -> str:
    """What a template of the theme prints."""
    start = '{% import "partials/language.html" as lang with context %}'
    return theme.from_string(start + template).render(hostile='"><b>')


def test_values_are_escaped_where_material_escapes_none(theme: jinja2.Environment) -> None:
    """In text and attributes; what Material escapes itself is not escaped twice."""
    assert printed(theme, "{{ hostile }}") == printed(theme, "{{ hostile | e }}")
    assert "<b>" not in printed(theme, '<a title="{{ hostile }}">')


def test_material_s_own_texts_are_text_in_json_too(theme: jinja2.Environment) -> None:
    """A page shows an apostrophe as one, and so does a script; what is missing is English."""
    assert printed(theme, '{{ lang.t("announce.dismiss") }}') == "Don&#39;t show this again"
    shown = printed(theme, '{{ {"t": lang.t("announce.dismiss")} | tojson }}')
    assert shown == r'{"t": "Don\u0027t show this again"}'
    assert printed(theme, '{{ lang.t("no.such.text") }}') == "no.such.text"


def test_language_and_direction_are_the_book_s(theme: jinja2.Environment) -> None:
    """A language that the theme does not know keeps its own code and direction."""
    assert printed(theme, '{{ lang.t("language") }} {{ lang.t("direction") }}') == "xx rtl"


def test_html_of_the_settings_stays(theme: jinja2.Environment) -> None:
    """Material documents the copyright notice of mkdocs.yml as HTML."""
    assert printed(theme, "{{ config.copyright }}") == '© <a href="/">us</a>'
