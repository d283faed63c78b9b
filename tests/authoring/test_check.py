"""run.py check: all that is wrong with the content; what is named restricts the report, not the checking."""

import pytest

from authoring.check import main
from tests.authoring.conftest import Make
from tests.support import news_item, tree

X, Y = "content/news/x.md", "content/news/y.md"
WRONG = {X: news_item(status="publised"), Y: news_item(summary="a" * 161)}
SAID_OF_X = f"{X}:4: unknown status 'publised'. Did you mean 'published'?\n"
SAID_OF_Y = f"{Y}:4: warning: the summary has 161 characters: search engines cut it after 160\n"


def test_it_says_everything(make: Make, capsys: pytest.CaptureFixture[str]) -> None:
    make(WRONG)
    assert main([]) == 1
    assert capsys.readouterr() == (f"{SAID_OF_X}{SAID_OF_Y}1 error, 1 warning\n", "")


@pytest.mark.parametrize("named", [Y, "content/news/../news/y.md", "content/pages/../news/y.md"])
def test_a_file_restricts_the_report(make: Make, capsys: pytest.CaptureFixture[str], named: str) -> None:
    """A warning is no failure; that there is more elsewhere is said beside the report."""
    make({**WRONG, "content/pages/about.md": "---\ntitle: About\n---\n"})
    assert main([named]) == 0
    assert capsys.readouterr() == (f"{SAID_OF_Y}1 warning\n", "in other files: 1 error\n")


def test_a_folder_restricts_the_report(make: Make, capsys: pytest.CaptureFixture[str]) -> None:
    make(WRONG)
    assert main(["content/members"]) == 0
    assert capsys.readouterr() == ("no problems\n", "in other files: 1 error, 1 warning\n")
    assert main(["."]) == 1


def test_what_others_refer_to_is_checked_all_the_same(make: Make, capsys: pytest.CaptureFixture[str]) -> None:
    """A link from a named file to one that is not named is followed."""
    make({X: news_item("[Y](y.md)"), Y: news_item(title="Other")})
    assert main([X]) == 0 and capsys.readouterr().out == "no problems\n"


def test_a_draft_that_is_named_is_checked_as_if_readers_saw_it(make: Make, capsys: pytest.CaptureFixture[str]) -> None:
    """Its author wants to know; for all others it may have what it likes."""
    make({X: news_item("See [Y](why.md).", status="draft", summary="a" * 161), Y: news_item(title="Other")})
    assert main([]) == 0 and capsys.readouterr().out == "no problems\n"
    assert main([Y]) == 0 and capsys.readouterr() == ("no problems\n", "")
    assert main([X]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{X}:5: warning: the summary has 161 characters: search engines cut it after 160",
        f"{X}:8: the link 'why.md' leads nowhere: there is no such file.",
        "1 error, 1 warning",
    ]


def test_a_file_that_is_not_there_is_said(make: Make, capsys: pytest.CaptureFixture[str]) -> None:
    make(WRONG)
    assert main(["content/news/x.mdd"]) == 1
    assert capsys.readouterr() == ("", "run.py check: there is no file 'content/news/x.mdd'. Did you mean 'x.md'?\n")
    assert main(["/etc/hosts"]) == 1
    assert capsys.readouterr().err == "run.py check: '/etc/hosts' is no file of this site\n"


def test_a_report_is_all_that_is_printed(make: Make, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that a host reads must hold nothing else; what was mended is said on the other stream."""
    make({X: "---\ndate: 2022-04-25\ntitle: A\n---\n"})
    assert main(["--format", "json", "--fix", X]) == 0
    assert capsys.readouterr() == ("[]\n", f"{X}: mended: order of fields\n")


def test_an_unknown_format_is_refused(make: Make, capsys: pytest.CaptureFixture[str]) -> None:
    make({})
    with pytest.raises(SystemExit) as stopped:
        main(["--format", "xml"])
    assert stopped.value.code == 2 and "'text', 'github', 'gitlab', 'json'" in capsys.readouterr().err


def test_nothing_is_written(make: Make) -> None:
    """But for what makes the next check fast."""
    root = make({X: news_item()}).root
    before = tree(root)
    assert main([]) == 0
    assert {path: data for path, data in tree(root).items() if not path.startswith(".cache/")} == before
