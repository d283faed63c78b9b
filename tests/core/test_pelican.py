"""The core under the real Pelican: its command line, in processes of their own."""

import datetime as dt
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from plugins.core.build import build
from plugins.core.features.feature import Feature
from tests.support import DATA, ROOT, news_item, project, tree

PELICAN = shutil.which("pelican", path=str(Path(sys.executable).parent)) or "pelican"
PARTS = ("theme", "i18n", "plugins", "pelicanconf.py", "publishconf.py")
CONTENT = {
    "content/news/one.md": news_item(title="One", challenges="[2.3]"),
    "content/news/later.md": news_item(title="Later", date="2022-04-29T18:00"),
    "content/pages/about.md": "---\ntitle: About\n---\nText.\n",
}
BROKEN = news_item(colour="red", flavour="sour")
TODAY = ("-e", 'TODAY="2022-04-27"')

Site = Path
Run = subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A project with a little content, of which each test has a copy."""
    root = tmp_path_factory.mktemp("parts")
    for name in PARTS:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, root / name)
    write(root, {**DATA, **CONTENT})
    return root


@pytest.fixture
def site(parts: Site, done: Site, tmp_path: Path) -> Site:
    """A project that was never built; its cards need not be drawn again."""
    root = copied(parts, tmp_path / "site")
    copied(done / ".cache" / "made", root / ".cache" / "made")
    return root


@pytest.fixture(scope="module")
def done(parts: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The same project once it was built, for tests that leave it as it is."""
    root = copied(parts, tmp_path_factory.mktemp("done") / "site")
    built(root)
    return root


@pytest.fixture
def built_site(done: Site, tmp_path: Path) -> Site:
    """The same project once it was built."""
    return copied(done, tmp_path / "site")


def copied(project: Site, root: Path) -> Site:
    shutil.copytree(project, root)
    return root


