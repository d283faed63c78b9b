"""`run.py report`: a report becomes a publication, and the check watches its data."""

from pathlib import Path

import pytest

from plugins.report.publish import main
from tests.report.samples import VOCABULARY, activity, content, report
from tests.support import FEATURES, built, problems_of, project, tree

NAME = "progress-report-2022-1"
FILES = {
    **VOCABULARY,
    "content/events/a.md": activity(members="[Berlin]", outcomes="[L1A1D1]", challenges="[1.1]"),
    "content/reports/2022-01.md": report(publication=NAME),
    "content/reports/2022-01.fr.md": '---\ntitle: "Rapport : le premier"\nsummary: Ce qui fut fait.\n---\nUne note.\n',
}


def published(root: Path, files: dict[str, str] | None = None, report: str = "content/reports/2022-01.md") -> int:
    """The status of the command for a project of files."""
    return main(project(root, FILES if files is None else files), FEATURES, str(root / report))


def written(root: Path) -> dict[str, bytes]:
    """The project as it is after the command."""
    return {f"{part}/{name}": data for part in ("content", "data") for name, data in tree(root / part).items()}


def test_a_report_becomes_a_publication(tmp_path: Path) -> None:
    """With a PDF in each language, its title in those that it is written in, and its last day as its date."""
    assert published(tmp_path) == 0
    output = built(tmp_path, written(tmp_path))
    for lang in ("en", "fr", "es"):
        assert output[f"files/publications/{NAME}-{lang}.pdf"].startswith(b"%PDF")
    page = output[f"publications/{NAME}/index.html"].decode()
    assert "2022-04-30" in page and "Report set by this website" in page
    assert "Rapport\N{NO-BREAK SPACE}: le premier" in output[f"fr/publications/{NAME}/index.html"].decode()
    assert f"/publications/{NAME}/" in output["reports/2022-01/index.html"].decode()


def test_a_publication_that_is_there_gets_editions_and_keeps_the_rest(tmp_path: Path) -> None:
    there = content("The printed one", "Its text.", date="2022-05-02", type="progress-report")
    path = f"content/publications/{NAME}.md"
    assert published(tmp_path, {**FILES, path: there}) == 0
    text = written(tmp_path)[path].decode()
    assert text.startswith('---\ntitle: "The printed one"\ndate: 2022-05-02\ntype: progress-report\neditions:\n')
    assert text.endswith(("---\n\nIts text.\n", "---\nIts text.\n"))


def test_editions_that_are_there_are_left_to_the_author(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = f"content/publications/{NAME}.md"
    there = content("The printed one", date="2022-05-02", editions="[{language: en, url: https://example.org/a.pdf}]")
    assert published(tmp_path, {**FILES, path: there}) == 0
    assert written(tmp_path)[path].decode() == there
    assert f"{path}: add to its editions: {NAME}-en.pdf, {NAME}-fr.pdf, {NAME}-es.pdf" in capsys.readouterr().out


def test_again_it_writes_the_same(tmp_path: Path) -> None:
    settings, report = project(tmp_path, FILES), str(tmp_path / "content/reports/2022-01.md")
    assert main(settings, FEATURES, report) == 0
    once = written(tmp_path)
    assert main(settings, FEATURES, report) == 0
    assert written(tmp_path) == once


def test_the_check_is_silent_until_the_data_changes(tmp_path: Path) -> None:
    """A member more, a title changed: the PDF says something else than the site."""
    assert published(tmp_path) == 0
    whole = written(tmp_path)
    assert "has changed since its PDF" not in "".join(problems_of(tmp_path / "same", whole))
    event = whole["content/events/a.md"].replace(b"[Berlin]", b"[Berlin, Brussels]")
    changed = problems_of(tmp_path / "changed", {**whole, "content/events/a.md": event})
    assert len([line for line in changed if "what this report is derived from has changed" in line]) == 1
    assert changed[-1].startswith("content/reports/2022-01.md:6: warning: ")


def test_editors_see_how_the_pdf_stands(tmp_path: Path) -> None:
    assert b"No PDF has been made" in built(tmp_path / "1", FILES)["reports/2022-01/check/index.html"]
    assert published(tmp_path / "2") == 0
    output = built(tmp_path / "3", written(tmp_path / "2"))
    assert b"was made from the data as it is" in output["reports/2022-01/check/index.html"]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            {"content/reports/2022-01.md": report()},
            "add 'publication:', the name of the publication that is to hold it",
        ),
        (
            {"content/reports/2022-01.md": report(publication=NAME, status="draft")},
            "there is no report that readers see",
        ),
        ({"content/events/a.md": activity(members="[Nowhere]")}, "1 error"),
    ],
)
def test_what_cannot_be_published_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], files: dict[str, str], message: str
) -> None:
    """Nothing is written then."""
    settings = project(tmp_path, {**FILES, **files})
    before = written(tmp_path)
    assert main(settings, FEATURES, str(tmp_path / "content/reports/2022-01.md")) == 1
    assert message in capsys.readouterr().err
    assert written(tmp_path) == before


def test_a_file_that_is_no_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert published(tmp_path, report="content/reports/2023-01.md") == 1
    assert "There are: content/reports/2022-01.md" in capsys.readouterr().err
