"""The content of the site itself: the report of January-April 2022."""

import datetime as dt

import pytest
import yaml

from plugins.core.build import prepare
from plugins.core.site import Site
from plugins.report.comparison import compare
from plugins.report.derive import derive
from plugins.report.model import Report
from plugins.report.printed import printed_twin
from plugins.report.report import report_of
from tests.report.facts import ACTIVITIES
from tests.support import FEATURES, ROOT, project

# When everything is out, so that no test has to know what that depends on.
LATER = dt.datetime(2100, 1, 1)  # noqa: DTZ001  # the site's own zone, as in Settings


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the content as it is."""
    settings = project(
        tmp_path_factory.mktemp("site"),
        {},
        content=ROOT / "content",
        data=ROOT / "data",
        now=LATER,
        words=ROOT / "i18n",
    )
    found = prepare(settings, FEATURES).gathered.site
    assert found is not None, "the content of the site has errors"
    return found


@pytest.fixture(scope="module")
def report(site: Site) -> Report:
    """The report as the content has it."""
    entry = report_of(site.item("report/2022-01"))
    return derive(site, entry.period, entry.lines)


def test_all_activities_are_there_exactly_once() -> None:
    """As the files have them, whatever the site makes of these."""
    fronts = [
        yaml.load(path.read_text("utf-8").split("---\n")[1], Loader=yaml.BaseLoader)
        for path in (ROOT / "content").rglob("*.md")
        if not path.stem.endswith((".fr", ".es"))
    ]
    numbers = [front["activity"]["id"] for front in fronts if "activity" in front]
    assert sorted(numbers) == sorted(fact.id for fact in ACTIVITIES)


def test_the_report_is_that_of_the_facts(report: Report) -> None:
    """Activity by activity: line, outcomes, challenges, and how many members and alliances."""
    facts = {
        each.id: (each.line, set(each.outcomes), set(each.challenges), len(each.members), len(each.alliances))
        for each in ACTIVITIES
    }
    assert {
        each.id: (
            each.line,
            set(each.outcomes),
            set(each.challenges),
            len(each.members) + (each.id == "A02"),  # Kigali is printed as a member, and is a guest
            len(each.alliances),
        )
        for each in report.activities
    } == facts


def test_every_difference_from_the_printed_report_is_explained(site: Site, report: Report) -> None:
    printed = printed_twin(site, "2022-01")
    assert printed is not None
    rows = compare(site, report, printed)
    assert [row.about for row in rows if row.differs and not row.why] == []
    assert [row.about for row in rows if row.differs] == [
        "months",
        "challenges",
        "outcomes",
        "engaged",
        "A02 members",
        "A15 date",
    ]