def write(root: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def pelican(*arguments: str | Path, cwd: Path, **environment: str) -> Run:
    """Run Pelican's command there, as a user does."""
    return subprocess.run(
        [PELICAN, *map(str, arguments)],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def built(site: Site, *arguments: str | Path) -> dict[str, bytes]:
    """The output of a run that must succeed."""
    done = pelican("content", "-s", "pelicanconf.py", *TODAY, *arguments, cwd=site)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    return tree(site / "output")


def test_plain_pelican_builds_the_site(done: Site) -> None:
    """As any Pelican user expects; pelicanconf.py gives links without a host."""
    output = tree(done / "output")
    assert b'<link rel="canonical" href="/news/one/">' in output["news/one/index.html"]


def test_publishconf_gives_the_site_its_address(site: Site, tmp_path: Path) -> None:
    """Production is the same site with absolute addresses.

    It reads the settings beside it, and not those of another project, in whose folder Pelican happens to be started.
    """
    elsewhere = tmp_path / "elsewhere"
    write(elsewhere, {"pelicanconf.py": "SITENAME = 'Another site'\n"})
    paths = (site / "content", "-s", site / "publishconf.py")
    run = pelican(*paths, *TODAY, cwd=elsewhere, PYTHONPATH=str(elsewhere))
    assert (run.returncode, run.stderr) == (0, "")
    output = tree(site / "output")
    assert b'<link rel="canonical" href="https://metropolis.org/news/one/">' in output["news/one/index.html"]
    assert b"Another site" not in output["index.html"]


def test_nothing_lies_in_the_output_but_what_the_core_made(parts: Site, built_site: Site, tmp_path: Path) -> None:
    """Pelican's own generators add no file, and beside it lies what the core knows of it."""
    added = {path.name for path in built_site.iterdir()} - {path.name for path in parts.iterdir()}
    assert added == {"output", ".output.state", ".cache"}
    as_of = dt.datetime(2022, 4, 27, 23, 59)  # noqa: DTZ001  # the site's own zone
    build(project(built_site, CONTENT, siteurl="", now=as_of, output=tmp_path / "core"), features_of(parts))
    assert tree(built_site / "output") == tree(tmp_path / "core")


def features_of(site: Site) -> list[Feature]:
    """The features that the settings list."""
    settings: dict[str, Any] = {}
    exec((site / "pelicanconf.py").read_text("utf-8"), settings)
    return [import_module(name).feature(None) for name in settings["PLUGINS"][1:]]


def test_content_with_errors_is_told_in_plain_lines(built_site: Site) -> None:
    """Each problem is one line, then their count: no traceback, no time of day, no line broken to fit a terminal."""
    site, before = built_site, tree(built_site / "output")
    write(site, {"content/news/one.md": BROKEN, "content/news/two.md": "no front matter"})
    done = pelican("content", "-s", "pelicanconf.py", *TODAY, cwd=site, COLUMNS="20")
    assert done.returncode == 1
    *problems, count = done.stderr.splitlines()
    assert [line.split(" ")[0] for line in problems] == [
        "content/news/one.md:4:",
        "content/news/one.md:5:",
        "content/news/two.md:1:",
    ]
    assert count == "3 errors: nothing was written, the last good site is as it was"
    assert not done.stdout.strip()
    assert tree(site / "output") == before


def test_a_warning_does_not_stop_the_build(site: Site) -> None:
    """It is told, and counted in the last line."""
    write(
        site, {"content/news/one.md": news_item("[Gone](gone.md)"), "content/news/gone.md": news_item(status="draft")}
    )
    done = pelican("content", "-s", "pelicanconf.py", *TODAY, cwd=site)
    assert done.returncode == 0
    assert done.stderr.startswith("content/news/one.md:6: warning: the link 'gone.md'")
    assert "(1 warning)." in done.stdout


def test_a_broken_template_is_one_sentence(built_site: Site) -> None:
    """The template, its line and what is wrong; the last good site stays."""
    site, before = built_site, tree(built_site / "output")
    write(
        site,
        {"theme/templates/home.html": "{% extends 'base.html' %}\n{% block content %}{{ t('no.word') }}{% endblock %}"},
    )
    done = pelican("content", "-s", "pelicanconf.py", *TODAY, cwd=site)
    assert (done.returncode, done.stderr) == (1, "theme/templates/home.html:2: there is no word 'no.word' in i18n/\n")
    assert tree(site / "output") == before


LOST = {
    "missing": {},
    "imports what is not there": {"extra/lost.py": "import no_such_module\n"},
    "raises when imported": {"extra/lost.py": "1 / 0\n"},
    "raises when registered": {"extra/lost.py": "def register():\n    raise OSError('no disk')\n"},
    "is no plugin": {"extra/lost.py": "'nothing here'\n"},
}


@pytest.mark.parametrize("quiet", ["", "-q"])
@pytest.mark.parametrize("how", LOST)
def test_a_lost_plugin_stops_the_build(built_site: Site, how: str, quiet: str) -> None:
    """Pelican would log it and go on, and all that the feature makes would be removed from the site."""
    site, before = built_site, tree(built_site / "output")
    conf = (site / "pelicanconf.py").read_text("utf-8").replace('"plugins.news"', '"lost"')
    write(site, {"pelicanconf.py": conf + 'PLUGIN_PATHS = [".", "extra"]\n', **LOST[how]})
    done = pelican("content", "-s", "pelicanconf.py", *filter(None, [quiet]), *TODAY, cwd=site)
    assert done.returncode == 1, done.stdout
    assert tree(site / "output") == before
    if how != "raises when imported":  # Pelican itself ends there, with a traceback for the plugin's author
        assert done.stderr.count("\n") == 1 and "lost`" in done.stderr
        assert done.stderr.endswith("Nothing was written.\n")


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        ('TIMEZONE="Mars/Olympus"', "TIMEZONE 'Mars/Olympus' is no time zone: write one such as Europe/Madrid"),
        ('TODAY="soon"', "TODAY 'soon' is no day: write one such as 2022-04-25"),
        ('SITEURL="x.org"', "SITEURL 'x.org' is no address of a site: write one such as https://metropolis.org"),
        ('DEFAULT_LANG="de"', "DEFAULT_LANG 'de' is no language of this site: write one of en, fr, es"),
    ],
)
def test_a_setting_that_cannot_be_used_is_one_sentence(site: Site, setting: str, sentence: str) -> None:
    done = pelican("content", "-s", "pelicanconf.py", "-e", setting, cwd=site)
    assert (done.returncode, done.stderr) == (1, sentence + "\n")
    assert not (site / "output").exists()


def test_the_output_is_never_emptied_before_there_is_a_new_site(built_site: Site) -> None:
    """Pelican's -d would leave a site with errors without any page."""
    before = tree(built_site / "output")
    run = pelican("content", "-s", "pelicanconf.py", "-d", cwd=built_site)
    assert run.returncode == 1 and run.stderr.startswith("DELETE_OUTPUT_DIRECTORY (-d) would remove the site")
    assert tree(built_site / "output") == before


