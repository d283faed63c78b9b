"""The table of the benchmark: what is written of what was measured."""

import msgspec
import pytest

from bench.main import USUAL, Plan, Size, planned
from bench.measure import Cost, middle
from bench.results import Circumstances, Outputs, Table, written

CIRCUMSTANCES = Circumstances("2022-10-01", "a machine", "Python 3", 3)


def table(entries: int, wall: float) -> Table:
    return Table(
        row="like for like",
        entries=entries,
        languages=1,
        hugo=Cost(10.0, 20.0, 1000.0),
        hugo_without_related=Cost(4.0, 10.0, 900.0),
        cases={"one body edit": Cost(wall, 2.0, 100.0)},
        outputs=Outputs(1200, 1000, 9000),
        hugo_outputs=Outputs(1300, 1001, 9001),
    )


def test_each_case_stands_beside_hugo() -> None:
    text = written(CIRCUMSTANCES, [table(10_000, 1.5)])
    assert "*2022-10-01*; a machine." in text
    assert "## 10,000 entries, one language: like for like" in text
    assert "| Hugo without related items | 4.00 | 10.00 | 900 | 0.40 | 0.50 | 0.90 | 1.00 | 1.00 |" in text
    assert "| one body edit | 1.50 | 2.00 | 100 | 0.15 | 0.10 | 0.10 | 0.38 | 0.20 |" in text
    assert "Ours: 1,200 files, 1,000 of them pages; 9,000 bytes the page of an entry on average." in text


def test_growth_is_told_of_one_row_in_several_sizes() -> None:
    text = written(CIRCUMSTANCES, [table(10_000, 3.0), table(1_000, 1.5)])
    assert "| wall (CPU), times | 1,000 | 10,000 |" in text
    assert "| one body edit | 1.0 (1.0) | 2.0 (1.0) |" in text
    assert "Growth" not in written(CIRCUMSTANCES, [table(1_000, 1.5)])


def test_memory_that_nobody_could_see_is_left_out() -> None:
    one = table(1_000, 1.0)
    hugo, cases = Cost(2.0, 2.0), {"cold": Cost(1.0, 1.0)}
    unseen = Table(one.row, 1_000, 1, hugo, hugo, cases, one.outputs, one.hugo_outputs)
    assert "| cold | 1.00 | 1.00 | – | 0.50 | 0.50 | – | 0.50 | 0.50 |" in written(CIRCUMSTANCES, [unseen])


def test_where_hugo_takes_too_long_only_its_build_without_related_items_is_compared() -> None:
    largest = msgspec.structs.replace(table(30_000, 6.0), hugo=None)
    text = written(CIRCUMSTANCES, [table(10_000, 1.5), largest])
    assert "| one body edit | 6.00 | 2.00 | 100 | – | – | – | 1.50 | 0.20 |" in text
    assert "| Hugo, full build | 1.0 (1.0) | – |" in text
    assert "| one body edit | 1.0 (1.0) | 4.0 (1.0) |" in text


def test_a_figure_is_the_median() -> None:
    """One build that another program held up counts for nothing."""
    assert middle([Cost(1.0, 4.0), Cost(9.0, 5.0), Cost(2.0, 6.0)]) == Cost(2.0, 5.0)


def test_what_is_usual_is_measured_where_nothing_is_typed() -> None:
    """What takes hours has to be asked for."""
    assert planned().sizes == USUAL
    assert planned("30000", "1,3", "all", 2) == Plan((Size(30_000, 1, ("all",)), Size(30_000, 3, ("all",))), 2)
    assert planned(languages="3").sizes == (Size(1_000, 3, ("like",)), Size(10_000, 3, ("like",)))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("many", "1", "like", 1), "--entries many: write numbers of 30 or more, such as 1000,10000"),
        (("29", "1", "like", 1), "--entries 29: write numbers of 30 or more"),
        (("1000", "2", "like", 1), "--languages 2: write 1, 3 or 1,3"),
        (("1000", "1", "most", 1), "--rows most: write like, all or like,all"),
        (("1000", "1", "like", 0), "--runs 0: write a number of 1 or more"),
    ],
)
def test_what_cannot_be_measured_is_said(typed: tuple[str, str, str, int], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        planned(*typed)
