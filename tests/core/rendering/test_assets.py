"""The theme's files as the site carries them."""

import re
from pathlib import Path

from plugins.core.rendering.assets import STYLES, read_assets
from plugins.core.urls import Urls
from tests.support import ROOT


def theme(root: Path, **files: str) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def test_the_style_sheet_is_its_layers_in_order(tmp_path: Path) -> None:
    """The components come by name, between what they build on and what overrides them."""
    files = {
        "css/utilities.css": "u",
        "css/components/b.css": "b",
        "css/components/a.css": "a",
        "css/base.css": "base",
        "css/layers.css": "layers",
    }
    assets = read_assets(theme(tmp_path, **files), Urls(""))
    assert [file.data for file in assets.files] == [b"layers\nbase\na\nb\nu\n"]


def test_what_some_pages_need_is_a_sheet_of_its_own(tmp_path: Path) -> None:
    """Their templates link it; no visitor of another page waits for it."""
    assets = read_assets(theme(tmp_path, **{"css/base.css": "base", "css/pages/a.css": "a"}), Urls("https://x.org/m"))
    sheets = {re.sub(r"\.[0-9a-f]{10}\.", ".", file.address): file.data for file in assets.files}
    assert sheets == {"theme/css/site.css": b"base\n", "theme/css/pages/a.css": b"a\n"}
    assert assets.links["css/pages/a.css"].startswith("/m/theme/css/pages/a.")


def test_every_file_of_the_styles_is_in_a_style_sheet() -> None:
    """A file that no layer names would be written for nothing."""
    static = ROOT / "theme" / "static"
    sheets = [file.data for file in read_assets(static, Urls("")).files if file.address.endswith(".css")]
    joined = b"".join(sheet for sheet in sheets if isinstance(sheet, bytes))
    for path in (static / "css").rglob("*.css"):
        rules = [line.strip() for line in path.read_text("utf-8").splitlines() if line.rstrip().endswith("}")]
        assert all(rule.encode() in joined for rule in rules if "url(" not in rule), path.name


def test_what_those_who_write_it_note_stays_with_them(tmp_path: Path) -> None:
    """Comments and indentation are nothing to a browser, and no visitor waits for them."""
    styles = "/* Why. */\n@layer base {\n  /* Of two\n     lines. */\n  a { color: red; }\n\n  b { top: 0; }\n}\n"
    assets = read_assets(theme(tmp_path, **{"css/base.css": styles}), Urls(""))
    assert assets.files[-1].data == b"@layer base {\na { color: red; }\nb { top: 0; }\n}\n"


def test_every_file_that_the_styles_name_is_there() -> None:
    """It is named as it lies below static/, and linked under the name that holds its hash."""
    joined = read_assets(ROOT / "theme" / "static", Urls("https://metropolis.example")).files[-1].data
    assert isinstance(joined, bytes)
    named = re.findall(rb'url\("([^"]+)"\)', joined)
    assert named and all(re.fullmatch(rb"/theme/fonts/[a-z-]+\.[0-9a-f]{10}\.woff2", name) for name in named), named


def test_a_changed_file_has_another_name(tmp_path: Path) -> None:
    """So that browsers keep what they have for good, and fetch what is new."""
    first = read_assets(theme(tmp_path, **{"css/base.css": "a", "icons/x.svg": "1"}), Urls("https://x.org/m"))
    second = read_assets(theme(tmp_path, **{"css/base.css": "a", "icons/x.svg": "2"}), Urls("https://x.org/m"))
    assert first.links[STYLES] == second.links[STYLES] and first.links[STYLES].startswith("/m/theme/css/site.")
    assert first.links["icons/x.svg"] != second.links["icons/x.svg"]


def test_the_files_that_others_look_for_keep_their_names(tmp_path: Path) -> None:
    """`/favicon.ico` is asked for by that name; hidden files are not the site's."""
    assets = read_assets(theme(tmp_path, **{"root/favicon.ico": "i", "root/.DS_Store": "", ".gitkeep": ""}), Urls(""))
    assert assets.links["root/favicon.ico"] == "/favicon.ico" and len(assets.files) == 2