def test_the_day_can_be_given(built_site: Site) -> None:
    """With `-e TODAY=..` the site is as it was at the end of that day: what is scheduled for later waits."""
    assert "news/later/index.html" not in tree(built_site / "output")
    run = pelican("content", "-s", "pelicanconf.py", "-e", 'TODAY="2022-04-29"', cwd=built_site)
    assert run.returncode == 0 and "news/later/index.html" in tree(built_site / "output")


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Pacific/Kiritimati", "LANG": "fr_FR.UTF-8", "LC_ALL": "fr_FR.UTF-8", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Adak", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"},
    ],
    ids=["France, far east", "no locale, far west"],
)
def test_the_machine_changes_no_byte(site: Site, done: Site, tmp_path: Path, environment: dict[str, str]) -> None:
    """Neither its time zone, locale and hash seed, nor where Pelican is started and where it writes."""
    (tmp_path / "elsewhere").mkdir()
    paths = (site / "content", "-s", site / "pelicanconf.py", "-o", tmp_path / "other" / "output")
    run = pelican(*paths, *TODAY, cwd=tmp_path / "elsewhere", **environment)
    assert (run.returncode, run.stderr) == (0, "")
    assert tree(tmp_path / "other" / "output") == tree(done / "output")
    assert not list((tmp_path / "elsewhere").iterdir())


def test_other_plugins_hear_of_each_page_that_was_written(site: Site) -> None:
    """Pelican's signal `content_written`, once a page, and not for those that stayed as they were."""
    listener = """
from pathlib import Path
from pelican import signals

def note(path, context):
    with Path(context["OUTPUT_PATH"], "..", "heard.txt").open("a") as file:
        file.write(Path(path).relative_to(context["OUTPUT_PATH"]).as_posix() + "\\n")

def register():
    signals.content_written.connect(note)
"""
    add_plugin(site, listener)
    pages = [name for name in built(site) if name.endswith(".html")]
    assert sorted((site / "heard.txt").read_text("utf-8").split()) == sorted(pages)
    (site / "heard.txt").unlink()
    built(site)
    assert not (site / "heard.txt").exists()


def test_no_thread_runs_beside_a_build(site: Site) -> None:
    """Long work is shared among processes, which cannot be forked where there are threads, such as a spinner's."""
    counter = """
import threading
from pathlib import Path
from pelican import signals

def note(pelican):
    Path("threads.txt").write_text(str(threading.active_count()))

def register():
    signals.get_generators.connect(note)
"""
    add_plugin(site, counter)
    built(site)
    assert (site / "threads.txt").read_text("utf-8") == "1"


def add_plugin(site: Site, code: str) -> None:
    """Have the site load a plugin of its own."""
    conf = (site / "pelicanconf.py").read_text("utf-8")
    load = 'PLUGIN_PATHS.append("extra")\nPLUGINS.append("extra_plugin")\n'
    write(site, {"pelicanconf.py": conf + load, "extra/extra_plugin.py": code})


@pytest.fixture
def reloading(site: Site) -> Iterator[Callable[[], str]]:
    """Pelican with --autoreload over the site; gives what it has said so far."""
    log = site.parent / "log.txt"
    with log.open("w", encoding="utf-8") as stream:
        command = [PELICAN, "content", "-s", "pelicanconf.py", "-r", *TODAY]
        running = subprocess.Popen(command, cwd=site, stdout=stream, stderr=stream, env=os.environ | {"COLUMNS": "500"})
        yield lambda: log.read_text("utf-8")
        running.terminate()
        running.wait(timeout=10)


def wait_until(true: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.05)


def test_autoreload_waits_for_the_author_to_mend_an_error(site: Site, reloading: Callable[[], str]) -> None:
    """Pelican would build again at once, for ever; an error is told once, and its mending builds the site."""
    output = site / "output" / "index.html"
    wait_until(output.exists, "the first build")
    wait_until(lambda: "Done" in reloading(), "its end")
    time.sleep(0.3)  # Pelican begins to watch
    write(site, {"content/news/one.md": BROKEN})
    wait_until(lambda: "2 errors" in reloading(), "the errors")
    time.sleep(0.7)
    assert reloading().count("2 errors: nothing was written") == 1, reloading()
    write(site, {"content/news/one.md": news_item(title="Mended")})
    wait_until(lambda: b"Mended" in output.read_bytes(), "the mended page")
