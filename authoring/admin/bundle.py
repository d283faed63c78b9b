"""The bundle: what stands in /admin/, made of the package that npm brings and of our configuration."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from authoring.admin.config import Config
from authoring.admin.policy import content_security_policy

PACKAGES = Path(__file__).parent
"""Where package.json and its lock are, and node_modules comes to be."""
MODULES = PACKAGES / "node_modules"
_EDITOR = MODULES / "@sveltia" / "cms"
_LAZY = {
    "exifr/dist/lite.esm.mjs": "exifr/dist/lite.esm.mjs",
    "immutable": "immutable/dist/immutable.es.js",
    "turndown/lib/turndown.browser.es.js": "turndown/lib/turndown.browser.es.js",
}
"""The modules that the editor asks for by name when it needs them, and where they are. It can do without the others:
they draw maps, make SVG smaller and colour code."""
_IMPORT_MAP = json.dumps({"imports": {name: f"./modules/{place}" for name, place in _LAZY.items()}})
_START = 'import CMS from "./editor/index.js";\nimport config from "./config.js";\n\nCMS.init({ config });\n'
_FONT = re.compile(r"https://cdn\.jsdelivr\.net/fontsource/fonts/([a-z0-9-]+)[^/]*/[a-z0-9-]+\.woff2")


class BundleError(Exception):
    """Why there can be no editor; the message says it in one sentence."""


def fetch() -> None:
    """Bring the package by its lock, running nothing of it. Raises BundleError."""
    npm = shutil.which("npm")
    if npm is None:
        raise BundleError("npm was not found, which brings the editor: install Node.js first")
    ended = subprocess.run(
        [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        cwd=PACKAGES,
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode:
        lines = [line for line in ended.stderr.splitlines() if "npm error" in line] or ["it does not say why"]
        raise BundleError(f"npm could not bring the editor: {lines[-1].removeprefix('npm error').strip()}")


def put(folder: Path, config: Config) -> None:
    """Put the editor, its licences and its configuration into a folder, in place of what stood there."""
    new = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    for source, name in _files():
        (new / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, new / name)
    program = new / "editor" / "index.js"
    program.write_text(with_own_fonts(program.read_text("utf-8"), program.parent), "utf-8")
    (new / "start.js").write_text(_START, encoding="utf-8")
    settings = json.dumps({"load_config_file": False, **config}, ensure_ascii=False)
    (new / "config.js").write_text(f"export default {settings};\n", encoding="utf-8")
    (new / "index.html").write_text(page(config), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    new.rename(folder)


def policy(backend: str) -> str:
    """The Content-Security-Policy of everything below /admin/, for a sort of Git host; the page holds it too."""
    return content_security_policy(backend, _IMPORT_MAP)


def page(config: Config) -> str:
    """The page of the editor, with its policy."""
    content = policy(config["backend"]["name"])
    return f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{content}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{config["app_title"]}</title>
<script type="importmap">{_IMPORT_MAP}</script>
<script type="module" src="start.js"></script>
<noscript>The editor is a program that runs in the browser: it needs JavaScript.</noscript>
</html>
"""


def with_own_fonts(program: str, folder: Path) -> str:
    """The program with the fonts that lie beside it, where its styles name those of another host."""

    def own(found: re.Match[str]) -> str:
        font = next((folder / "assets").glob(f"{found[1]}-*.woff2"))
        return f"./editor/assets/{font.name}"

    return _FONT.sub(own, program)


def _files() -> Iterator[tuple[Path, str]]:
    """What is copied, and to where: the program, the modules that it loads later, and the licence of each."""
    for path in sorted((_EDITOR / "npm").rglob("*")):
        if path.is_file() and path.suffix != ".map":
            yield path, f"editor/{path.relative_to(_EDITOR / 'npm').as_posix()}"
    yield _EDITOR / "LICENSE.txt", "editor/LICENSE.txt"
    for place in _LAZY.values():
        package = place.partition("/")[0]
        yield MODULES / place, f"modules/{place}"
        yield next((MODULES / package).glob("LICENSE*")), f"modules/{package}/LICENSE"
