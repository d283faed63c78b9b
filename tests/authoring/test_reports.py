"""Reports: the same problems for a person, for code hosts and for programs."""

import json

from authoring.reports import FORMATS
from plugins.core.problems import Problem

PROBLEMS = (
    Problem("content/news/x.md", 4, "it is 100% wrong:\nreally"),
    Problem("content/a,b: c.md", 1, "it is long", "warning"),
)


def test_a_person_reads_one_line_each_and_how_many() -> None:
    assert FORMATS["text"](PROBLEMS[1:]) == "content/a,b: c.md:1: warning: it is long\n1 warning\n"
    assert FORMATS["text"](()) == "no problems\n"


def test_github_gets_commands_with_its_own_escapes() -> None:
    """As of 'Workflow commands for GitHub Actions' (and @actions/core, which has the escapes)."""
    assert FORMATS["github"](PROBLEMS) == (
        "::error file=content/news/x.md,line=4::it is 100%25 wrong:%0Areally\n"
        "::warning file=content/a%2Cb%3A c.md,line=1::it is long\n"
    )


def test_gitlab_gets_its_code_quality_report() -> None:
    """The five fields that GitLab asks for; a fingerprint of one's own for each, that a line's number leaves alone."""
    twice = (*PROBLEMS, Problem("content/news/x.md", 9, PROBLEMS[0].message))
    issues = json.loads(FORMATS["gitlab"](twice))
    assert [issue["severity"] for issue in issues] == ["major", "minor", "major"]
    assert issues[1] | {"fingerprint": ""} == {
        "description": "it is long",
        "check_name": "content",
        "fingerprint": "",
        "severity": "minor",
        "location": {"path": "content/a,b: c.md", "lines": {"begin": 1}},
    }
    assert len({issue["fingerprint"] for issue in issues}) == 3
    moved = json.loads(FORMATS["gitlab"]([Problem("content/news/x.md", 40, PROBLEMS[0].message)]))
    assert moved[0]["fingerprint"] == issues[0]["fingerprint"]


def test_programs_get_json() -> None:
    assert json.loads(FORMATS["json"](PROBLEMS[1:])) == [
        {"path": "content/a,b: c.md", "line": 1, "level": "warning", "message": "it is long"}
    ]
    assert [FORMATS[name](()) for name in ("github", "gitlab", "json")] == ["", "[]\n", "[]\n"]
