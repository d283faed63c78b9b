"""What is printed where files do not fit each other; and what is accepted, however it is written."""

import unicodedata
from pathlib import Path
from typing import NamedTuple

import pytest

from plugins.core.build import prepare
from tests.core.entries.test_pictures import photograph
from tests.documents import pdf
from tests.markup import attributes, dead_links, page
from tests.support import FEATURES, built, news_item, problems_of, project
from tests.test_problems import FINE, PNG, Files, X, Y

FR = "content/news/x.fr.md"
TITLE = "---\ntitle: T\n---\n"
FOLDERS = ", ".join(sorted(f"content/{kind.folder}/" for feature in FEATURES for kind in feature.kinds))


class Case(NamedTuple):
    """Files, and the line that is printed for them."""

    files: Files
    line: str


CASES = {
    "two entries at one address": Case(
        {"content/news/2021/x.md": FINE, "content/news/2022/x.md": FINE},
        "content/news/2022/x.md:1: its address '/news/x/' is already that of 'content/news/2021/x.md': rename or"
        " remove one of the two files",
    ),
    "an alias at another entry's address": Case(
        {X: news_item(aliases="\n  - /news/y"), Y: FINE},
        f"{X}:5: '/news/y/' is already an address of '{Y}': take this alias away",
    ),
    "two entries with one alias": Case(
        {X: news_item(aliases="[/news/z]"), Y: news_item(aliases="[/news/z/]")},
        f"{Y}:4: '/news/z/' is already an address of '{X}': take this alias away",
    ),
    "a page at the address of a language": Case(
        {"content/pages/fr.md": TITLE},
        "content/pages/fr.md:1: its address '/fr/' is already that of 'content/home/home.md': rename or remove one"
        " of the two files",
    ),
    "two entries with one id": Case(
        {X: news_item(id="news/y"), Y: FINE},
        f"{Y}:1: its id 'news/y' is already that of '{X}': give it one of its own with 'id:'",
    ),
    "two members with one name": Case(
        {"content/members/europe/x.md": "---\ntitle: Berlin\n---\n"},
        "content/members/europe/x.md:2: 'Berlin' is already a name of 'content/members/europe/berlin.md'",
    ),
    "a translation without original": Case(
        {FR: TITLE},
        f"{FR}:1: this translation has no original: '{X}' does not exist",
    ),
    "a translation of another kind": Case(
        {X: FINE, "content/pages/x.fr.md": TITLE},
        f"content/pages/x.fr.md:1: this translation has no original: 'content/pages/x.md' does not exist ('{X}' is"
        " of another kind or folder)",
    ),
    "a translation into the language of the original": Case(
        {X: news_item(lang="fr"), FR: TITLE},
        f"{FR}:1: '{X}' is already in this language: take one away, or give it another 'lang'",
    ),
    "a translation that repeats a shared field": Case(
        {X: FINE, FR: "---\ntitle: T\ndate: 2022-04-25\n---\n"},
        f"{FR}:3: 'date' is said by the original and holds for its translations: take it out",
    ),
    "a translation of what has changed since": Case(
        {X: FINE, FR: "---\ntitle: T\nsource: 0123456789abcdef\n---\n"},
        f"{FR}:1: warning: '{X}' has changed since this was translated: compare them, then run 'python3 run.py"
        f" stamp {FR}'",
    ),
    "a language that the site has not": Case(
        {"content/news/x.de.md": TITLE},
        "content/news/x.de.md:1: unknown language 'de'. Allowed: en, es, fr.",
    ),
    "a misspelt link": Case(
        {X: news_item("[a](../news/on-citis.md)"), "content/news/on-cities.md": FINE},
        f"{X}:6: the link '../news/on-citis.md' leads nowhere: there is no such file. Did you mean"
        " '../news/on-cities.md'?",
    ),
    "a misspelt picture": Case(
        {X: news_item("![a](img.png)"), "content/news/IMG.PNG": PNG},
        f"{X}:6: there is no file 'img.png'. Did you mean 'IMG.PNG'?",
    ),
    "a damaged picture": Case(
        {X: news_item("![a](y.png)"), "content/news/y.png": b"\x89PNG"},
        f"{X}:6: 'y.png' cannot be read as a picture: it is damaged, or no picture of a kind that is published",
    ),
    "a link to a draft": Case(
        {X: news_item("[a](y.md)"), Y: news_item(status="draft")},
        f"{X}:6: warning: the link 'y.md' is shown as plain words: what it leads to is a draft",
    ),
    "a link to what is not out yet": Case(
        {X: news_item("[a](y.md)"), Y: news_item(date="2022-05-01 12:01")},
        f"{X}:6: warning: the link 'y.md' is shown as plain words: what it leads to is not out yet",
    ),
    "a link to what was withdrawn": Case(
        {X: news_item("[a](y.md)"), Y: news_item(status="withdrawn")},
        f"{X}:6: warning: the link 'y.md' is shown as plain words: what it leads to was withdrawn",
    ),
    "a broken link in what is not out yet": Case(
        {X: news_item("[a](z.md)", date="2022-06-01")},
        f"{X}:6: the link 'z.md' leads nowhere: there is no such file.",
    ),
    "an applicant named as a member": Case(
        {
            "content/members/asia-pacific/x.md": "---\ntitle: Kocaeli\nstate: applicant\n---\n",
            X: news_item(members="[Kocaeli]"),
        },
        f"{X}:4: unknown member 'Kocaeli'. Allowed: Barcelona (city), Barcelona (metropolitan area), Berlin,"
        " Brussels. Who is no member goes under 'guests:'.",
    ),
    "a link to what has no page": Case(
        {
            "content/people/ada.md": "---\ntitle: Ada\nterms: [{body: secretariat}]\n---\n",
            X: news_item("[a](../people/ada.md)"),
        },
        f"{X}:6: the link '../people/ada.md' leads nowhere: a person has no page",
    ),
    "a file that is not UTF-8": Case(
        {X: "---\ntitle: T\r\n\r---\nÉté".encode("latin-1")},
        f"{X}:5: the file is not UTF-8: save it again with the encoding UTF-8",
    ),
    "a file in the folder of no kind": Case(
        {"content/new/x.md": FINE},
        f"content/new/x.md:1: no kind of content lives in this folder. Allowed: {FOLDERS}",
    ),
    "a file name that is no address": Case(
        {"content/news/Été 2022!.FR.md": FINE},
        "content/news/Été 2022!.FR.md:1: the file name becomes the address: rename it to 'ete-2022.fr.md'",
    ),
    "another ending of Markdown files": Case(
        {"content/news/x.MD": FINE},
        "content/news/x.MD:1: the file name becomes the address: rename it to 'x.md'",
    ),
    "a vocabulary that is no YAML": Case(
        {"data/outcomes.yaml": "'L1: a\n", X: news_item(outcomes="[L1A1D1]")},
        "data/outcomes.yaml:1: a quotation mark is opened here and not closed",
    ),
    "a vocabulary with an unknown field": Case(
        {"data/outcomes.yaml": "L1A1D1: {lable: a}\n", X: news_item(outcomes="[L1A1D1]")},
        "data/outcomes.yaml:1: unknown field 'lable'. Did you mean 'label'?",
    ),
}

