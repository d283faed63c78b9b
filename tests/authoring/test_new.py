"""run.py new: from a few answers or options to a file in its place."""

from collections.abc import Callable

import pytest

from authoring.begin import required_of
from authoring.new import main, makeable
from tests.authoring.conftest import Make
from tests.support import FEATURES, problems_of

Answers = Callable[..., list[str]]
Said = pytest.CaptureFixture[str]
KINDS = makeable({kind.name: kind for feature in FEATURES for kind in feature.kinds})
DRAFT = "status: draft  # take this line away when readers may see it"

# The least that each kind needs, as options.
LEAST: dict[str, list[str]] = {
    "article": [],
    "call": [],
    "campaign": ["--start", "2022-06-01", "--end", "2022-06-02", "--challenges", "2.3"],
    "challenge": ["--code", "4.4"],
    "event": ["--start", "2022-06-01"],
    "meetings": ["--period", "{start: 2022-05-01, end: 2022-05-31}", "--meetings", "{member: Berlin}"],
    "member": ["--folder", "europe"],
    "mentions": ["--name", "2022-05", "--month", "2022-05", "--mentions", "{outlet: G20, about: [MetroTalks]}"],
    "news": [],
    "page": [],
    "person": ["--terms", "{body: board, role: member, members: [Brussels]}"],
    "printed": [
        *("--report", "2022-01", "--document", "A report"),
        *("--activities", "{id: A01, line: L1, date: 1 May, start: 2022-05-01}"),
    ],
    "project": [],
    "publication": [],
    "region": [],
    "report": ["--period", "{start: 2022-01-01, end: 2022-04-30}"],
}


def test_all_kinds_of_which_there_can_be_many_are_offered(make: Make, capsys: Said) -> None:
    """As the features declare them: a home page there is already."""
    make({})
    assert main([]) == 0
    assert capsys.readouterr().out.endswith(f"KIND is one of: {', '.join(KINDS)}.\n")
    assert set(KINDS) == set(LEAST)


@pytest.mark.parametrize("kind", LEAST)
def test_a_kind_is_begun_by_options_alone(make: Make, capsys: Said, kind: str) -> None:
    """And what was written has no error, as a draft."""
    made = make({})
    title = "Oceania" if kind == "region" else "A new beginning"
    assert main([kind, "--title", title, *LEAST[kind]]) == 0, capsys.readouterr().err
    [path] = [path for path in made.root.rglob("*.md") if path.stem in ("a-new-beginning", "oceania", "2022-05")]
    folder = KINDS[kind].folder.replace("*", "europe")
    assert made.named(path.parent) == f"content/{folder}"
    text = path.read_text("utf-8")
    assert DRAFT in text and f"{made.named(path)}: written as a draft\n" in capsys.readouterr().out
    assert not problems_of(made.root, {made.named(path): text})


def test_fields_are_written_in_order_and_the_day_is_today(make: Make) -> None:
    made = make({})
    members = "Bruxelles, Berlin"
    assert (
        main(["news", "--members", members, "--title", "It's: here", "--summary", "One.", "--challenges", "2.3"]) == 0
    )
    assert (made.root / "content/news/it-s-here.md").read_text("utf-8") == (
        f'---\ntitle: "It\'s: here"\ndate: 2022-05-01\nsummary: One.\n{DRAFT}\nchallenges: [2.3]\n'
        "members: [Bruxelles, Berlin]\n---\n\n"
    )


