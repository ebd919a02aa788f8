"""What an adopter may switch on and the book cannot have: refused at once, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..conftest import mkdocs
from ..support import copy_site, replace, tree

SWITCHED = {
    "offline": ("  - concord\n", "  - offline\n  - concord\n", "make offline"),
    "blog": ("  - concord\n", "  - blog\n  - concord\n", "changes.xml"),
    "navigation.instant": (
        "    - navigation.footer\n",
        "    - navigation.footer\n    - navigation.instant\n",
        "every page is whole",
    ),
}
"""By name: what stands in mkdocs.yml, what is put there, and what the refusal tells to do."""


@pytest.mark.parametrize("name", SWITCHED)
def test_a_feature_is_refused_where_it_stands(tmp_path: Path, name: str) -> None:
    """One line names the setting and its place; the site and the book are as they were."""
    project = copy_site(tmp_path / "project")
    (project / "site").mkdir()
    (project / "site/kept.txt").write_text("old", "utf-8")
    old, new, way = SWITCHED[name]
    replace(project / "mkdocs.yml", old, new)
    before = tree(project)
    result = mkdocs("build", "-q", cwd=project)
    assert result.returncode == 1
    (line,) = [line for line in result.stdout.splitlines() if name in line]
    assert line.startswith("mkdocs.yml:") and " CFG031 " in line and way in line
    assert "Traceback" not in result.stdout
    assert tree(project) == before


def test_a_plugin_that_comes_past_the_settings_is_refused(tmp_path: Path) -> None:
    """Some programs, mike among them, build from a copy of mkdocs.yml that names their plugin."""
    project = copy_site(tmp_path / "project")
    settings = (project / "mkdocs.yml").read_text("utf-8")
    (project / "copy.yml").write_text(settings.replace("  - concord\n", "  - concord\n  - blog\n"))
    before = tree(project)
    result = mkdocs("build", "-q", "-f", "copy.yml", cwd=project)
    assert result.returncode == 1
    assert "“blog” does not work here, nothing was built: news belong" in result.stdout
    assert tree(project) == before
