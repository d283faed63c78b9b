"""The files by which a release tells its server how to serve it. tests/slow/ask_nginx.py tries them on a real one."""

import json
import re
from pathlib import Path

import msgspec
import pytest

from publishing.errors import Stopped
from publishing.host_files import NAMES, add_host_files, add_meta, headers_file, main, redirects_file
from publishing.nginx import nginx_conf
from publishing.places import Places, read_places
from publishing.policy import csp, read_policy
from tests.support import built, news_item

POLICY_FILE = Path(__file__).parents[2] / "headers.toml"
POLICY = read_policy(POLICY_FILE)
PAGE = '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>x</title>\n'
NOWHERE = Places({})


def leads_to(url: str) -> str:
    return f'{PAGE}<meta http-equiv="refresh" content="0; url={url}">\n'


def release(folder: Path, files: dict[str, str]) -> Path:
    """A release with a home page and these files."""
    for name, text in ({"index.html": PAGE} | files).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def blocks(text: str) -> list[tuple[str, list[str]]]:
    """The rules of `_headers`, in their order."""
    return [(block.splitlines()[0], block.splitlines()[1:]) for block in re.split(r"\n(?=\S)", text)]


def test_old_addresses_are_read_from_the_site_as_it_is_built(tmp_path: Path) -> None:
    """Those of entries and those of the list, in all languages, whatever made their pages."""
    files = {
        "content/news/x.md": news_item(aliases="[/news/old-name]"),
        "data/redirects.yaml": "/members-list: /members/\n",
    }
    for name, data in built(tmp_path / "project", files).items():
        (tmp_path / "release" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "release" / name).write_bytes(data)
    redirects = read_places(tmp_path / "release").redirects
    for lang in ("", "fr/", "es/"):
        assert redirects[f"{lang}news/old-name/"] == f"{lang}news/x/"
        assert redirects[f"{lang}members-list/"] == f"{lang}members/"


def test_what_one_subscribes_to_at_an_old_address_leads_on_too(tmp_path: Path) -> None:
    """Feeds in the folder of the page, calendars and citations beside it; not the files of other pages."""
    files = {
        "old/index.html": leads_to("/n/new/"),
        "n/new/index.html": PAGE,
        "n/new/feed.xml": "",
        "n/new.ics": "",
        "n/new-er.ics": "",
        "n/new/deep/feed.xml": "",
        "n/new/feed.xml.br": "",
        "n/1.2/index.html": PAGE,
        "n/1.2.ics": "",
        "n/1/index.html": leads_to("/n/1.2/"),
    }
    assert read_places(release(tmp_path, files)).redirects == {
        "old/": "n/new/",
        "old/feed.xml": "n/new/feed.xml",
        "old.ics": "n/new.ics",
        "n/1/": "n/1.2/",
        "n/1.ics": "n/1.2.ics",
    }


def test_a_file_that_is_there_is_not_led_away_from(tmp_path: Path) -> None:
    files = {"old/index.html": leads_to("/new/"), "new/index.html": PAGE, "new.ics": "", "old.ics": ""}
    assert read_places(release(tmp_path, files)).redirects == {"old/": "new/"}


@pytest.mark.parametrize("files", [{}, {"new/index.html": leads_to("/old/")}, {"new/feed.xml": ""}])
def test_an_old_address_that_leads_to_no_page_stops(tmp_path: Path, files: dict[str, str]) -> None:
    """Nothing there, another old address, a folder without a page."""
    with pytest.raises(Stopped, match=r"^/\w+/ leads to /\w+/, which is no page that stays: build the site again\.$"):
        read_places(release(tmp_path, {"old/index.html": leads_to("/new/"), **files}))


def test_nginx_knows_each_old_address_with_its_slash_and_without() -> None:
    text = nginx_conf(POLICY, Places({"old/": "new/", "old/feed.xml": "new/feed.xml"}))
    for line in ("/old/ { return 301 /new/", "/old { return 301 /new/", "/old/feed.xml { return 301 /new/feed.xml"):
        assert f"location = {line}; }}\n" in text


def test_nginx_says_of_withdrawn_pages_that_they_are_gone() -> None:
    """And of what was in their folder or beside it; not of pages with a longer name."""
    text = nginx_conf(POLICY, Places({}, gone=("news/x/",)))
    pattern = re.search(r'location ~ "(\^/news/x.*)" \{ error_page 410 @gone; return 410; \}', text)
    assert pattern
    for path, is_gone in (("x", 1), ("x/", 1), ("x/feed.xml", 1), ("x.ics", 1), ("x-2/", 0), ("xy", 0)):
        assert bool(re.search(pattern[1].replace(r"\\", "\\"), f"/news/{path}")) == bool(is_gone), path