# An original with an error, and what is printed for it. Translations of it, links to it and its name are right.
BROKEN: dict[str, tuple[str | bytes, str]] = {
    "an unknown field": (news_item(foo="a"), "4: unknown field 'foo'."),
    "a missing field": (TITLE, "2: the field 'date' is missing"),
    "an unknown language": (news_item(lang="de"), "4: unknown language 'de'. Allowed: en, es, fr."),
    "bad YAML": (
        news_item(title="- a"),
        "2: a value that begins with '- ' must be put in quotes, and a list begins on the line after its field",
    ),
    "no front matter": ("---\n", "1: the fields have no end: a second line '---' is missing between them and the text"),
    "no UTF-8": (b"\xff", "1: the file is not UTF-8: save it again with the encoding UTF-8"),
}


@pytest.mark.parametrize("case", CASES)
def test_files_that_do_not_fit(tmp_path: Path, case: str) -> None:
    assert problems_of(tmp_path, CASES[case].files) == [CASES[case].line]


@pytest.mark.parametrize("case", BROKEN)
def test_an_error_is_not_blamed_on_other_files(tmp_path: Path, case: str) -> None:
    """What refers to a file with an error may be right: only the error itself is printed."""
    text, expected = BROKEN[case]
    files = {X: text, FR: f"{TITLE}[a](x.md)\n", Y: news_item("[a](x.md) [b](x.md#c) [d](x.fr.md)")}
    assert problems_of(tmp_path, files) == [f"{X}:{expected}"]


