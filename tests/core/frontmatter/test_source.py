"""Sources: what a path says of a file."""

from pathlib import Path

from plugins.core.frontmatter.source import read_sources
from plugins.core.languages import LANGUAGES


def write(root: Path, *names: str) -> Path:
    for name in names:
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("---\n---\n")
    return root / "content"


def test_a_path_names_kind_folder_slug_and_language(tmp_path: Path) -> None:
    content = write(tmp_path, "news/2022/april/big-day.fr.md")
    (source,), problems = read_sources(content, ["news"], LANGUAGES)
    assert not problems
    assert (source.kind_folder, source.folder, source.slug, source.lang) == ("news", "2022/april", "big-day", "fr")
    assert source.path == "content/news/2022/april/big-day.fr.md"


def test_what_editors_leave_behind_is_no_content(tmp_path: Path) -> None:
    """Hidden files, backup copies, and everything that is no Markdown."""
    names = ("news/.x.md.swp", "news/.hidden.md", ".git/x.md", "news/x.md~", "news/x.txt", "news/md", "news/x.md.bak")
    assert read_sources(write(tmp_path, *names), ["news"], LANGUAGES) == ([], [])


def test_a_folder_may_be_called_like_a_file(tmp_path: Path) -> None:
    sources, problems = read_sources(write(tmp_path, "news/folder.md/x.md"), ["news"], LANGUAGES)
    assert [source.folder for source in sources] == ["folder.md"] and not problems


def test_sources_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    """Whatever the order in which the disk lists them."""
    sources, _ = read_sources(write(tmp_path, "news/b.md", "a/x.md", "news/a.md"), ["news", "a"], LANGUAGES)
    assert [source.path for source in sources] == ["content/a/x.md", "content/news/a.md", "content/news/b.md"]


def test_a_name_that_cannot_be_printed_is_shown_in_part(tmp_path: Path) -> None:
    """A problem is one line, whatever the name of its file."""
    _, problems = read_sources(write(tmp_path, "news/a\nb.md"), ["news"], LANGUAGES)
    assert [str(each) for each in problems] == [
        "content/news/a?b.md:1: the file name becomes the address: rename it to 'a-b.md'"
    ]
