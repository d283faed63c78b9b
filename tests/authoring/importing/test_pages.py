"""Importing: each saved page becomes a draft that the site accepts, and says what a person must check."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from authoring.importing.command import main
from plugins.core.build import prepare
from plugins.core.settings import Settings
from tests.authoring.importing.drupal import body, day, eight, field, seven
from tests.documents import pdf
from tests.support import FEATURES, project

AGAIN = "open the page in a browser and save it again as 'Webpage, complete'"
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\nIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82"
)


class Desk:
    """A project, and beside it the folder in which pages were saved."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.settings: Settings = project(root / "site", {})
        self.saved = root / "saved"
        self._capsys = capsys

    def save(self, files: Mapping[str, str | bytes]) -> list[str]:
        """Put files into the folder of saved pages; gives the paths of the pages."""
        for name, data in files.items():
            path = self.saved / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return [str(self.saved / name) for name in files if name.endswith(".html")]

    def imported(self, files: Mapping[str, str | bytes], kind: str = "", status: int = 0) -> str:
        """What is said when the pages among `files` are imported; the drafts are accepted, published as well."""
        assert main(self.settings, list(FEATURES), self.save(files), kind) == status
        said = self._capsys.readouterr()
        assert not prepare(self.settings, FEATURES).problems
        return (said.err if status else said.out).replace(f"{self.saved.as_posix()}/", "")

    def text(self, name: str) -> str:
        """A draft, without the remarks in it, which are what was said."""
        text = (self.settings.content / name).read_text("utf-8")
        return re.sub(r"^# .*\n", "", text, flags=re.MULTILINE)

    def publish(self) -> list[str]:
        """What the site finds wrong if every draft is published as it is."""
        for path in self.settings.content.rglob("*.md"):
            path.write_text(path.read_text("utf-8").replace("status: draft\n", ""), "utf-8")
        return [str(problem) for problem in prepare(self.settings, FEATURES).problems]


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


NEWS = seven(
    day("2021-06-29T00:00:00+02:00", "Tuesday 29/06/2021")
    + field(
        "field-image",
        '<a href="/sites/default/files/a.png"><img src="./page_files/Plaza%20%281%29.png" alt="A square"></a>',
    )
    + body(
        """<h3><strong>Why now?</strong></h3>
<p><span style="font-size:14px;">A year later, the problems <b>have not </b>gone.
Berlin&nbsp;and Bruxelles agree:</span></p>
<div class="row"><div class="col-md-6"><ul><li><a href="/projects/metrotalks">MetroTalks</a>
<ul><li>episodes</li></ul></li>
<li>See <a href="https://www.metropolis.org/agenda/a-meeting">the meeting</a></li></ul></div></div>
<p>Read <a href="https://www.metropolis.org/sites/default/files/toolkit_EN.pdf?v=2">the toolkit</a>, or
<a href="/sites/default/files/annex.pdf">its annex</a>. <a href="#top">Top</a>
<a href="javascript:void(0)">Print</a></p>
<p><img src="./page_files/IMG_2041.png" alt="IMG_2041.png"></p>
<figure><img src="page_files/Plaza (1).png" alt="People on a square">
<figcaption>A square in June</figcaption></figure>"""
    )
    + field("field-members", "Berlin", "Bruxelles", "Kigali", label="Members")
    + field("field-challenges", "1.1 Combating inequalities and segregation", label="Metropolitan challenges")
    + field("field-outcomes", "L1A1D1, L9A9D9", label="Outcomes")
    + field("field-documents", '<span class="file"><a href="/sites/default/files/toolkit_EN.pdf">Toolkit</a></span>'),
    title="A toolkit: “rethink”",
    address="/news/a-toolkit",
    head='<meta property="og:description" content="Eight themes, and more…">',
)
NEWS_FILES: Mapping[str, str | bytes] = {
    "page.html": NEWS,
    "page_files/Plaza (1).png": PNG,
    "page_files/IMG_2041.png": PNG + b" ",
    "page_files/analytics.js": "alert(1)",
    "toolkit_EN.pdf": pdf(),
}


