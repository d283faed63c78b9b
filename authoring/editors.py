"""`run.py editors`: what editors know of the content, generated from the models and committed.

VS Code has no checks of its own for front matter. What works there without an extension is: snippets, which write a
file's first lines; and a task, which runs `run.py check` and puts each problem at its line.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from authoring.answers import group_in
from authoring.begin import fields_to_fill, required_of
from authoring.field_guide import EXAMPLES, NAME, field_guide
from authoring.new import makeable
from authoring.project import CommandError, read_project, refused
from authoring.schemas import schema_of, translation_schema
from plugins.core.entry import Kind
from plugins.core.features.feature import Feature
from plugins.core.frontmatter.fields import Choice, Field, ListOf
from plugins.core.frontmatter.records import fields_of, required_fields, written_names

_TODAY = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"
_SETTINGS: Mapping[str, Any] = {
    "[markdown]": {
        "editor.quickSuggestions": {"other": "on", "comments": "off", "strings": "off"},
        "editor.snippetSuggestions": "top",
        "editor.wordWrap": "on",
    },
    "files.encoding": "utf8",
    "files.eol": "\n",
    "files.insertFinalNewline": True,
    "markdown.validate.enabled": True,
}
_MATCHER: Mapping[str, Any] = {
    "owner": "content",
    "source": "run.py check",
    "severity": "error",
    "fileLocation": ["relative", "${workspaceFolder}"],
    "pattern": {
        "regexp": r"^((?:content|data|i18n)/.+?):(\d+): (?:(warning): )?(.*)$",
        "file": 1,
        "line": 2,
        "severity": 3,
        "message": 4,
    },
}


def main() -> int:
    """Write all files anew."""
    try:
        project = read_project()
    except CommandError as reason:
        return refused("editors", reason)
    files = generated(project.features) | {NAME: field_guide(project.features, project.root / EXAMPLES)}
    for name, text in files.items():
        path = project.root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    for path in sorted((project.root / "schemas").glob("*.json")):
        if project.named(path) not in files:
            path.unlink()
    sys.stdout.write(f"schemas/, .vscode/ and {NAME}: written\n")
    return 0


def generated(features: Iterable[Feature]) -> dict[str, str]:
    """The text of each file by its path."""
    kinds = {kind.name: kind for feature in features for kind in feature.kinds}
    schemas = {name: schema_of(kind) for name, kind in sorted(kinds.items())} | {"translation": translation_schema()}
    files: dict[str, Any] = {}
    files[".vscode/content.code-snippets"] = dict(_snippets(makeable(kinds)))
    files[".vscode/settings.json"] = _SETTINGS
    files[".vscode/tasks.json"] = {
        "version": "2.0.0",
        "tasks": [
            _task("Check the content", "check", _MATCHER),
            _task("Check this file, and mend what needs no decision", "check --fix ${relativeFile}", _MATCHER),
            _task("Show the site", "serve", []),
        ],
    }
    settings = {name: json.dumps(value, ensure_ascii=False, indent=2) + "\n" for name, value in files.items()}
    return settings | {f"schemas/{name}.json": _one_field_a_line(schema) for name, schema in schemas.items()}


def _one_field_a_line(schema: Mapping[str, Any]) -> str:
    """A schema as JSON in which a change of a field is a change of one line."""
    fields = (f"    {_json(name)}: {_json(field)}" for name, field in schema["properties"].items())
    rest = (f"  {_json(name)}: {_json(value)}" for name, value in schema.items() if name != "properties")
    return "{\n" + ",\n".join((*rest, '  "properties": {\n' + ",\n".join(fields) + "\n  }")) + "\n}\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _task(label: str, command: str, matcher: Any) -> dict[str, Any]:
    return {
        "label": label,
        "type": "shell",
        "command": f"python3 run.py {command}",
        "windows": {"command": f"py run.py {command}"},
        "problemMatcher": matcher,
    }


def _snippets(kinds: Mapping[str, Kind]) -> Iterator[tuple[str, Any]]:
    """The first lines of each kind, and each group of fields that any of them has."""
    groups: dict[str, Field] = {}
    for name, kind in kinds.items():
        fields, required = fields_to_fill(kind), required_of(kind)
        asked = [each for each in fields if each in required or each == "summary"]
        lines = [_line(number, each, fields[each]) for number, each in enumerate(asked, start=1)]
        body = ["---", *lines, "status: draft", "---", "", "$0"]
        yield f"new {name}", {"scope": "markdown", "prefix": name, "body": body, "description": f"Begin: {name}"}
        groups |= {each: field for each, field in fields.items() if group_in(field)}
    for name, field in sorted(groups.items()):
        yield (
            f"field {name}",
            {"scope": "markdown", "prefix": name, "body": _group(name, field), "description": field.help},
        )


def _line(number: int, name: str, field: Field) -> str:
    if name == "date":
        return f"date: {_TODAY}"
    if group := group_in(field):
        inner = ", ".join(f"{each}: {_stop(number, of)}" for each, of in _needed(group).items())
        return f"{name}: [{{{inner}}}]" if isinstance(field, ListOf) else f"{name}: {{{inner}}}"
    return f"{name}: {_stop(number, field)}"


def _group(name: str, field: Field) -> list[str]:
    """A group over several lines, with what it needs."""
    group = group_in(field)
    inner = list(_needed(group).items()) if group else []
    lines = [f"{each}: {_stop(number, of)}" for number, (each, of) in enumerate(inner, start=1)]
    indents = ["  - ", *["    "] * len(lines)] if isinstance(field, ListOf) else ["  "] * len(lines)
    return [f"{name}:", *(f"{indent}{line}" for indent, line in zip(indents, lines, strict=False))]


def _needed(group: type[msgspec.Struct]) -> dict[str, Field]:
    """The fields that a group cannot be without, or the first two if any will do."""
    names = required_fields(group) or tuple(fields_of(group))[:2]
    return {written_names(group)[name]: fields_of(group)[name] for name in names}


def _stop(number: int, field: Field) -> str:
    """A place to fill in, with the words that are allowed."""
    return f"${{{number}|{','.join(field.choices)}|}}" if isinstance(field, Choice) else f"${number}"
