"""Problems: values that are counted, sorted and shown."""

from plugins.core.problems import Fault, Problem, at, did_you_mean, errors_in, has_errors, quoted, tally, unknown

ERROR = Problem("content/a.md", 3, "wrong")
WARNING = Problem("content/b.md", 2, "odd", "warning")


def test_a_problem_is_one_line() -> None:
    assert str(ERROR) == "content/a.md:3: wrong"
    assert str(WARNING) == "content/b.md:2: warning: odd"


def test_problems_sort_by_file_and_line() -> None:
    """The tenth line comes after the ninth."""
    lines = [Problem("b", 1, "x"), Problem("a", 10, "x"), Problem("a", 9, "y")]
    assert [(each.path, each.line) for each in sorted(lines)] == [("a", 9), ("a", 10), ("b", 1)]


def test_a_fault_becomes_a_problem_of_its_file() -> None:
    assert at("a.md", [Fault(2, "odd", "warning")], offset=4) == [Problem("a.md", 6, "odd", "warning")]


def test_only_errors_stop_the_site() -> None:
    assert has_errors([WARNING, ERROR]) and not has_errors([WARNING])
    assert errors_in([WARNING, ERROR]) == {"content/a.md"}


def test_problems_are_counted_in_words() -> None:
    assert tally([]) == ""
    assert tally([ERROR]) == "1 error"
    assert tally([ERROR, WARNING, ERROR]) == "2 errors, 1 warning"


def test_the_nearest_choice_is_offered() -> None:
    """However it is spelt; a choice that is not near is not offered."""
    assert did_you_mean("bruxells", ["Brussels", "Berlin"]) == " Did you mean 'Brussels'?"
    assert did_you_mean("SAO-PAULO", ["São Paulo"]) == " Did you mean 'São Paulo'?"
    assert did_you_mean("Atlantis", ["Brussels", "Berlin"]) == ""


def test_few_choices_are_all_listed() -> None:
    assert unknown("code", "x", ["b", "a"]) == "unknown code 'x'. Allowed: a, b."
    assert unknown("code", "x", map(str, range(13))) == "unknown code 'x'."


def test_a_quotation_is_short_and_on_one_line() -> None:
    assert quoted("a\n b") == "'a b'"
    assert quoted("a" * 61) == f"'{'a' * 59}…'"