def test_a_news_item_becomes_a_draft(desk: Desk) -> None:
    """Its own address needs no alias; files come along under plain names; all that is doubtful is told."""
    said = desk.imported(NEWS_FILES)
    assert (
        desk.text("news/a-toolkit.md")
        == """---
title: "A toolkit: “rethink”"
date: 2021-06-29
status: draft
summary: Eight themes, and more…
image:
  file: plaza.png
  alt: A square
members:
  - Berlin
  - Brussels
challenges:
  - 1.1
outcomes:
  - L1A1D1
documents:
  - label: Toolkit
    file: toolkit-en.pdf
---

## Why now?

A year later, the problems **have not** gone. Berlin and Bruxelles agree:

- [MetroTalks](../projects/metrotalks.md)
  - episodes
- See [the meeting](https://www.metropolis.org/agenda/a-meeting)

Read [the toolkit](toolkit-en.pdf), or [its annex](https://www.metropolis.org/sites/default/files/annex.pdf). Top Print

<!-- say between the brackets what it shows, then take these marks away: ![](img-2041.png) -->

![People on a square](plaza.png "A square in June")
"""
    )
    assert (
        said
        == """content/news/a-toolkit.md: written as a draft, from https://www.metropolis.org/news/a-toolkit
  + content/news/plaza.png
  + content/news/toolkit-en.pdf
  + content/news/img-2041.png
  - the summary breaks off: write its end
  - unknown member 'Kigali'. Allowed: Barcelona (city), Barcelona (metropolitan area), Berlin, Brussels. Who is no \
member goes under 'guests:'.
  - unknown outcome 'L9A9D9'. Allowed: L1, L1A1D1, L3A1D4.
  - the picture 'img-2041.png' has no alternative text: its place in the text says what to do
  - a link leads to a page of the old site that is not here yet: https://www.metropolis.org/agenda/a-meeting
  - the document was not saved with the page: download https://www.metropolis.org/sites/default/files/annex.pdf, put \
it beside, and link to it
  - a link leads nowhere outside the old page, and became plain words: 'javascript:void(0)'
"""
    )
    assert desk.publish() == []


def test_what_must_be_checked_stands_in_the_draft_too(desk: Desk) -> None:
    """Who opens it a week later reads there what was said; readers never see it."""
    said = desk.imported(NEWS_FILES)
    draft = (desk.settings.content / "news/a-toolkit.md").read_text("utf-8")
    notes = re.findall(r"^  - (.*)", said, re.MULTILINE)
    assert [line for line in draft.split("\n") if line.startswith("# ")] == [
        "# Imported from https://www.metropolis.org/news/a-toolkit. Check, then take these lines away:",
        *(f"# - {note}" for note in notes),
    ]


def test_an_event_has_its_days_and_its_old_address(desk: Desk) -> None:
    """A day that is printed twice is one; the hour is left to a person, since no zone is known."""
    dates = field(
        "field-event-date",
        '<span class="date-display-range">'
        '<span class="date-display-start" content="2021-10-04T10:00:00+02:00">04 Oct. 2021</span> '
        '<span class="date-display-end" content="2021-10-07T00:00:00+02:00">07 Oct. 2021</span></span>',
    )
    page = seven(dates + body("<p>Join in.</p>"), address="/agenda/a-week", title="A week", kind="agenda")
    twice = seven(
        field("field-date", "09 Oct. 2021 09 Oct. 2021"), address="/agenda/one-day", title="One day", kind="x"
    )
    said = desk.imported({"a.html": page, "b.html": twice})
    assert desk.text("events/a-week.md") == (
        "---\ntitle: A week\nstart: 2021-10-04\nend: 2021-10-07\nstatus: draft\n"
        "aliases:\n  - /agenda/a-week\n---\n\nJoin in.\n"
    )
    assert desk.text("events/one-day.md") == (
        "---\ntitle: One day\nstart: 2021-10-09\nstatus: draft\naliases:\n  - /agenda/one-day\n---\n\n"
    )
    assert [line for line in said.split("\n") if "hour" in line or "no text" in line] == [
        "  - an event has more to say: place, format, timezone and hours, registration, who organises it",
        "  - the page gives an hour (10:00): add it to 'start:', with 'timezone:'",
        "  - an event has more to say: place, format, timezone and hours, registration, who organises it",
        "  - no text was found in the page: is it a list, or was it drawn by a script?",
    ]
    assert desk.publish() == []


