"""The theme's template environment, which escapes every value as the house's own does.

MkDocs makes its environment without autoescape, and Material escapes only some of what it prints:
a site's name in ``title`` but not in ``aria-label``. Its templates print plain texts: names of
pages, headings, settings, its own translations. So the switch is enough, for them and for the
overrides in ``theme/``, and a value that is added later is escaped too. Handing Material texts
that are escaped already would leave out whichever one was forgotten.
"""

from __future__ import annotations

import json
from typing import Any

import jinja2
from markupsafe import Markup

from ..html.templating import json_in_html


def switch_on(env: jinja2.Environment) -> None:
    """Escape what templates loaded from now on print; a page's body is given as ``Markup``."""
    env.autoescape = True
    env.filters |= {"json": json_in_html, "from_json": json.loads}
    # What Material's own macros return counts as markup then. In JSON it is read as text.
    env.policies["json.dumps_function"] = _dumps


def _dumps(value: Any, **options: Any) -> str:
    return json.dumps(_as_text(value), **options)


def _as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_text(inside) for key, inside in value.items()}
    if isinstance(value, list | tuple):
        return [_as_text(inside) for inside in value]
    return value.unescape() if isinstance(value, Markup) else value
