"""A project of ours with a corpus: the product itself, with the content of the benchmark."""

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

import run
from bench.corpus import TODAY, Entry
from bench.terms import Term
from plugins.core.languages import DEFAULT

PROJECT = Path(__file__).parent.parent

# What a project does not take along: what is made, and content, which each row has its own of.
_LEFT = (".*", "content", "output*", "digests", "node_modules", "publishconf.py")
_PLAIN = PROJECT / "bench" / "plain"
# Challenges, members and the home page are the site's own, but for their texts, which lead to what is not there.
_MADE_TEXT = "A text of a few words stands for what the site says here.\n"

ROWS = {"like": "like for like", "all": "everything on"}


class Product:
    """A project of ours in a folder: built by the command that people use, each time in a new process."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.output = root / "output"
        self.command = [sys.executable, "run.py", "build", "--today", TODAY.isoformat()]

    def forget(self) -> None:
        """Make the next build the first one."""
        for name in ("output", ".output.state", ".cache"):
            shutil.rmtree(self.root / name, ignore_errors=True)


def write_product(root: Path, row: str, entries: Iterable[Entry], terms: Iterable[Term]) -> Product:
    """The project for a row of the table: with few features, or with all of them and all content of the site."""
    # A copy of all, not links: someone may go on working on the project meanwhile.
    shutil.copytree(PROJECT, root, ignore=_left)
    _environment(root / ".venv")
    if row == "like":
        _copy(_PLAIN / "publishconf.py", root / "publishconf.py")
        _copy(_PLAIN / "templates", root / "theme" / "templates" / "plain")
        _lasting(root / "content", terms)
    else:
        _copy(PROJECT / "publishconf.py", root / "publishconf.py")
        _copy(PROJECT / "content", root / "content")
    codes = {term.slug: term.code for term in terms}
    for entry in entries:
        _write(root / "content", entry, codes)
    return Product(root)


def _left(folder: str, names: list[str]) -> set[str]:
    return set(shutil.ignore_patterns(*_LEFT)(folder, names)) if Path(folder) == PROJECT else set()


def _environment(folder: Path) -> None:
    """What run.py looks for: this environment, with the note that it is up to date."""
    folder.mkdir()
    for path in Path(sys.prefix).iterdir():
        (folder / path.name).symlink_to(path)
    stamp = folder / Path(run.STAMP).name
    stamp.unlink(missing_ok=True)
    stamp.write_bytes(run.stamp())


def _copy(source: Path, target: Path) -> None:
    copy = shutil.copytree if source.is_dir() else shutil.copyfile
    copy(source, target)


def _lasting(content: Path, terms: Iterable[Term]) -> None:
    for term in terms:
        for lang, front in term.front.items():
            path = content / term.path
            _put(path if lang == DEFAULT else path.with_suffix(f".{lang}.md"), _unstamped(front), _MADE_TEXT)
    for path in sorted((PROJECT / "content" / "home").glob("*.md")):
        _put(content / "home" / path.name, _unstamped(path.read_text("utf-8").split("---\n")[1]), _MADE_TEXT)


def _unstamped(front: str) -> str:
    """The facts of a translation without the stamp of the text that it translated."""
    return "".join(line for line in front.splitlines(keepends=True) if not line.startswith("source:"))


def _write(content: Path, entry: Entry, codes: dict[str, str]) -> None:
    original, *translations = entry.texts
    title, body = entry.texts[original]
    path = content / entry.folder / f"{entry.name}.md"
    _put(path, "".join(f"{name}: {value}\n" for name, value in _facts(entry, title, codes)), body)
    for lang in translations:
        title, body = entry.texts[lang]
        _put(path.with_suffix(f".{lang}.md"), f"title: {title}\nsummary: {entry.summary}\n", body)


def _facts(entry: Entry, title: str, codes: dict[str, str]) -> Iterable[tuple[str, str]]:
    yield "title", title
    yield "summary", entry.summary
    yield "start" if entry.folder == "events" else "date", entry.day.isoformat()
    if entry.folder == "publications":
        yield "type", "report"
    yield "challenges", f"[{', '.join(codes[each] for each in entry.challenges)}]"
    if entry.members:
        yield "members", f"[{', '.join(entry.members)}]"


def _put(path: Path, front: str, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{front}---\n\n{body}\n", "utf-8", newline="\n")