def test_a_publication_is_told_to_name_its_editions(desk: Desk) -> None:
    content = field("field-documents", '<a href="./study.pdf">EN</a>', '<a href="https://x.org/study.pdf">FR</a>')
    page = seven(content, address="/resource/a-study", title="A study", kind="resource", head=published("2022-03-31"))
    desk.imported({"p.html": page, "study.pdf": pdf()})
    assert desk.text("publications/a-study.md") == (
        "---\ntitle: A study\ndate: 2022-03-31\nstatus: draft\naliases:\n  - /resource/a-study\ndocuments:\n"
        "  - label: EN\n    file: study.pdf\n  - label: FR\n    url: https://x.org/study.pdf\n---\n\n"
    )
    assert desk.publish() == []


def published(date: str) -> str:
    return f'<meta property="article:published_time" content="{date}T09:00:00+02:00">'


def test_a_translation_joins_the_original_of_the_same_import(desk: Desk) -> None:
    """It says title and summary alone; the original says both old addresses, and links lead to the entry."""
    english = eight(
        '<div class="field--name-body"><p>See <a href="/es/noticias/una-plaza">es</a></p></div>',
        lang="en",
        address="/news/a-square",
        title="A square",
        head=published("2021-06-29"),
    )
    spanish = eight(
        '<div class="field--name-body"><p>¿Qué? «Sí».</p></div>',
        address="/es/noticias/una-plaza",
        title="Una plaza",
        head='<link rel="alternate" hreflang="en" href="https://www.metropolis.org/news/a-square">',
    )
    said = desk.imported({"es.html": spanish, "en.html": english})
    assert desk.text("news/a-square.es.md") == "---\ntitle: Una plaza\n---\n\n¿Qué? «Sí».\n"
    assert desk.text("news/a-square.md") == (
        "---\ntitle: A square\ndate: 2021-06-29\nstatus: draft\naliases:\n  - /es/noticias/una-plaza\n---\n\n"
        "See [es](a-square.es.md)\n"
    )
    assert "  - this is a translation: compare it with its original, then run 'python3 run.py stamp' on it\n" in said
    assert desk.publish() == []


def test_a_translation_of_what_is_out_stays_a_draft(desk: Desk) -> None:
    """Beside a published original it would be out at once: it waits under a name of its own."""
    (desk.settings.content / "news").mkdir()
    (desk.settings.content / "news/x.md").write_text("---\ntitle: X\ndate: 2021-01-01\n---\n", "utf-8")
    head = '<link rel="alternate" hreflang="en" href="https://www.metropolis.org/news/x">' + published("2021-01-01")
    said = desk.imported({"p.html": eight("<p>Hola</p>", address="/es/news/x", title="Equis", head=head)})
    assert desk.text("news/x-es.md") == ("---\ntitle: Equis\ndate: 2021-01-01\nstatus: draft\nlang: es\n---\n\nHola\n")
    assert said.split("\n")[1] == (
        "  - its original is on the site: once it is right, rename it to news/x.es.md, with title and summary alone,"
        " and see that the original has its old address /es/news/x or leads it on under 'aliases:'"
    )


