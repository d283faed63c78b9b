"""The writers' guides, followed to the letter: a step that no longer works, or that leaves a problem, fails here."""

import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

import tasks
from authoring import check, new
from authoring.project import Project
from plugins.core.entries import stamp
from tests.authoring.conftest import Make
from tests.authoring.test_field_guide import FILES
from tests.support import ROOT

DOCS = ROOT / "docs"
FIRST = ("writing.md", "writing.fr.md", "writing.es.md")
GUIDES = (*FIRST, "tasks.md")
ALL = (*(DOCS / name for name in (*GUIDES, "fields.md", "previews.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md")

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"`(content/[^`]+\.md)`")
_FIELD = re.compile(r"^(\w+):.*\n(?:[ -].*\n)*", re.MULTILINE)
_ROW = re.compile(r"^\| (?!it asks|question|pregunta|---)[^|]+ \| (?:`([^`]+)`|\*[^*]+\*) \|$", re.MULTILINE)
_OWN_LINE = re.compile(r"^source: .*$", re.MULTILINE)

Answers = Callable[..., list[str]]


class Step(msgspec.Struct, frozen=True):
    """A block of a guide: what it is (sh, md, yaml), its text, and the text before it up to the block above."""

    form: str
    text: str
    before: str

    @property
    def path(self) -> str:
        """The file that the paragraph right above tells of."""
        found = _FILE.findall(self.before.strip().rpartition("\n\n")[2])
        assert found, f"no file is named above:\n{self.text}"
        return str(found[-1])


def steps_of(guide: str) -> list[Step]:
    text, end, steps = (DOCS / guide).read_text("utf-8"), 0, []
    for found in _FENCE.finditer(text):
        steps.append(Step(found[1], found[2], text[end : found.start()]))
        end = found.end()
    return steps


def replies(guide: str) -> list[str]:
    """What the reader is told to type where `new` asks."""
    return [found[1] or "" for found in _ROW.finditer((DOCS / guide).read_text("utf-8"))]


def commands(step: Step) -> Iterator[list[str]]:
    """The words of each command of ours."""
    for line in step.text.splitlines():
        words = shlex.split(line)
        if words[:2] == ["python3", "run.py"]:
            yield words[2:]


def run(words: list[str]) -> None:
    task, *rest = words
    if task == "new":
        assert new.main(rest) == 0, words
    elif task == "stamp":
        assert stamp.main(rest) == 0, words
    else:
        assert task in ("check", "serve"), f"nothing here knows how to try {words}"


def write(project: Project, path: str, text: str) -> None:
    """Write a file as the guide shows it, with a line `source:` that stays as it is, and what it refers to."""
    file = project.root / path
    if file.exists() and (own := _OWN_LINE.search(file.read_text("utf-8"))):
        text = _OWN_LINE.sub(own[0], text)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    for name in re.findall(r"\bfile: ([\w.-]+)", text):
        (file.parent / name).write_bytes(FILES[Path(name).suffix])


def with_fields(text: str, fields: str) -> str:
    """A file with other fields, in the place of those of the same name or below all others."""
    _, block, body = text.split("---\n", 2)
    for found in _FIELD.finditer(fields):
        there = re.search(rf"^{found[1]}:.*\n(?:[ -].*\n)*", block, re.MULTILINE)
        block = block.replace(there[0], found[0]) if there else block + found[0]
    return f"---\n{block}---\n{body}"


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_can_be_followed(
    make: Make,
    answers: Answers,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    guide: str,
) -> None:
    """Every command works, and after each file that is to be written there is no problem in the whole site."""
    project = make({f"data/{name}.yaml": (ROOT / f"data/{name}.yaml").read_text("utf-8") for name in ("regions",)})
    monkeypatch.chdir(project.root)
    answers(*replies(guide))
    steps = steps_of(guide)
    assert steps
    for step in steps:
        if step.form == "sh":
            for words in commands(step):
                run(words)
            if "new " in step.text:
                continue  # what it began is to be written
        elif step.form == "yaml":
            write(project, step.path, with_fields((project.root / step.path).read_text("utf-8"), step.text))
        else:
            assert step.form == "md", "a block is a file (md), fields (yaml) or commands (sh)"
            assert guide not in FIRST or (project.root / step.path).exists(), "it was begun by a command"
            write(project, step.path, step.text)
        capsys.readouterr()
        check.main([])
        assert capsys.readouterr().out == "no problems\n", step.text


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_a_guide_names_commands_and_pages_that_there_are(path: Path) -> None:
    """`run.py` knows each command, and each link within the repository leads to a file, and to a heading in it."""
    text = path.read_text("utf-8")
    known = {*tasks.every_task().tasks, "KIND"}
    assert set(re.findall(r"run\.py ([a-z][\w-]*)", text)) <= known
    prose = re.sub(r"`[^`\n]+`|^ {4,}.*$", "", _FENCE.sub("", text), flags=re.MULTILINE)
    headings = re.findall(r"^#+ (.+)$", prose, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", each).strip().lower().replace(" ", "-") for each in headings}
    for target, anchor in re.findall(r"\]\((?!https?:|mailto:)([^)#\s]*)#?([^)\s]*)\)", prose):
        assert (path.parent / target).exists(), target
        assert target or anchor in anchors, anchor


def test_the_first_guides_say_the_same() -> None:
    """In three languages: the same headings, blocks and tables."""
    shape = [
        (
            [step.form for step in steps_of(name)],
            re.findall(r"^#+(?= )", (DOCS / name).read_text("utf-8"), re.MULTILINE),
        )
        for name in FIRST
    ]
    assert shape[0] == shape[1] == shape[2]