def test_nothing_is_overwritten(make: Make, capsys: Said) -> None:
    made = make({"content/news/mine.md": "Mine."})
    assert main(["news", "--title", "Mine"]) == 1
    assert capsys.readouterr().err == "run.py new: mine.md is there already: it was not touched\n"
    assert (made.root / "content/news/mine.md").read_text("utf-8") == "Mine."


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nws"], "unknown kind of content 'nws'. Did you mean 'news'?"),
        (["news"], "'news' needs --title"),
        (["campaign", "--title", "A"], "'campaign' needs --start and --end"),
        (["member", "--title", "Paris"], "'member' needs --folder"),
        (["event", "--title", "A", "--start", "1 June"], "--start: '1 June' is no day such as 2022-04-25, nor an hour"),
        (
            ["news", "--title", "A", "--members", "Bruxells"],
            "--members: unknown member 'Bruxells'. Did you mean 'Brussels'?",
        ),
        (
            ["news", "--title", "A", "--contact", "polici"],
            "--contact: unknown mailbox 'polici'. Did you mean 'Policy'?",
        ),
        (["news", "--title", "A", "--outcomes", "L1, L9"], "--outcomes: unknown outcome 'L9'."),
        (["news", "--title", "A", "--image", "a.jpg"], "--image: a group of fields is expected here, with: file, alt,"),
        (["news", "--title", "A", "--image", "{file: a.jpg}"], "--image: the field 'alt' is missing"),
        (["news", "--title", "日本"], "the title becomes the address, and has no Latin letter: give --name, such as"),
        (["edition", "content/news/x.md"], "an edition needs --start, the day on which it begins, such as 2023-10-07"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(make: Make, capsys: Said, arguments: list[str], said: str) -> None:
    made = make({})
    before = sorted((made.root / "content").rglob("*"))
    assert main(arguments) == 1
    assert capsys.readouterr().err.startswith(f"run.py new: {said}")
    assert sorted((made.root / "content").rglob("*")) == before


def test_a_long_title_makes_a_short_name(make: Make) -> None:
    made = make({})
    main(["page", "--title", "How metropolises " * 8])
    main(["page", "--title", "日本", "--name", "Japan 2022"])
    assert sorted(path.name for path in (made.root / "content/pages").iterdir()) == [
        "how-metropolises-how-metropolises-how-metropolises-how.md",
        "japan-2022.md",
    ]


def test_a_kind_explains_its_options(make: Make, capsys: Said) -> None:
    """From the same declarations as the checks."""
    make({})
    with pytest.raises(SystemExit):
        main(["event", "--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert "--format .. How one attends. One of: in-person, online, hybrid." in said and "--folder" not in said


def test_questions_are_asked_until_the_answer_fits(make: Make, answers: Answers, capsys: Said) -> None:
    made = make({})
    asked = answers(*("", "A summit", "", "1 June", "2022-06-01", "plce", "place, members", "", "", "Agora", "Berlin"))
    assert main(["event"]) == 0
    assert asked[:4] == ["title: ", "title: ", "summary [none]: ", "start: "]
    said = capsys.readouterr().out
    assert "  a value is empty: write it, or take it away\n" in said
    assert "  '1 June' is no day such as 2022-04-25, nor an hour such as 2022-04-25 14:30\n" in said
    assert "  unknown field 'plce'. Did you mean 'place'?\n" in said
    text = (made.root / "content/events/a-summit.md").read_text("utf-8")
    assert text.startswith("---\ntitle: A summit\nstart: 2022-06-01\nplace: {name: Agora}\n")
    assert "members: [Berlin]\n" in text


def test_what_the_file_lacks_as_a_whole_is_asked(make: Make, answers: Answers, capsys: Said) -> None:
    """An hour alone is no error of its field, but it stops the whole site."""
    made = make({})
    answers("A summit", "", "2022-06-01 09:30", "", "timezone", "Berlin")
    assert main(["event"]) == 0
    assert "\nan hour needs its place: add a zone or a city" in capsys.readouterr().out
    text = (made.root / "content/events/a-summit.md").read_text("utf-8")
    assert "start: 2022-06-01 09:30\n" in text and "timezone: Berlin\n" in text


def test_what_is_left_so_is_named(make: Make, answers: Answers, capsys: Said) -> None:
    """Who does not know it yet has the draft all the same; who stops, or gives options only, has none."""
    made = make({})
    answers("A summit", "", "2022-06-01 09:30", "", "")
    assert main(["event"]) == 0
    assert "  - mend line 3: an hour needs its place: add a zone or a city" in capsys.readouterr().out
    answers("Another", "", "2022-06-01 09:30", "")
    assert main(["event"]) == 1
    assert capsys.readouterr().err == "run.py new: stopped: nothing was written\n"
    assert main(["event", "--title", "Third", "--start", "2022-06-01 09:30"]) == 1
    assert capsys.readouterr().err.startswith("run.py new: an hour needs its place: add a zone or a city")
    assert [path.name for path in (made.root / "content/events").iterdir()] == ["a-summit.md"]


def test_choices_are_offered(make: Make, answers: Answers, capsys: Said) -> None:
    """A few at once; a question mark lists them, or those with some letters."""
    make({})
    answers("T", "", "", "members, contact", "?ber", "Bruxells", "Brussels", "?", "Policy")
    assert main(["news"]) == 0
    said = capsys.readouterr().out
    assert "One of: Barcelona (city), Barcelona (metropolitan area), Berlin, Brussels\n" in said
    assert "\n  Berlin\n" in said and "unknown member 'Bruxells'. Did you mean 'Brussels'?" in said
    assert "One of: Policy\n" in said


def test_groups_are_asked_field_by_field_and_again(make: Make, answers: Answers) -> None:
    made = make({})
    answers(
        "Ana", "", "board", "member", "Brussels", "", "Mayor: first", *("",) * 3, "yes", "intern", *("",) * 7, "no", ""
    )
    assert main(["person"]) == 0
    assert 'terms: [{body: board, role: member, members: [Brussels], office: "Mayor: first"}, {body: intern}]\n' in (
        made.root / "content/people/ana.md"
    ).read_text("utf-8")


def test_who_stops_leaves_nothing_behind(make: Make, answers: Answers, capsys: Said) -> None:
    made = make({})
    answers("A title")
    before = sorted((made.root / "content").rglob("*"))
    assert main(["news"]) == 1
    assert capsys.readouterr().err == "run.py new: stopped: nothing was written\n"
    assert sorted((made.root / "content").rglob("*")) == before


def test_an_edition_is_begun_from_the_last(make: Make) -> None:
    made = make({"content/events/day-2021.md": "---\ntitle: Day 2021\nstart: 2021-10-07\n---\n"})
    assert main(["edition", str(made.root / "content/events/day-2021.md"), "--start", "2022-10-07"]) == 0
    assert (
        "title: Day 2022\nstart: 2022-10-07\nstatus: draft\n" in (made.root / "content/events/day-2022.md").read_text()
    )


def test_what_a_kind_needs_is_what_its_model_says() -> None:
    assert required_of(KINDS["campaign"]) == ("title", "start", "end")
    assert required_of(KINDS["person"]) == ("title", "terms")


def test_a_code_is_offered_with_what_it_stands_for(make: Make, answers: Answers, capsys: Said) -> None:
    """Nobody knows '2.3' by heart, and '?' finds it by a word of its name."""
    make({})
    answers("T", "", "", "challenges", "?climate", "2.3")
    assert main(["news"]) == 0
    said = capsys.readouterr().out
    assert "One of: \n    1.1  Combating inequalities\n" in said
    assert "\n  \n    2.3  Climate resilience\n" in said


def test_a_french_original_is_not_to_be_translated_into_french(make: Make, capsys: Said) -> None:
    make({})
    assert main(["news", "--title", "Une nouvelle", "--lang", "fr"]) == 0
    assert "new translation content/news/une-nouvelle.md en\n" in capsys.readouterr().out