def test_nginx_serves_the_copies_that_the_policy_asks_for() -> None:
    """A server without the module for brotli would not start."""
    assert "brotli_static on;" in nginx_conf(POLICY, NOWHERE)
    plain = nginx_conf(msgspec.structs.replace(POLICY, encodings=("gz",)), NOWHERE)
    assert "gzip_static on;" in plain and "brotli" not in plain


def test_every_place_of_nginx_has_all_fields() -> None:
    """One that sets any has none of those around it: so each that sets one must set all."""
    for block in re.findall(r"^location [^{]*\{\n(.*?)^\}", nginx_conf(POLICY, NOWHERE), re.MULTILINE | re.DOTALL):
        names = set(re.findall(r"add_header (\S+)", block))
        assert {*POLICY.fields, "Content-Security-Policy"} <= names, block


def test_headers_take_back_what_they_replace() -> None:
    """All rules that name a file hold there and join what they say: a rule must first take back what others said."""
    (everything, always), *others = blocks(headers_file(POLICY))
    said = {line.split(":")[0].strip() for line in always}
    assert everything == "/*" and "Content-Security-Policy" in said
    for pattern, lines in others:
        for name in {line.split(":")[0].strip() for line in lines if "!" not in line} & said:
            assert f"  ! {name}" in lines, f"{pattern} joins its {name} to that of /*"


def test_headers_keep_to_what_such_hosts_read() -> None:
    """At most 100 rules, one * in each, lines below 2,000 signs; of ours that name a file, the first comes last."""
    rules = blocks(headers_file(POLICY))
    patterns = [pattern for pattern, _ in rules]
    assert len(rules) <= 100 and all(pattern.count("*") <= 1 and "#" not in pattern for pattern in patterns)
    assert all(pattern.startswith("/") for pattern in patterns)
    assert max(len(line) for _, lines in rules for line in lines) < 2000
    assert {"/feed.xml", "/*/feed.xml"} <= set(patterns)
    assert patterns.index("/theme/*") > patterns.index("/search/*") > patterns.index("/data/*")


def test_redirects_are_a_line_each() -> None:
    assert redirects_file(Places({"old/": "new/"})) == "/old/ /new/ 301\n/old /new/ 301\n"


def test_pages_can_say_it_themselves(tmp_path: Path) -> None:
    """What a page may load, each page its own; not who may frame it, which browsers do not take from a page."""
    folder = release(tmp_path, {"search/index.html": PAGE})
    assert add_meta(folder, POLICY) == 2
    home, search = ((folder / name).read_text() for name in ("index.html", "search/index.html"))
    wanted = csp({name: value for name, value in POLICY.csp.items() if name != "frame-ancestors"})
    said = f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{wanted}">\n'
    assert said in home and '<meta name="referrer" content="strict-origin-when-cross-origin">\n' in home
    assert "'wasm-unsafe-eval'" in search and "'wasm-unsafe-eval'" not in home
    add_meta(folder, POLICY)
    assert (folder / "index.html").read_text() == home, "said twice"


def test_the_command_makes_a_copy_of_the_site_ready(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the build's ledger, which says what was withdrawn and does not stay in the release."""
    ledger = json.dumps({"items": {}, "withdrawn": {"x": ["news/x/", "fr/news/x/"]}})
    folder = release(tmp_path / "site", {"ledger.json": ledger, "a/index.html": PAGE * 100})
    assert main(folder, POLICY_FILE, tmp_path / "kept", meta=False) == 0
    assert {*NAMES, "a"} == {path.name for path in folder.iterdir()} - {"index.html"}
    assert (folder / "a/index.html.br").exists()
    assert 'location ~ "^/fr/news/x' in (folder / "_nginx.conf").read_text()
    assert "0 old addresses, 2 withdrawn pages" in capsys.readouterr().out


def test_the_command_says_what_is_wrong_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(tmp_path, POLICY_FILE, tmp_path / "kept", meta=False) == 1
    assert capsys.readouterr().err.endswith("holds no site: copy output/ there first.\n")
    assert main(release(tmp_path, {"ledger.json": "{"}), POLICY_FILE, tmp_path / "kept", meta=False) == 1
    assert "ledger.json cannot be read" in capsys.readouterr().err
    assert add_host_files(tmp_path, POLICY) == read_places(tmp_path)
