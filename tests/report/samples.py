"""Content for tests of the report: the frozen facts as a site, and small sites with a few activities."""

from collections.abc import Iterable, Mapping

from plugins.core.folding import slugify
from tests.report.facts import ACTIVITIES, MEANT, REGIONS, Fact

PLAN = """
L1 L1A1 L1A1D1 L1A1D2 L1A1D3 L1A2 L1A2D1 L1A2D2 L1A2D4 L1A3 L1A3D1 L1A3D2 L1A3D3
L2 L2A1 L2A1D1 L2A1D3 L2A2 L2A2D1 L2A2D2 L2A2D3 L2A2D4 L2A2D7 L2A3 L2A3D2
L3 L3A1 L3A1D3
"""
OUTCOMES = tuple(PLAN.split())
UNDEFINED = ("L3A1D4", "L3A2D2")
CHALLENGES = ("1.1", "1.3", "1.4", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3", "4.1", "4.2", "4.3")
PERIOD = "{start: 2022-01-01, end: 2022-04-30}"


def listed(names: Iterable[str]) -> str:
    """A list as YAML, each name in quotes."""
    return "[" + ", ".join(f'"{name}"' for name in names) + "]"


def content(title: str, text: str = "", **fields: str) -> str:
    """A Markdown file with these fields; empty ones are left out."""
    front = [f"{name}: {value}" for name, value in fields.items() if value]
    return "\n".join(["---", f'title: "{title}"', *front, "---", text, ""])


def activity(number: str = "A01", line: str = "L1", start: str = "2022-02-01", period: str = "", **fields: str) -> str:
    """An event that counts as an activity."""
    place = f"{{id: {number}, line: {line}{f', period: {period}' if period else ''}}}"
    return content(f"Activity {number}", "Text.", start=start, activity=place, **fields)


def report(period: str = PERIOD, text: str = "A note.", **fields: str) -> str:
    """A report."""
    return content("Progress report", text, summary="What was done.", period=period, **fields)


VOCABULARY: Mapping[str, str] = {
    "data/regions.yaml": "".join(f"{code}: {{label: {code}}}\n" for code in REGIONS),
    "data/outcomes.yaml": "".join(
        [*(f"{code}: {{label: Name of {code}}}\n" for code in OUTCOMES), *(f"{code}: {{}}\n" for code in UNDEFINED)]
    ),
    **{
        f"content/challenges/{code.replace('.', '-')}.md": content(f"Challenge {code}", code=code)
        for code in CHALLENGES
        if code not in ("1.1", "2.1", "2.3")  # these are in every project of tests
    },
}


def of_facts() -> dict[str, str]:
    """The frozen facts as a site: names are written as they were printed."""
    alliances = {MEANT.get(name, name) for fact in ACTIVITIES for name in fact.alliances}
    files = dict(VOCABULARY)
    files["data/organisations.yaml"] = "".join(
        f"{slugify(name)}: {{label: {name}, kind: alliance{_also(name)}}}\n" for name in sorted(alliances)
    )
    for region, names in REGIONS.items():
        for name in names:
            files[f"content/members/{region}/{slugify(name)}.md"] = content(name, **_spellings(name))
    files |= {f"content/events/{fact.id.lower()}.md": _event(fact) for fact in ACTIVITIES}
    files["content/reports/2022-01.md"] = report()
    return files


def _event(fact: Fact) -> str:
    guests = [name for name in fact.members if name == "Kigali"]
    members = [name for name in fact.members if name not in guests]
    outside = fact.start.month > 4
    return activity(
        fact.id,
        fact.line,
        str(fact.start),
        PERIOD if outside else "",
        end=str(fact.end) if fact.end != fact.start else "",
        members=listed(members) if members else "",
        guests=listed(guests) if guests else "",
        outcomes=listed(fact.outcomes) if fact.outcomes else "",
        challenges=listed(fact.challenges) if fact.challenges else "",
        alliances=listed(fact.alliances) if fact.alliances else "",
    )


def _also(name: str) -> str:
    spellings = [spelling for spelling, meant in MEANT.items() if meant == name]
    return f", also: {listed(spellings)}" if spellings else ""


def _spellings(name: str) -> dict[str, str]:
    spellings = [spelling for spelling, meant in MEANT.items() if meant == name]
    return {"also_known_as": listed(spellings)} if spellings else {}


def many(count: int) -> dict[str, str]:
    """So many activities, spread over four months, lines and members."""
    files = {**VOCABULARY, "content/reports/2022-01.md": report()}
    for index in range(count):
        day = f"2022-{index % 4 + 1:02}-{index % 28 + 1:02}"
        files[f"content/events/many-{index}.md"] = activity(
            f"A{index + 1:02}",
            f"L{index % 3 + 1}",
            day,
            members="[Berlin, Brussels]",
            outcomes=f"[{OUTCOMES[2 + index % 3]}]",
            challenges=listed([CHALLENGES[index % 12]]),
        )
    return files
