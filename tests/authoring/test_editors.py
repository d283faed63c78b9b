"""What editors know: as the models say it, and true of the content that there is."""

import json
import re
from functools import cache
from typing import Any

import jsonschema
import pytest
import yaml

from authoring.editors import generated
from plugins.core.frontmatter import syntax
from tests.support import FEATURES, ROOT, news_item

CONTENT = sorted((ROOT / "content").rglob("*.md"))


@cache
def files() -> dict[str, str]:
    return generated(FEATURES)


class CoreLoader(yaml.SafeLoader):
    """YAML as editors read it (1.2): a date is a text."""


CoreLoader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def front_matter(text: str) -> Any:
    parts = syntax.split(text)
    assert isinstance(parts, syntax.Parts)
    return yaml.load(parts.block, CoreLoader)


def test_what_is_committed_is_what_the_models_say() -> None:
    """After a change of a kind: `python3 run.py editors`."""
    committed = {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
        for folder in ("schemas", ".vscode")
        for path in (ROOT / folder).iterdir()
    }
    assert committed == files()


@pytest.mark.parametrize("name", [name for name in files() if name.startswith("schemas/")])
def test_a_schema_is_one(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(files()[name]))


def test_all_content_fits_its_schema() -> None:
    """An editor that marks what a build accepts would teach its users to look away."""
    folders = {kind.folder: kind.name for feature in FEATURES for kind in feature.kinds}
    for path in CONTENT:
        folder, *between = path.relative_to(ROOT / "content").parts[:-1]
        kind = folders[f"{folder}/*" if between and f"{folder}/*" in folders else folder]
        name = "translation" if "." in path.stem else kind
        found = jsonschema.Draft202012Validator(json.loads(files()[f"schemas/{name}.json"])).iter_errors(
            front_matter(path.read_text("utf-8"))
        )
        assert not [f"{path}: {error.message}" for error in found]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"chalenges": "1.1"}, "Additional properties are not allowed ('chalenges' was unexpected)"),
        ({"status": "publised"}, "'publised' is not one of"),
        ({"image": "{file: a.jpg}"}, "'alt' is a required property"),
        ({"date": "25.4.2022"}, "'25.4.2022' does not match"),
    ],
)
def test_a_schema_finds_what_a_check_would(fields: dict[str, str], said: str) -> None:
    schema = json.loads(files()["schemas/news.json"])
    [error] = jsonschema.Draft202012Validator(schema).iter_errors(front_matter(news_item(**fields)))
    assert error.message.startswith(said)


def test_a_snippet_writes_what_a_kind_needs() -> None:
    snippets = json.loads(files()[".vscode/content.code-snippets"])
    assert snippets["new event"]["prefix"] == "event"
    assert snippets["new event"]["body"] == [
        "---",
        "title: $1",
        "summary: $2",
        "start: $3",
        "status: draft",
        "---",
        "",
        "$0",
    ]
    assert snippets["field image"]["body"] == ["image:", "  file: $1", "  alt: $2"]
    assert snippets["field changes"]["body"] == ["changes:", "  - date: $1", "    note: $2"]
    assert snippets["new person"]["body"][3].startswith("terms: [{body: ${3|board,")


def test_the_task_of_vs_code_reads_what_a_check_prints() -> None:
    """A problem of either level is put at its line."""
    [check, _, _] = json.loads(files()[".vscode/tasks.json"])["tasks"]
    form = re.compile(check["problemMatcher"]["pattern"]["regexp"])
    error, warning = form.match("content/news/x.md:4: no"), form.match("content/news/x.md:5: warning: hm: hm")
    assert error and error.groups() == ("content/news/x.md", "4", None, "no")
    assert warning and warning.groups() == ("content/news/x.md", "5", "warning", "hm: hm")
    assert not form.match("in other files: 1 error")
