"""The invariants of ARCHITECTURE.md, as far as a test can hold them."""

import ast
import graphlib
import re
from collections.abc import Iterator
from pathlib import Path

import jinja2
import jinja2.meta
import jinja2.nodes
import pytest

from tests.support import FEATURES, ROOT

PLUGINS = ROOT / "plugins"
MODULES = sorted(PLUGINS.rglob("*.py"))
ADAPTER = {PLUGINS / "core" / name for name in ("__init__.py", "adapter.py")}
FEATURE_MODULES = [path for path in MODULES if PLUGINS / "core" not in path.parents and path != PLUGINS / "__init__.py"]


def feature_of(path: Path) -> str:
    """The feature that a module is of: plugins/<name>.py, or one in plugins/<name>/."""
    return path.relative_to(PLUGINS).parts[0].removesuffix(".py")


PLUGIN_FILES = [path for path in FEATURE_MODULES if path.parent == PLUGINS or path.name == "__init__.py"]
"""What Pelican loads of each feature."""


def imports(path: Path) -> Iterator[str]:
    """The full names of the modules that a module imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", [path for path in MODULES if path not in ADAPTER], ids=name_of)
def test_only_the_adapter_imports_pelican(path: Path) -> None:
    """Everything else can be tested, and understood, without Pelican."""
    assert not [name for name in imports(path) if name.split(".")[0] == "pelican"]


@pytest.mark.parametrize("path", [path for path in MODULES if path not in ADAPTER], ids=name_of)
def test_only_the_adapter_asks_the_machine(path: Path) -> None:
    """No clock, environment, locale or chance: the same input must give the same bytes."""
    text = path.read_text("utf-8")
    asked = re.findall(r"\b(?:datetime|date)\.(?:now|today|utcnow)\(|\btime\.time\(|\bos\.environ\b|\bgetenv\(", text)
    assert not asked
    assert not {"locale", "random", "secrets", "uuid"} & {name.split(".")[0] for name in imports(path)}


@pytest.mark.parametrize("path", FEATURE_MODULES, ids=name_of)
def test_features_do_not_import_each_other(path: Path) -> None:
    """What two features need is the core's."""
    others = rf"plugins\.(?!(?:core|{feature_of(path)})\b)"
    assert not [name for name in imports(path) if re.match(others, name)]


@pytest.mark.parametrize("path", PLUGIN_FILES, ids=name_of)
def test_a_feature_is_a_pelican_plugin(path: Path) -> None:
    """Someone who knows Pelican finds `register()` in each."""
    functions = {node.name for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.FunctionDef)}
    assert {"register", "feature"} <= functions


def test_every_feature_is_on_the_list() -> None:
    """PLUGINS reads as the table of contents: a feature that nobody lists is dead code."""
    settings: dict[str, object] = {}
    exec((ROOT / "pelicanconf.py").read_text("utf-8"), settings)
    listed = settings["PLUGINS"]
    assert isinstance(listed, list) and listed[0] == "plugins.core"
    assert set(listed[1:]) == {f"plugins.{feature_of(path)}" for path in PLUGIN_FILES}
    assert {feature.name for feature in FEATURES} == {feature_of(path) for path in PLUGIN_FILES}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_has_one_reason_to_change(path: Path) -> None:
    """A module of more than 300 lines holds more than one thing."""
    assert len(path.read_text("utf-8").splitlines()) <= 300


def test_the_rooms_of_the_core_import_in_one_direction() -> None:
    """Who reads a room of plugins/core needs those below it only: nothing that it imports leads back to it."""
    core = PLUGINS / "core"
    needed: dict[str, set[str]] = {}
    for path in core.rglob("*.py"):
        room = path.relative_to(core).parts[0].removesuffix(".py")
        others = {name.split(".")[2] for name in imports(path) if name.startswith("plugins.core.")}
        needed.setdefault(room, set()).update(others - {room})
    graphlib.TopologicalSorter(needed).prepare()  # raises CycleError, which names the circle


def test_addresses_are_made_in_one_module() -> None:
    """Nobody but urls.py glues a language to an address or a file name to a page."""
    glued = re.compile(r"index\.html|f[\"']/?\{lang\}/")
    others = [path for path in MODULES if path.name != "urls.py" and path.parent.name != "prose"]
    assert not [name_of(path) for path in others if glued.search(path.read_text("utf-8"))]


def test_a_template_reads_its_view_and_nothing_else() -> None:
    """Templates see the frame of their language, head, view and page, ask for words, and have macros draw.

    Macros are loaded once for all pages, and see nothing of a page but what they are given.
    """
    templates = ROOT / "theme" / "templates"
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(templates), autoescape=True)
    environment.filters |= dict.fromkeys(("body", "date", "iso", "language", "size"), str)
    for path in templates.rglob("*.html"):
        template = environment.parse(path.read_text("utf-8"))
        imported = {name for node in template.find_all(jinja2.nodes.FromImport) for name in node.names}
        of_page = set() if any(template.find_all(jinja2.nodes.Macro)) else {"head", "view", "page"}
        seen = jinja2.meta.find_undeclared_variables(template) - imported
        assert seen <= {"frame", "t", "tn", "once", "caller"} | of_page, path.name