def test_windows_1252_is_read_as_it_is_declared_and_told_if_it_is_not(desk: Desk) -> None:
    """Old pages of the site were saved by old systems; their accents and quotes arrive whole."""
    page = seven(body("<p>L’été à Montréal – “oui”</p>"), charset="windows-1252", head=published("2020-01-01"))
    liar = page.replace("windows-1252", "utf-8").replace("a-page", "b-page")
    said = desk.imported({"a.html": page.encode("cp1252"), "b.html": liar.encode("cp1252")})
    assert desk.text("news/a-page.md").endswith("\nL’été à Montréal – “oui”\n")
    assert desk.text("news/b-page.md").endswith("\nL’été à Montréal – “oui”\n")
    told = (
        "  - the page says that it is utf-8, which is not so: it was read as windows-1252; check accents and quotes\n"
    )
    assert said.count(told) == 1


def test_embeds_become_links_or_are_told(desk: Desk) -> None:
    """A player of another site never comes onto ours: a recording is linked to, all else is left out."""
    page = seven(
        body(
            '<div><iframe title="A talk" src="//www.youtube.com/embed/abc_DEF-123?wmode=opaque"></iframe></div>'
            '<p>x <iframe src="https://player.vimeo.com/video/42"></iframe></p>'
            '<iframe src="https://docs.google.com/forms/d/1"></iframe><object></object>'
            '<div class="view view-speakers"><div class="views-row">Ada</div><div class="views-row">Bo</div></div>'
        ),
        head=published("2020-01-01"),
    )
    said = desk.imported({"a.html": page})
    assert desk.text("news/a-page.md").split("---\n")[2] == (
        "\n![video: A talk](https://www.youtube.com/watch?v=abc_DEF-123)\n\nx\n\n![video: A page](https://vimeo.com/42)\n"
    )
    assert said.split("\n")[1:-1] == [
        "  - a list that the old page made itself was left out: 'Ada Bo'",
        "  - the recording at https://vimeo.com/42 has no title: that of the page was taken",
        "  - an embedded part was left out: 'https://docs.google.com/forms/d/1'",
        "  - an embedded part was left out: it had no address",
    ]
    assert desk.publish() == []


def test_broken_html_is_mended_as_browsers_do(desk: Desk) -> None:
    """Tags that are not closed, or cross each other, lose no word."""
    text = "<p>One <b>two <i>three</b> four<p>Five<ul><li>six<li>seven</ul><td>eight"
    page = f"<title>Old page | Metropolis</title><body>{text}"
    os.utime(desk.save({"old.html": page})[0], (1_600_000_000, 1_600_000_000))
    assert main(desk.settings, list(FEATURES), [str(desk.saved / "old.html")]) == 0
    assert desk.text("pages/old-page.md") == (
        "---\ntitle: Old page\nstatus: draft\n---\n\n"
        "One <strong>two *three*</strong> four\n\nFive\n\n- six\n- seven\n\neight\n"
    )


def test_what_nobody_says_is_guessed_and_told(desk: Desk) -> None:
    """No address, no language, no kind, no date: it becomes a draft that says so, or what --kind asks for."""
    path = desk.save({"x.html": "<title>X</title><p>Words.</p>"})[0]
    os.utime(path, (1_600_000_000, 1_600_000_000))
    said = desk.imported({}, status=1)
    assert said == "name the saved pages to import: python3 run.py import page.html\n"
    assert main(desk.settings, list(FEATURES), [path], "news") == 0
    assert (
        (desk.settings.content / "news/x.md").read_text("utf-8")
        == """---
title: X
date: 2020-09-13
status: draft
# Imported from x.html. Check, then take these lines away:
# - the page does not say where it was: find its old address, and add it under 'aliases:'
# - the page has no date: 2020-09-13 is the day on which it was saved
# - the page does not say its language: is it en?
---

Words.
"""
    )


