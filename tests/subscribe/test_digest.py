"""The digest of a month: what is in it, as a mail program shows it."""

import datetime as dt
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.subscribe.digest import main
from tests.calendar.support import event, events
from tests.calls.support import call, calls
from tests.markup import attributes, texts
from tests.support import FEATURES, ROOT, news_item, project

SITE: Mapping[str, str | bytes] = {
    **events(
        soon=event(
            title="Soon",
            start="2022-05-10 10:00",
            end="2022-05-10 12:00",
            timezone="Europe/Madrid",
            place="{city: Brussels, country: BE}",
            date="2022-04-02",
        ),
        off=event(
            title="Off",
            start="2022-06-30",
            state="cancelled",
            changes="{date: 2022-04-05, note: N}",
            date="2022-03-01",
        ),
        late=event(title="Late", start="2022-07-01", date="2022-04-01"),
        past=event(title="Past", start="2022-04-20", date="2022-04-01"),
        unknown=event(title="Not announced yet", start="2022-05-20", date="2022-05-01"),
    ),
    "content/news/first.md": news_item(title="First & only", date="2022-04-01", summary="In short."),
    "content/news/first.fr.md": "---\ntitle: Le premier\nsummary: En bref.\n---\nTexte.\n",
    "content/news/last.md": news_item(title="Last", date="2022-04-30 23:00"),
    "content/news/before.md": news_item(title="Before", date="2022-03-31"),
    "content/news/after.md": news_item(title="After", date="2022-05-01"),
    "content/news/draft.md": news_item(title="Secret", date="2022-04-10", status="draft"),
}
NOW = dt.datetime(2022, 5, 10)  # noqa: DTZ001  # the site's own zone


def digest(root: Path, files: Mapping[str, str | bytes] = SITE, month: str = "2022-04", **changes: object) -> int:
    return main(project(root, files, **{"now": NOW, **changes}), FEATURES, month)


def written(root: Path, name: str) -> str:
    return (root / "digests" / "2022-04" / name).read_text("utf-8")


def mail(root: Path, lang: str = "en") -> BeautifulSoup:
    return BeautifulSoup(written(root, f"digest.{lang}.html"), "html.parser")


def test_it_tells_of_the_month_and_of_what_comes_next(tmp_path: Path) -> None:
    """What appeared in the month, and the events of the two months after it that were announced by its end."""
    assert digest(tmp_path) == 0
    assert texts(mail(tmp_path), "h1, h2, h3") == [
        *("Metropolis: April 2022", "News", "Last", "First & only", "Coming events", "Soon", "Off"),
    ]


def test_an_event_says_when_and_where_and_whether_it_is_on(tmp_path: Path) -> None:
    digest(tmp_path)
    said = " ".join(written(tmp_path, "digest.en.txt").split())
    assert "Soon 10 May 2022, 10:00–12:00 (Madrid time) · Brussels, Belgium https:" in said
    assert "Off Cancelled · 30 June 2022 https:" in said


MADRID = {"timezone": "Europe/Madrid"}
CALLS: Mapping[str, str | bytes] = calls(
    long=call(title="Long", opens="2022-01-10", deadline="2022-06-01 18:00", **MADRID),
    short=call(title="Short", opens="2022-03-03", deadline="2022-05-11", **MADRID),
    always=call(title="Always", opens="2022-04-20", **MADRID),
    over=call(title="Over", opens="2022-03-01", deadline="2022-04-30", **MADRID),
    next=call(title="Next", date="2022-04-05", opens="2022-05-10", deadline="2022-06-10", **MADRID),
    vague=call(title="Vague", date="2021"),
)


def test_it_tells_of_the_calls_that_are_open(tmp_path: Path) -> None:
    """Each once, the first to close first, whenever it was announced; none that has closed before anyone reads it."""
    digest(tmp_path, CALLS)
    assert texts(mail(tmp_path), "h2, h3") == ["Calls", "Next", "Open calls", "Short", "Long", "Always"]


def test_a_call_says_its_deadline(tmp_path: Path) -> None:
    """In the words of the language, with the clocks that are meant; also before it opens."""
    digest(tmp_path, CALLS)
    english, french, spanish = (
        " ".join(written(tmp_path, f"digest.{lang}.txt").split()) for lang in ("en", "fr", "es")
    )
    assert "Short Deadline: 11 May 2022 (Madrid time) https:" in english
    assert "Long Deadline: 1 June 2022, 18:00 (Madrid time) https:" in english
    assert "Next 5 April 2022 · Deadline: 10 June 2022 (Madrid time) https:" in english
    assert "Date limite : 11 mai 2022 (heure locale : Madrid)" in french
    assert "Fecha límite: 11 de mayo de 2022 (hora de Madrid)" in spanish


def test_it_is_in_three_languages(tmp_path: Path) -> None:
    """What is not translated says in which language it is, and is marked so."""
    digest(tmp_path)
    found = mail(tmp_path, "fr")
    assert texts(found, "h1, h2") == ["Metropolis : avril 2022", "Actualités", "Événements à venir"]
    assert texts(found, "h3[lang=en]") == ["Last", "Soon", "Off"] and "Le premier" in texts(found, "h3:not([lang])")
    assert "30 avril 2022, 23:00 · En anglais" in written(tmp_path, "digest.fr.txt")
    assert attributes(mail(tmp_path, "es"), "html", "lang") == ["es"]


