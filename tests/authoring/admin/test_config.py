"""The browser's editor: its forms are those of the kinds, its policy and its lock let nobody else in."""

import hashlib
import json
import re
from base64 import b64encode
from pathlib import Path

import pytest

from authoring.admin import bundle
from authoring.admin.bundle import BundleError, fetch, page, policy, with_own_fonts
from authoring.admin.command import main
from authoring.admin.config import Config, config
from plugins.core.entry import Kind, OriginalText, TranslatedText
from plugins.core.frontmatter.records import fields_of, required_fields
from tests.support import FEATURES, project, site_of

KINDS = [kind for feature in FEATURES for kind in feature.kinds]
BACKEND = {"name": "github", "repo": "metropolis/site"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Config:
    return config(site_of(tmp_path_factory.mktemp("site"), {}), KINDS, BACKEND)


def fields_in(made: Config, kind: str) -> dict[str, Config]:
    """The widgets of a kind by name."""
    collection = next(each for each in made["collections"] if each["name"] == kind)
    return {field["name"]: field for field in collection["fields"]}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_of_every_kind_has_a_widget(made: Config, kind: Kind) -> None:
    """The form is made from the declarations: it cannot fall behind them."""
    widgets = fields_in(made, kind.name)
    said = fields_of(OriginalText) | fields_of(TranslatedText)
    assert set(widgets) == set(fields_of(kind.entry)) | set(said) | {"body"}
    needed = {name for name, widget in widgets.items() if widget["required"]}
    assert needed == {"title", *required_fields(kind.entry)}
    assert all(widgets[name]["hint"] == field.help for name, field in fields_of(kind.entry).items())


def test_each_file_is_found_where_it_lies(made: Config) -> None:
    """x.md is English, x.fr.md and x.es.md stand beside it; a member's file lies one folder deeper."""
    assert made["i18n"] == {
        "structure": "multiple_files",
        "locales": ["en", "fr", "es"],
        "default_locale": "en",
        "initial_locales": "default",
        "omit_default_locale_from_file_path": True,
    }
    places = {each["name"]: (each["folder"], each["path"], each["create"]) for each in made["collections"]}
    assert places["news"] == ("content/news", "{{slug}}", True)
    assert places["member"] == ("content/members", "{{title}}/{{slug}}", False)
    assert places["region"] == ("content/members", "{{slug}}", True)
    assert places["contact"] == ("content/contact", "{{slug}}", False)


def test_a_translation_says_only_what_it_may(made: Config) -> None:
    """All else is said by the original: in a translation it would be an error."""
    for kind in KINDS:
        translated = {name for name, widget in fields_in(made, kind.name).items() if widget.get("i18n")}
        assert translated == {*fields_of(TranslatedText), "body"}


def test_each_sort_of_field_is_asked_for_in_its_way(made: Config) -> None:
    """Pickers offer what authors write: members by name, challenges and outcomes by code."""
    event, publication = fields_in(made, "event"), fields_in(made, "publication")
    what = {
        name: {key: value for key, value in widget.items() if key not in ("name", "label", "hint", "required")}
        for name, widget in event.items()
    }
    assert what["members"] == {
        "multiple": True,
        "widget": "relation",
        "collection": "member",
        "value_field": "title",
        "display_fields": ["title"],
    }
    assert what["challenges"]["value_field"] == "code"
    assert what["outcomes"] == {
        "multiple": True,
        "widget": "select",
        "dropdown_threshold": 0,
        "options": [
            {"label": "L1 Leadership", "value": "L1"},
            {"label": "L1A1D1 Policy recommendations", "value": "L1A1D1"},
            {"label": "L3A1D4 L3A1D4", "value": "L3A1D4"},
        ],
    }
    assert what["alliances"]["options"] == [
        {"label": "UN-Habitat", "value": "UN-Habitat"},
        {"label": "UCLG MEWA", "value": "UCLG MEWA"},
    ]
    assert what["contact"]["options"] == [{"label": "policy Policy", "value": "policy"}]
    assert what["themes"] == {"widget": "list"}, "a list of data/ that is empty offers nothing"
    assert what["state"]["options"] == ["confirmed", "tentative", "cancelled", "postponed", "moved-online"]
    assert what["start"]["pattern"][0] == r"^\d{4}-\d\d-\d\d([ T]\d\d:\d\d([+-]\d\d:\d\d)?)?$"
    assert [each["name"] for each in what["theme"]["fields"]] == ["en", "fr", "es"]
    assert what["programme"]["widget"] == "list" and what["place"]["widget"] == "object"
    assert [each["widget"] for each in event["image"]["fields"]][:2] == ["image", "string"]
    assert publication["cover"]["widget"] == "image"
    seat = next(field for field in fields_in(made, "person")["terms"]["fields"] if field["name"] == "from")
    assert (seat["widget"], seat["type"], seat["format"]) == ("datetime", "date", "YYYY-MM-DD")
    assert fields_in(made, "member")["latitude"]["widget"] == "number"
    assert event["aliases"]["field"]["widget"] == "string"


def test_the_page_says_its_policy_and_the_hash_of_its_one_inline_element(made: Config) -> None:
    """What a host sends for /admin/ and what the page says are one: nothing is loaded from elsewhere."""
    text = page(made)
    inline = re.findall(r"<script[^>]*>([^<]+)</script>", text)
    digest = b64encode(hashlib.sha256(inline[0].encode()).digest()).decode()
    assert len(inline) == 1 and json.loads(inline[0])["imports"]
    assert policy("github").split("; ") == [
        "default-src 'none'",
        f"script-src 'self' 'wasm-unsafe-eval' 'sha256-{digest}'",
        "style-src 'self' 'unsafe-inline'",
        "font-src 'self'",
        "img-src 'self' blob: data:",
        "media-src 'self' blob:",
        "worker-src 'self' blob:",
        "connect-src 'self' blob: data: https://api.github.com https://github.com",
        "base-uri 'none'",
        "form-action 'self'",
    ]
    assert f'content="{policy("github")}"' in text


def test_fonts_are_those_beside_the_program(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "noto-mono-latin-400-normal-DiC8lJru.woff2").write_bytes(b"")
    url = "https://cdn.jsdelivr.net/fontsource/fonts/noto-mono@5.3.0/latin-400-normal.woff2"
    own = "url(./editor/assets/noto-mono-latin-400-normal-DiC8lJru.woff2)"
    assert with_own_fonts(f"url({url})", tmp_path) == own


def test_the_lock_holds_names_versions_and_hashes_alone() -> None:
    """No address of a registry: npm asks the one that it is set up for."""
    lock = json.loads((bundle.PACKAGES / "package-lock.json").read_text("utf-8"))
    wanted = json.loads((bundle.PACKAGES / "package.json").read_text("utf-8"))["dependencies"]
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert all("resolved" not in package and package["integrity"] for package in packages.values())


def test_without_npm_there_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(BundleError) as raised:
        fetch()
    assert str(raised.value) == "npm was not found, which brings the editor: install Node.js first"


def test_an_unknown_host_gets_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(project(tmp_path, {}), FEATURES, "gitlub", "x/y") == 1
    assert capsys.readouterr().err == "run.py: ADMIN_BACKEND: unknown Git host 'gitlub'. Did you mean 'gitlab'?\n"
