"""Other people's programs, as installed here; `make programs` runs them, `make test` does not."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from ..conftest import copy_project
from ..support import concord, replace

collect_ignore_glob = [] if os.environ.get("CONCORD_PROGRAMS") else ["test_*.py"]


def program(name: str) -> str:
    """Where a program is. It fails where there is none: nothing would be tried."""
    found = shutil.which(name)
    assert found, f"{name} is not installed: tests/programs/README.md says how"
    return found


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The real book with a stale block in every language."""
    project = copy_project(tmp_path / "book")
    replace(project / "docs/chapters/put-it-right.md", "# Put it right {", "# Put it all right {")
    assert concord(project, "translations").status == 0
    return project