def test_members_that_the_text_names_are_offered(desk: Desk) -> None:
    """Who is named need not have taken part: a person decides."""
    said = desk.imported({"a.html": seven(body("<p>Berlin, Bruxelles; Berliners.</p>"), head=published("2020-01-01"))})
    assert said.split("\n")[1:-1] == [
        "  - the text names members; put those that took part under 'members:': Berlin, Brussels"
    ]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/node/12", "the old address '/node/12' is only a number: look up the one that was published"),
        ("/news/Año_1", "the old address '/news/Año_1' cannot be kept: it has signs that addresses here have not"),
    ],
)
def test_an_address_that_cannot_be_kept_is_told(desk: Desk, address: str, told: str) -> None:
    page = seven(body("<p>a</p>"), address=address, title="A page", head=published("2020-01-01"))
    assert f"  - {told}\n" in desk.imported({"a.html": page})


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", f"the file is empty: {AGAIN}"),
        (b"Just words", f"it is no HTML page: {AGAIN}"),
        (b"%PDF-1.7", "it is a PDF, no HTML page: put it beside the entry it belongs to"),
        (
            b"<p>\0\1</p>",
            f"it is no text, for it holds NUL bytes: {AGAIN}",
        ),
        (
            b"From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related",
            f"it is a web archive in a single file (MHTML): {AGAIN}",
        ),
        (
            b"<p>" + b"x" * 10 * 2**20,
            f"it has 10.0 MB, and a page has less than 5 MB: {AGAIN}",
        ),
        (b"<p>Words</p>", "it has no title: is it an article of the site?"),
        (
            b"<title>Page not found | Metropolis</title><p>x</p>",
            "it is what the site showed in place of a page ('Page not found'): save the page itself",
        ),
    ],
)
def test_what_is_no_page_gets_one_sentence(desk: Desk, data: bytes, told: str) -> None:
    """Nothing is written for it; the other pages of the import are."""
    good = seven(body("<p>a</p>"), head=published("2020-01-01"))
    assert desk.imported({"bad.html": data, "good.html": good}, status=1) == f"bad.html: {told}\n"
    assert [path.name for path in (desk.settings.content / "news").iterdir()] == ["a-page.md"]


def test_a_file_that_is_not_there_gets_one_sentence(desk: Desk) -> None:
    assert main(desk.settings, list(FEATURES), ["no.html"]) == 1
    assert desk._capsys.readouterr().err == "no.html: it cannot be read: No such file or directory\n"


def test_an_unknown_kind_gets_one_sentence(desk: Desk) -> None:
    assert main(desk.settings, list(FEATURES), ["x.html"], "events") == 1
    assert desk._capsys.readouterr().err == "--kind: unknown kind 'events'. Did you mean 'event'?\n"


def test_nothing_is_overwritten(desk: Desk) -> None:
    """The second import of a page changes neither text nor files, and another file of that name gets another one."""
    desk.imported(NEWS_FILES)
    before = {path: path.read_bytes() for path in desk.settings.content.rglob("*") if path.is_file()}
    other = NEWS.replace("/news/a-toolkit", "/news/b-toolkit")
    said = desk.imported({**NEWS_FILES, "b.html": other, "page_files/Plaza (1).png": PNG + b"\n"}, status=1)
    place = (desk.settings.content / "news/a-toolkit.md").as_posix()
    assert said == f"{place} is there already: nothing was written\n"
    assert all(path.read_bytes() == data for path, data in before.items())
    assert (desk.settings.content / "news/b-toolkit-plaza.png").read_bytes() == PNG + b"\n"


def test_a_page_takes_no_file_from_elsewhere(desk: Desk) -> None:
    """A saved page cannot make a file of the machine public."""
    (desk.saved / "in").mkdir(parents=True)
    (desk.saved / "secret.txt").write_text("secret", "utf-8")
    page = seven(
        body('<p><a href="../secret.txt">x</a> <a href="file:///etc/x.txt">y</a></p>'), head=published("2020-01-01")
    )
    desk.imported({"in/a.html": page})
    assert [path.name for path in (desk.settings.content / "news").iterdir()] == ["a-page.md"]
