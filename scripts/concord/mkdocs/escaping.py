"""The theme's template environment, which escapes every value as the house's own does.

MkDocs makes its environment without autoescape, and Material escapes only some of what it prints:
a site's name in ``title`` but not in ``aria-label``. Its templates print plain texts: names of
pages, headings, settings, its own translations. So the switch is enough, for them and for the
overrides in ``theme/``, and a value that is added later is escaped too. Handing Material texts
that are escaped already would leave out whichever one was forgotten.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import jinja2
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig

from ..html.templating import json_in_html


def switch_on(env: jinja2.Environment, config: MkDocsConfig) -> None:
    """Escape what templates loaded from now on print; a page's body is given as ``Markup``."""
    env.autoescape = True
    # Lines that only say what a template does are no part of a page, where they would weigh 800 bytes.
    env.trim_blocks = env.lstrip_blocks = True
    # Letters as they are: a page in Thai or Persian is half a kilobyte lighter than with escapes.
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    env.filters |= {"json": json_in_html, "from_json": json.loads}
    env.globals["theme_text"] = _texts(env, config)
    if config.copyright:  # in mkdocs.yml, and HTML by Material's documentation
        config.copyright = Markup(config.copyright)


def _texts(env: jinja2.Environment, config: MkDocsConfig) -> Callable[[str], str]:
    """The theme's own texts by key, as characters, which JSON needs.

    Material's macros give markup, and look each text up in a table that they make for it alone.
    """
    table: Any = env.get_template("partials/language.html").make_module({"config": config})
    return cache(lambda key: Markup(table.looked_up(key)).unescape())
