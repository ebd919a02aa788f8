"""Run by Weblate's own Python: makes the book's components, edits two texts, has Weblate commit them.

Arguments: the repository, and a JSON list of [language, component, context, old, new]. Prints what
Weblate's checks doubt, as JSON, and the folder in which it works.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

repository, edits = sys.argv[1], json.loads(sys.argv[2])
sys.argv = ["weblate"]

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from weblate.auth.models import User  # noqa: E402
from weblate.checks.models import Check  # noqa: E402
from weblate.lang.models import Language  # noqa: E402
from weblate.trans.models import Component, Project, Unit  # noqa: E402
from weblate.utils.data import data_path  # noqa: E402
from weblate.utils.state import STATE_TRANSLATED  # noqa: E402

SLUG = "concord-test"
# Weblate lets git read no folder of this machine unless it is told to.
allow = ["git", "config", "--global", "protocol.file.allow", "always"]
subprocess.run(allow, env={"HOME": str(data_path("home"))}, check=True)
for old in Project.objects.filter(slug=SLUG):
    old.delete()
user, _ = User.objects.get_or_create(
    username="mali",
    defaults={"email": "mali@example.org", "full_name": "Mali", "is_superuser": True},
)
project = Project.objects.create(name=SLUG, slug=SLUG, web="https://book.example/")
listed = Path(repository) / "translations/weblate.json"
first = json.loads(listed.read_text("utf-8"))[0]
english = Language.objects.get(code="en")
main = Component.objects.create(
    project=project, repo=f"file://{repository}", branch="main", source_language=english, **first
)
call_command("import_json", str(listed), project=SLUG, main_component=main.slug, ignore=True)
for code, component, context, old, new in edits:
    place = {"component__project": project, "component__slug": component, "language_code": code}
    unit = Unit.objects.get(context=context, **{f"translation__{k}": v for k, v in place.items()})
    assert unit.target == old, (unit.target, old)
    unit.translate(user, [new], STATE_TRANSLATED)
for component in project.component_set.all():
    component.commit_pending("test", user)
doubted = Check.objects.filter(unit__translation__component__project=project, name="same")
print(json.dumps({"folder": main.full_path, "same": [c.unit.context for c in doubted]}))