@pytest.mark.parametrize("text", [b"\xff", "---\nfoo: a\ntitle: Berlin\n---\n", "Berlin"])
def test_a_member_with_an_error_is_not_unknown(tmp_path: Path, text: str | bytes) -> None:
    files = {"content/members/europe/berlin.md": text, X: news_item(members="[Berlin]")}
    lines = problems_of(tmp_path, files)
    assert len(lines) == 1 and lines[0].startswith("content/members/europe/berlin.md:"), lines


def test_a_link_of_the_file_system_stays_in_content(tmp_path: Path) -> None:
    """One that leads elsewhere could publish what nobody meant to; one that leads back has no end."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.md").write_text(FINE)
    (outside / "a.png").write_bytes(PNG)
    settings = project(tmp_path / "site", {X: news_item("![a](picture.png)")})
    news = settings.content / "news"
    links: dict[str, Path | str] = {
        "a.md": outside / "a.md",
        "folder": outside,
        "lost.md": outside / "b.md",
        "loop": news,
        "self": "self",
    }
    for name, target in {**links, "picture.png": outside / "a.png", "fine.md": "x.md"}.items():
        (news / name).symlink_to(target)
    reason = "leads out of content/, back to its own folder or nowhere: put the file itself here"
    assert [str(problem) for problem in prepare(settings, FEATURES).problems] == [
        f"content/news/{name}:1: the link '{name}' {reason}" for name in sorted([*links, "picture.png"])
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_byte_order_marks_and_line_ends_are_accepted(tmp_path: Path, end: str) -> None:
    """Editors differ: the same text gives the same page, and the same lines in messages."""
    text = news_item("One.\n\nTwo. [a](z.md)", challenges="[9.9]").replace("\n", end)
    lines = problems_of(tmp_path / "wrong", {X: b"\xef\xbb\xbf" + text.encode()})
    assert [line.partition(": ")[0] for line in lines] == [f"{X}:4", f"{X}:9"]
    same = [built(tmp_path / name, {X: text}) for name, text in (("a", FINE), ("b", FINE.replace("\n", end)))]
    assert same[0] == same[1]


@pytest.mark.parametrize("target", ["<IMG 2041.JPG>", "IMG%202041.JPG", "./IMG%202041.JPG"])
def test_names_of_pictures_are_free(tmp_path: Path, target: str) -> None:
    """`IMG 2041.JPG`, as it comes from the camera, is found in texts and in front matter, at a plain address."""
    front = {"image": "{file: IMG 2041.JPG, alt: A square}", "documents": "[{label: The map, file: Plà Final.PDF}]"}
    files = {X: news_item(f"![A square]({target})", **front)}
    media = {"content/news/IMG 2041.JPG": photograph(), "content/news/Plà Final.PDF": pdf()}
    output = built(tmp_path, {**files, **media})
    assert "files/news/pla-final.pdf" in output
    tree = page(output, "news/x/index.html")
    pictures = attributes(tree, "main img", "src")
    assert len(pictures) == 2 and all(src.startswith("/files/news/img-2041.") for src in pictures)
    assert not dead_links(output, "https://metropolis.example")


@pytest.mark.parametrize(("on_disk", "typed"), [("NFD", "NFC"), ("NFC", "NFD"), ("NFD", "NFD")])
def test_accents_match_however_they_are_encoded(tmp_path: Path, on_disk: str, typed: str) -> None:
    """A Mac may write `é` as two characters where another system writes one."""
    name = unicodedata.normalize(on_disk, "été.png")  # type: ignore[arg-type]  # one of its forms
    text = news_item(f"![A square]({unicodedata.normalize(typed, 'été.png')})")  # type: ignore[arg-type]
    output = built(tmp_path, {X: text, f"content/news/{name}": PNG})
    assert [file for file in output if file.startswith("files/news/ete.")]
