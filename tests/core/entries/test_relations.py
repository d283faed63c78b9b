"""Relations: names become codes, and a wrong one is found on its own line."""

from pathlib import Path

from plugins.core.entries.relations import line_of_value
from tests.support import item_of, news_item, problems_of, site_of

X = "content/news/x.md"


def test_names_become_codes(tmp_path: Path) -> None:
    """In whatever spelling and language; groups within groups too."""
    fields = {
        "members": "[Bruselas, barcelona (CITY)]",
        "alliances": "UCLG – MEWA",
        "contact": "Policy",
        "activity": "{id: A1, line: leadership}",
    }
    entry = item_of(site_of(tmp_path, {X: news_item(**fields)}), "news/x").entry
    assert entry.members == ("brussels", "barcelona-city")
    assert (entry.alliances, entry.contact) == (("uclg-mewa",), "policy")
    assert entry.activity is not None and entry.activity.line == "L1"


def test_the_line_is_that_of_the_value(tmp_path: Path) -> None:
    """Also in a list of many lines, and when another field holds the same word."""
    text = "---\ntitle: Atlantis\ndate: 2022-04-25\nmembers:\n  - Berlin\n  - Atlantis\n---\n"
    assert problems_of(tmp_path, {X: text})[0].startswith(f"{X}:6: unknown member 'Atlantis'.")


def test_a_value_that_is_not_there_is_on_the_first_line() -> None:
    assert line_of_value("---\na: b\n---\n", "a", "c") == 1
    assert line_of_value("no front matter", "a", "c") == 1


def test_one_wrong_name_is_printed_once(tmp_path: Path) -> None:
    lines = problems_of(tmp_path, {X: news_item(challenges="[9.9, 9.9]")})
    assert lines == [f"{X}:4: unknown challenge '9.9'. Allowed: 1.1, 2.1, 2.3."]


def test_a_code_or_name_of_two_entries_is_found_where_it_is_written(tmp_path: Path) -> None:
    """As it is written, in a translation too; a name that is only that of the file is at its first line."""
    files = {
        "content/challenges/a.md": "---\ntitle: Clean air\ncode: 8.1\n---\n",
        "content/challenges/b.md": "---\ntitle: Good water\ncode: 8.1\n---\n",
        "content/challenges/c.md": "---\ntitle: Quiet\ncode: 8.2\nalso_known_as:\n  - Silence\n  - CLEAN Air\n---\n",
        "content/challenges/d.md": "---\ntitle: Speed\ncode: 8.3\n---\n",
        "content/challenges/d.fr.md": "---\n# The same in French.\ntitle: Silencé\n---\n",
        "content/members/europe/p.md": "---\ntitle: Pville\nalso_known_as: [Qville]\n---\n",
        "content/members/europe/qville.md": "---\ntitle: Q\n---\n",
    }
    folder = "content/challenges"
    clashes = [line for line in problems_of(tmp_path, files) if " is already " in line]
    assert clashes == [
        f"{folder}/b.md:3: '8.1' is already the code of '{folder}/a.md'",
        f"{folder}/c.md:6: 'CLEAN Air' is already a name of '{folder}/a.md'",
        f"{folder}/d.fr.md:3: 'Silencé' is already a name of '{folder}/c.md'",
        "content/members/europe/qville.md:1: 'qville' is already a name of 'content/members/europe/p.md'",
    ]
