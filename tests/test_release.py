"""What may be published: every language that has readers is finished; only a draft may not be."""

from __future__ import annotations

from pathlib import Path

import pytest
from concord.checks import check
from concord.findings.diagnostics import Finding, render
from concord.links import contract

from .support import LANGUAGES, RELEASED, may_wait, real

pytestmark = pytest.mark.xdist_group("release")
DRAFTS = [code for code in LANGUAGES if code not in RELEASED]


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    """What `concord check` says of the real book."""
    return check(real()) + contract.findings(real())


def _of_draft(finding: Finding) -> bool:
    """Whether a finding is one that a language may have which nobody has been promised yet."""
    listed = {real().book.languages[code].location for code in DRAFTS}
    its_own = {("translations", code) for code in DRAFTS}
    here = finding.location in listed or Path(finding.location.path).parts[:2] in its_own
    return here and may_wait(finding.code)


def test_whoever_has_readers_has_a_whole_book(findings: list[Finding]) -> None:
    """A text that is missing in a published language stops a release, here if nowhere else.

    A language that `docs/contract.json` does not list is a draft and may lack what it likes.
    """
    assert "en" in RELEASED and len(RELEASED) > 1
    missing = [finding for finding in findings if not _of_draft(finding)]
    assert not missing, f"the book cannot be released:\n{render(missing)}"


def test_a_release_build_is_refused_for_a_finding_and_for_nothing_else(
    findings: list[Finding], built: Path
) -> None:
    """`mkdocs build --strict` makes a finished book's site without a warning; of an unfinished
    one it says what is missing, and the draft that is built instead warns of nothing either.
    """
    refused = built / "refused"
    assert refused.exists() == bool(findings)
    said = refused.read_text("utf-8") if findings else ""
    assert not {finding.code for finding in findings if finding.code not in said}
    assert "WARNING" not in (built / "said").read_text("utf-8")
