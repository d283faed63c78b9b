"""What is printed for what is wrong: one clear sentence each, with the file and the line to mend."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from plugins.core.frontmatter import source
from tests.documents import png
from tests.support import news_item, problems_of

X, Y = "content/news/x.md", "content/news/y.md"
FINE = news_item()
Files = Mapping[str, str | bytes]


PNG = png()

# The whole text of content/news/x.md, and what is printed after its path.
FILES = {
    "# Only a heading\n": "1: the file lacks its fields: it must begin with a line '---', then title: and so on, then"
    " '---'",
    "---\ntitle: T\ndate: 2022-04-25\n\nText.\n": "1: the fields have no end: a second line '---' is missing between"
    " them and the text",
    "---\n<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> x\ndate: 2022-04-25\n---\n": "2: two people changed these"
    " lines, and git left both states, between <<<<<<< and >>>>>>>: keep what is right, and take away the lines of the"
    " marks",
    "---\ntitle: We are #1 in trains\ndate: 2022-04-25\n---\n": "2: warning: what follows the # is not part of the"
    " title: if it is to be, put the whole value in quotes",
    "---\ntitle: T  # as printed\ndate: 2022-04-25 # of the report\n---\n": "",
    "---\n---\nText.\n": "2: the field 'date' is missing|2: the field 'title' is missing",
    "---\ntitle: T\n---\n": "2: the field 'date' is missing",
    "---\ntitle:\ndate: 2022-04-25\n---\n": "2: the field 'title' is empty: write it (text that begins with # must be"
    " put in quotes)",
    '---\ntitle: " "\ndate: 2022-04-25\n---\n': "2: the field 'title' is empty: write it (text that begins with # must"
    " be put in quotes)",
    "---\ntitle: Cities: a view\ndate: 2022-04-25\n---\n": "2: a value that holds ': ' must be put in quotes: write"
    ' title: "Cities: a view"',
    '---\ntitle: "Cities\ndate: 2022-04-25\n---\n': "2: a quotation mark is opened here and not closed",
    "---\ntitle: 'L'Europe'\ndate: 2022-04-25\n---\n": "2: the value ends at its second quotation mark: write"
    ' title: "L\'Europe"',
    "---\ntitle: @metropolis\ndate: 2022-04-25\n---\n": "2: a value that begins with @, ` or % must be put in quotes",
    "---\ntitle: | T\ndate: 2022-04-25\n---\n": "2: a value that begins with | or > must be put in quotes",
    "---\ntitle: - T\ndate: 2022-04-25\n---\n": "2: a value that begins with '- ' must be put in quotes, and a list"
    " begins on the line after its field",
    "---\ntitle: [Draft]\ndate: 2022-04-25\n---\n": "2: one value is expected here, not a list: text that begins with ["
    " must be put in quotes",
    '---\ntitle: "a\\qb"\ndate: 2022-04-25\n---\n': "2: a backslash between double quotes: use single quotes, or write"
    " it twice",
    "---\ntitle: T\ndate 2022-04-25\n---\n": "3: this line lacks the ': ' between a field and its value; if it"
    " belongs to the line above, begin it with two blanks",
    "---\n  title: T\ndate: 2022-04-25\n---\n": "3: this line is not indented like those before it, or follows a line"
    " '...'",
    "---\n\ttitle: T\n---\n": "2: a tab stands where only spaces are understood: use spaces",
    "---\ntitle: T\ndate: 2022-04-25\ntitle: U\n---\n": "4: 'title' is written twice (first on line 2)",
    "---\nTitle: T\ndate: 2022-04-25\n---\n": "2: the field 'title' is missing|2: unknown field 'Title'. Did you mean"
    " 'title'?",
    "---\n- T\n---\n": "2: lines of the form 'field: value' are expected here",
    "---\ntitle: T\n--- x\ndate: 2022-04-25\n---\n": "3: no line may begin with '---' or '...' here: take it away",
    "---\ntitle: T\ndate: 2022-02-30\n---\n": "3: '2022-02-30' is no day of the calendar",
    "---\ntitle: T\ndate: 25/04/2022\n---\n": "3: '25/04/2022' is not a date: write year-month-day, such as 2022-04-25",
    "---\ntitle: T\ndate: 25 April 2022\n---\n": "3: '25 April 2022' is not a date: write year-month-day, such as"
    " 2022-04-25",
    "---\ntitle: T\ndate: 2022-04-25 25:00\n---\n": "3: '25:00' is no hour of the day: allowed are 00:00 to 23:59",
    "---\ntitle: T\ndate: 2022-04-25 9:30\n---\n": "3: '9:30' is not an hour: write hours and minutes, such as 09:30",
    "---\ntitle: a\x07b\ndate: 2022-04-25\n---\n": "2: the invisible character U+0007 does not belong in a text: delete"
    " it",
    '---\ntitle: "a\\x07b"\ndate: 2022-04-25\n---\n': "2: the invisible character U+0007 does not belong in a text:"
    " delete it",
    "---\ntitle: a\u202eb\ndate: 2022-04-25\n---\n": "2: the invisible character U+202E does not belong in a text:"
    " delete it",
    "---\ntitle: a\u2028b\ndate: 2022-04-25\n---\n": "2: the invisible character U+2028 does not belong in a text:"
    " delete it",
    "---\ntitle: T\ndate: 2022-04-25\n---\n\0": "5: the file holds a NUL character: it is damaged, or no text",
}

# A line of front matter, the fourth of content/news/x.md, and what is printed about it.
FIELDS = {
    "chalenges: [2.1]": "4: unknown field 'chalenges'. Did you mean 'challenges'?",
    "updated: {date: 2022-04-26, note: a, note: b}": "4: 'note' is written twice (first on line 4)",
    "summary: [a]": "4: one value is expected here, not a list: text that begins with [ must be put in quotes",
    "summary: {en: a}": "4: one value is expected here, not a group: text that begins with { must be put in quotes",
    "members: {a: Berlin}": "4: one value is expected here, not a group: text that begins with { must be put in quotes",
    "image: x.png": "4: a group of fields is expected here, with: file, alt, credit, focus. Write it as {file: x.png,"
    " alt: ..}",
    "image: [x.png]": "4: a group of fields is expected here, with: file, alt, credit, focus. Write it as {file: ..,"
    " alt: ..}",
    "guests: [Nairobi, nairobi]": "4: 'nairobi' is listed twice",
    "documents:": "4: the field 'documents' is empty: write it, or take the line away (text that begins with # must be"
    " put in quotes)",
    "updated: {date: 2022-04-26, note: {}}": "4: the group is empty: write one text, or one for each language, as"
    " {en: .., fr: ..}",
    "updated: {date: 2022-04-26, note: {de: a}}": "4: unknown language 'de'. Allowed: en, es, fr.",
    "updated: {date: 2022-04-26, note: {en: On Monday, at noon}}": "4: unknown language 'at noon'. Allowed: en, es, fr."
    " A text with a comma in it must be put in quotes between { and }.",
    "image: {file: a.png, alt: A tram, a bus}": "4: there is no file 'a.png'.|4: unknown field 'a bus'. Allowed: alt,"
    " credit, file, focus. A text with a comma in it must be put in quotes between { and }.",
    "lang: de": "4: unknown language 'de'. Allowed: en, es, fr.",
    "status: publised": "4: unknown status 'publised'. Did you mean 'published'?",
    "challenges: [9.9]": "4: unknown challenge '9.9'. Allowed: 1.1, 2.1, 2.3.",
    "challenges: [1.10]": "4: unknown challenge '1.10'. Did you mean '1.1'?",
    "members: [Bruxells]": "4: unknown member 'Bruxells'. Did you mean 'Brussels'? Who is no member goes under"
    " 'guests:'.",
    "members: [Barcelona]": "4: 'Barcelona' could be more than one member: write 'Barcelona (city)' or 'Barcelona"
    " (metropolitan area)'",
    "members: Berlin, Brussels": "4: unknown member 'Berlin, Brussels'. Allowed: Barcelona (city), Barcelona"
    " (metropolitan area), Berlin, Brussels. Several are written as a list: [Berlin, Brussels]. Who is no member goes"
    " under 'guests:'.",
    "members: [Brussels, Bruxelles]": "4: 'Bruxelles' is listed twice, first as 'Brussels'",
    "alliances: [G20]": "4: unknown alliance 'G20'. Allowed: UCLG MEWA, UN-Habitat.",
    "contact: polici": "4: unknown mailbox 'polici'. Did you mean 'Policy'?",
    "activity: {id: A1, line: L1, period: {start: 2022-05-01, end: 2022-04-01}}": "4: the end, 2022-04-01, is before"
    " the start, 2022-05-01",
    "documents: [{label: a, file: a.pdf, url: 'https://x.org'}]": "4: a document is a file here or an address"
    " elsewhere: take 'file' or 'url' away|4: there is no file 'a.pdf'.",
    "image: {file: x.png}": "4: the field 'alt' is missing",
    "image: {file: y.png, alt: A map, focus: left}": "4: 'left' is no place in a picture: write how far across"
    " and down, as 30% 50%|4: there is no file 'y.png'.",
    "image: {file: y.png, alt: A map}": "4: there is no file 'y.png'.",
    "image: {file: '..\\people\\y.png', alt: A map}": "4: there is no file '..\\people\\y.png'.",
    "image: {file: a.pdf, alt: A map}": "4: 'a.pdf' is no picture: allowed are avif, gif, heic, jpg, png, svg, webp",
    "image: {file: /y.png, alt: A map}": "4: '/y.png' leads out of content/: write the way from this file to one below"
    " content/, such as ../pages/about.md",
    "image: {file: 'https://x.org/y.png', alt: A map}": "4: the picture 'https://x.org/y.png' lies elsewhere: put the"
    " file into content/ and name it here",
    "aliases: [news/y]": "4: 'news/y' is not an address of this site such as /news/old-name",
    "aliases: [/news/x/]": "4: '/news/x/' is already an address of this entry: take this alias away",
    "id: A b": "4: 'A b' is not an id such as news/my-item",
    f"members: {'[' * 20}{']' * 20}": "4: values are nested more than 12 deep",
    "members: &a [Berlin]": "4: references (&a) are not allowed; put text that begins with & in quotes",
    "summary: *a": "4: references (*a) are not allowed; put text that begins with * in quotes",
    "summary: !b a": "4: types (!b) are not allowed; put text that begins with ! in quotes",
    "? [a]\n: b": "4: the name of a field must be plain text",
}

# A text, from the sixth line of content/news/x.md on, and what is printed about it.
TEXTS = {
    "Text.\n\n[a](z.md)": "8: the link 'z.md' leads nowhere: there is no such file.",
    "[a](../../../z.md)": "6: the link '../../../z.md' leads out of content/: write the way from this file to one below"
    " content/, such as ../pages/about.md",
    "[a](report.pdf)": "6: there is no file 'report.pdf'.",
    "[a](#nope)": "6: the link '#nope' leads nowhere: this text has no heading or anchor of that name",
    "[a](../home/home.md#nope)": "6: the link '../home/home.md#nope' leads nowhere: that page has no heading or anchor"
    " 'nope'",
    "[a](webcal://[x)": "6: the link 'webcal://[x' leads nowhere: it is not a whole address",
    "[a](info@metropolis.org)": "6: the link 'info@metropolis.org' leads nowhere: there is no such file. Did you mean"
    " 'mailto:info@metropolis.org'?",
    "[a](www.metropolis.org)": "6: the link 'www.metropolis.org' leads nowhere: there is no such file. Did you mean"
    " 'https://www.metropolis.org'?",
    "[a](http://127.0.0.1:8000/news/x/)": "6: the link 'http://127.0.0.1:8000/news/x/' leads to your own computer:"
    " write the name of the file, such as other-page.md",
    "![a](z.png)": "6: there is no file 'z.png'.",
    "![a](https://x.org/z.png)": "6: the picture 'https://x.org/z.png' lies elsewhere: put the file into content/ and"
    " name it here",
    "a\u202eb": "6: the invisible character U+202E does not belong in a text: delete it",
    "a\x07b": "6: the invisible character U+0007 does not belong in a text: delete it",
    "a\n\n<script>x()</script>": "8: the tag <script> is not allowed here: write it in Markdown; of HTML only simple"
    " tags such as <abbr>, <cite>, <kbd> or <details> may be used",
    '<b onclick="x()">a</b>': "6: the attribute 'onclick' is not allowed on <b>: it may have class, dir, id, lang,"
    " title",
    "[a](javascript:x)": "6: the link 'javascript:x' begins with 'javascript:', which is not allowed: use https:,"
    " http:, mailto:, tel:, webcal: or a path",
    '<a href="javascript:x">a</a>': "6: the link 'javascript:x' begins with 'javascript:', which is not allowed: use"
    " https:, http:, mailto:, tel:, webcal: or a path",
}


def printed(root: Path, files: Files) -> str:
    return "|".join(line.removeprefix(f"{X}:") for line in problems_of(root, files))


@pytest.mark.parametrize(("text", "expected"), FILES.items())
def test_a_whole_file(tmp_path: Path, text: str, expected: str) -> None:
    assert printed(tmp_path, {X: text}) == expected


@pytest.mark.parametrize(("line", "expected"), FIELDS.items())
def test_a_field(tmp_path: Path, line: str, expected: str) -> None:
    assert printed(tmp_path, {X: f"---\ntitle: T\ndate: 2022-04-25\n{line}\n---\n"}) == expected


@pytest.mark.parametrize(("text", "expected"), TEXTS.items())
def test_a_text(tmp_path: Path, text: str, expected: str) -> None:
    assert printed(tmp_path, {X: news_item(text)}) == expected


def test_a_picture_in_a_text_says_what_it_shows(tmp_path: Path) -> None:
    files: Files = {X: news_item("![](y.png)"), "content/news/y.png": PNG}
    message = "picture 'y.png' has no alternative text: write what it shows between the square brackets"
    assert printed(tmp_path, files) == f"6: {message}"


def test_a_file_of_megabytes_is_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "LARGE", 2**20)  # more take long
    text = news_item(("word " * 20 + "\n\n") * 10_400)
    warning = f"{X}:1: warning: the text is very long (1 MB): is it all meant for one page?"
    assert problems_of(tmp_path, {X: text})[0] == warning


def test_all_problems_of_all_files_are_printed_at_once(tmp_path: Path) -> None:
    """What is wrong in one place hides nothing of what is wrong in another; the order is that of path and line."""
    files: Files = {
        Y: news_item("[a](z.md)", challenges="[9.9]", foo="a"),
        X: news_item("![](z.png)", title="a: b"),
        "content/news/b.md": b"\xff",
        "data/outcomes.yaml": "L1: {lable: a}\n",
    }
    assert [line.partition(": ")[0] for line in problems_of(tmp_path, files)] == [
        "content/news/b.md:1",
        f"{X}:2",
        f"{X}:6",
        f"{X}:6",
        f"{Y}:4",
        f"{Y}:5",
        f"{Y}:8",
        "data/outcomes.yaml:1",
    ]


def test_every_problem_is_one_short_line(tmp_path: Path) -> None:
    """Whatever is quoted in it."""
    fields = {"status": '"a\\nb"', "contact": "c" * 900, "members": f"[{'m' * 900}]", "k" * 900: "a"}
    lines = problems_of(tmp_path, {X: news_item(**fields)})
    assert len(lines) == 4
    assert all(line.isprintable() and len(line) < 300 for line in lines), lines
