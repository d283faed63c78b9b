"""The browser's editor: what it writes is what the site accepts, and it asks nobody but its own host.

The folder that a person would choose is one inside the browser (OPFS), with the files of a small site in it: a
headless browser has no dialogue to choose one of the machine.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from authoring.admin.bundle import MODULES, put
from authoring.admin.config import config
from plugins.core.build import prepare
from tests.support import FEATURES, project

if TYPE_CHECKING:
    from playwright.sync_api import Page

FILL = """async (files) => {
    const root = await navigator.storage.getDirectory();
    for (const [path, text] of Object.entries(files)) {
        const names = path.split("/");
        let folder = root;
        for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name, {create: true});
        const file = await (await folder.getFileHandle(names.at(-1), {create: true})).createWritable();
        await file.write(text);
        await file.close();
    }
}"""
READ = """async () => {
    const files = {};
    const read = async (folder, path) => {
        for await (const [name, handle] of folder.entries()) {
            if (handle.kind === "directory") await read(handle, `${path}${name}/`);
            else files[path + name] = await (await handle.getFile()).text();
        }
    };
    await read(await (await navigator.storage.getDirectory()).getDirectoryHandle("content"), "content/");
    return files;
}"""
CHOOSES_ITS_OWN_FOLDER = """
window.showDirectoryPicker = () => navigator.storage.getDirectory();
FileSystemHandle.prototype.requestPermission = async () => "granted";
"""
NEWS = """---
title: A square
date: 2021-06-29
summary: What it was.
members: [Berlin]
challenges: [1.1]
outcomes: [L1A1D1]
alliances: [UN-Habitat]
contact: policy
documents:
  - label: {en: Notes, fr: Notes, es: Notas}
    url: https://example.org/notes
---

Some **words**, and [a series of talks](../projects/metrotalks.md).

| a | b |
| --- | --- |
| 1 | 2[^1] |

[^1]: A note.
"""
EDITED = """---
title: 'A square: #1'
date: 2021-06-29
summary: What it was.
challenges:
  - 1.1
members:
  - Berlin
alliances:
  - UN-Habitat
outcomes:
  - L1A1D1
documents:
  - label:
      en: Notes
      fr: Notes
      es: Notas
    url: https://example.org/notes
contact: policy
---
""" + NEWS.split("---\n", 2)[2]
FRENCH = "---\ntitle: Une place\nsummary: Ce que c'était.\nsource: 0123456789abcdef\n---\n\nDes mots.\n"


class Editor:
    """The editor in Chromium, with a small site opened in it."""

    def __init__(self, page: "Page", root: Path, serve: Callable[[Path], str]) -> None:
        self.page, self.root, self.asked = page, root, list[str]()
        files = {"content/news/a-square.md": NEWS, "content/news/a-square.fr.md": FRENCH}
        self.settings = project(root, files)
        site = prepare(self.settings, FEATURES).gathered.site
        self.before = self.problems()
        assert site is not None
        kinds = [kind for feature in FEATURES for kind in feature.kinds]
        put(self.settings.output / "admin", config(site, kinds, {"name": "github", "repo": "metropolis/site"}))
        self.address = f"{serve(self.settings.output)}/admin/"
        page.add_init_script(CHOOSES_ITS_OWN_FOLDER)
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(self.address)
        texts = {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in root.rglob("content/**/*.md")}
        page.evaluate(FILL, {".git/HEAD": "ref: refs/heads/main\n", **texts})
        page.get_by_role("button", name="Work with Local Repository").click(timeout=10_000)
        page.get_by_role("button", name="New").first.wait_for()

    def save(self) -> None:
        """Save, and take what was written over into the project."""
        self.page.get_by_role("button", name="Save").first.click()
        self.page.wait_for_url("**#/collections/*")  # the list again, once all is written
        for name, text in self.page.evaluate(READ).items():
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            (self.root / name).write_text(text, "utf-8")

    def problems(self) -> list[str]:
        return [str(problem) for problem in prepare(self.settings, FEATURES).problems]

    def text(self, name: str) -> str:
        return (self.root / "content" / name).read_text("utf-8")


@pytest.fixture(scope="module", autouse=True)
def _package() -> None:
    """The package of the editor is no part of the project: the task brings it, so these tests run by it."""
    if not (MODULES / "@sveltia").is_dir():
        pytest.fail("the editor's package is not there: 'python3 run.py test-admin' brings it", pytrace=False)


@pytest.fixture
def editor(page: "Page", tmp_path: Path, serve: Callable[[Path], str]) -> Editor:
    return Editor(page, tmp_path, serve)


def test_an_entry_is_edited_and_the_site_accepts_it(editor: Editor) -> None:
    """The title changes, all else says what it said; the translation stays as it was."""
    editor.page.goto(f"{editor.address}#/collections/news/entries/a-square")
    editor.page.get_by_role("textbox", name="Title").first.fill("A square: #1")
    editor.save()
    assert editor.problems() == editor.before
    assert editor.text("news/a-square.md") == EDITED
    assert editor.text("news/a-square.fr.md") == FRENCH


def test_a_new_entry_is_where_the_site_looks_for_it(editor: Editor) -> None:
    """Its file is named by its title in plain letters, and says only what was filled in."""
    editor.page.goto(f"{editor.address}#/collections/news/new")
    editor.page.get_by_role("textbox", name="Title").first.fill("L'été à Montréal")
    editor.page.get_by_role("textbox", name="Date").first.fill("2022-04-25")
    editor.save()
    assert editor.text("news/l-ete-a-montreal.md") == "---\ntitle: L'été à Montréal\ndate: 2022-04-25\n---\n"
    assert editor.problems() == editor.before


def test_it_asks_nobody_else(editor: Editor) -> None:
    """Opening and reading the local repository sends nothing to another host: fonts are its own."""
    assert [url for url in editor.asked if not url.startswith((editor.address, "blob:", "data:"))] == []