def test_a_mail_program_can_show_it(tmp_path: Path) -> None:
    """Nothing is fetched, run or styled from elsewhere; every address is whole."""
    digest(tmp_path)
    for lang in ("en", "fr", "es"):
        found = mail(tmp_path, lang)
        assert not found.select("script, link, style, form, iframe, svg, [class], img:not([alt])")
        addresses = attributes(found, "[href]", "href") + attributes(found, "[src]", "src")
        assert addresses and all(re.match(r"https://metropolis\.example/|mailto:", each) for each in addresses)
        assert attributes(found, "table[width]:not([width='100%'])", "width") == ["600"]
        assert {*attributes(found, "table", "role")} == {"presentation"}


def test_the_preheader_names_what_is_in_it(tmp_path: Path) -> None:
    """Mail programs show it beside the title."""
    digest(tmp_path)
    assert texts(mail(tmp_path), "body > div") == ["Last; Soon"]


def test_the_plain_text_says_the_same(tmp_path: Path) -> None:
    """In lines of at most 72 signs, but for addresses, which stand whole on lines of their own."""
    long = news_item(title="A " + "long " * 30 + "title", date="2022-04-02", summary="word " * 60)
    digest(tmp_path, {**SITE, "content/news/a-name-that-is-long-" + "x" * 80 + ".md": long})
    for lang in ("en", "fr", "es"):
        text = written(tmp_path, f"digest.{lang}.txt")
        assert not [line for line in text.splitlines() if len(line) > 72 and not line.startswith("https://")]
        links = set(attributes(mail(tmp_path, lang), "a[href^=https]", "href"))
        assert {line for line in text.splitlines() if line.startswith("https://")} == links
        words = " ".join(text.split())
        assert all(" ".join(title.split()) in words for title in texts(mail(tmp_path, lang), "h3"))


def test_a_picture_is_in_it_with_its_words(tmp_path: Path) -> None:
    from PIL import Image

    picture = tmp_path / "picture.png"
    Image.new("RGB", (1200, 630), "navy").save(picture)
    item = news_item(date="2022-04-02", image='{file: p.png, alt: "Blue"}')
    digest(tmp_path / "site", {"content/news/x.md": item, "content/news/p.png": picture.read_bytes()})
    found = mail(tmp_path / "site")
    assert attributes(found, "img", "alt") == ["Blue"]
    assert attributes(found, "img", "src")[0].startswith("https://metropolis.example/")


def test_the_same_month_gives_the_same_bytes(tmp_path: Path) -> None:
    """Whenever it is asked for, and wherever."""
    digest(tmp_path / "a")
    digest(tmp_path / "b", now=dt.datetime(2024, 2, 29))  # noqa: DTZ001  # as above
    for path in (tmp_path / "a" / "digests" / "2022-04").iterdir():
        assert path.read_bytes() == written(tmp_path / "b", path.name).encode()
    assert not (tmp_path / "a" / "output").exists()


@pytest.mark.parametrize("month", ["2022-13", "2022-00", "April", "2022-4", "2022-04-01", "", "0000-01", "9999-12"])
def test_a_month_that_is_none_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str], month: str) -> None:
    assert digest(tmp_path, month=month) == 1
    assert capsys.readouterr().err == f"digest: '{month}' is no month: write one such as 2022-04\n"
    assert not (tmp_path / "digests").exists()


def test_a_month_with_nothing_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert digest(tmp_path, month="2019-01") == 1
    assert capsys.readouterr().err == (
        "digest: 2019-01 brought nothing to tell, no call is open and no event is announced for the two months "
        "after it: nothing was written\n"
    )
    assert not (tmp_path / "digests").exists()


def test_the_last_months_of_a_year_look_into_the_next(tmp_path: Path) -> None:
    files = events(new=event(title="New year", start="2023-01-31", date="2022-10-01"))
    assert digest(tmp_path, files, "2022-11") == 0
    assert digest(tmp_path, files, "2022-12") == 0


def test_a_month_that_is_not_over_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The digest is that of the whole month all the same: it may hold what has not appeared yet."""
    assert digest(tmp_path, now=dt.datetime(2022, 4, 15)) == 0  # noqa: DTZ001  # as above
    assert capsys.readouterr().err.startswith("2022-04 is not over")
    assert "Last" in texts(mail(tmp_path), "h3")


def test_a_mistake_in_the_content_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert digest(tmp_path, {**SITE, "content/news/x.md": news_item(challenges="[9.9]")}) == 1
    said = capsys.readouterr().err
    assert "content/news/x.md:4: " in said and said.endswith("digest: 1 error in the site: nothing was written\n")
    assert not (tmp_path / "digests").exists()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "digests").write_text("a file")
    assert digest(tmp_path) == 1
    assert "digests/2022-04 cannot be written" in capsys.readouterr().err


def run(root: Path, month: str) -> "subprocess.CompletedProcess[str]":
    """The task, as run.py hands it over."""
    project(root, SITE)
    for name in ("tasks.py", "commands.py", "pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, root)
    for name in ("plugins", "theme", "i18n", "authoring", "publishing", "tests"):
        (root / name).symlink_to(ROOT / name)
    return subprocess.run([sys.executable, "tasks.py", "digest", month], cwd=root, capture_output=True, text=True)


def test_the_task_writes_it_with_the_address_of_production(tmp_path: Path) -> None:
    done = run(tmp_path, "2022-04")
    assert (done.returncode, done.stderr) == (0, "")
    assert "https://metropolis.org/news/first/" in written(tmp_path, "digest.en.txt")


def test_the_task_fails_in_one_sentence(tmp_path: Path) -> None:
    done = run(tmp_path, "April")
    assert (done.returncode, done.stderr) == (1, "digest: 'April' is no month: write one such as 2022-04\n")
