"""A dozen entries of several kinds on a few challenges, members of two regions, and what must not be counted."""

from tests.support import news_item


def entry(title: str, **fields: str) -> str:
    """A file of any kind: the title, the other fields as written, and a body."""
    lines = [f"{name}: {value}" for name, value in fields.items()]
    return "\n".join(["---", f"title: {title}", *lines, "---", "Text.", ""])


REGIONS = """
africa: {label: {en: Africa, fr: Afrique, es: África}}
europe: {label: {en: Europe, fr: Europe, es: Europa}}
north-america: {label: {en: North America, fr: Amérique du Nord, es: América del Norte}}
"""

FILES = {
    "data/regions.yaml": REGIONS,
    "content/members/africa.md": entry("Africa"),
    "content/members/europe.md": entry("Europe"),
    "content/members/africa/cairo.md": "---\ntitle: Cairo\nnames: {fr: Le Caire}\n---\n",
    "content/challenges/3-1-gender.md": entry("Gender mainstreaming", code="3.1", also_known_as="[Gender]"),
    "content/events/retreat.md": entry("Retreat", start="2022-02-21", challenges="[1.1, 2.3]", members="[Berlin]"),
    "content/events/forum.md": entry("Forum", start="2021-12-30", challenges="[2.3]", regions="[europe]"),
    "content/events/webinar.md": entry("Webinar", start="2022-06-01", challenges="[2.3]", members="[Le Caire]"),
    "content/events/world.md": entry("World", start="2020-10-07", challenges="[Climate resilience, 1.1]"),
    "content/news/forests.md": news_item(
        title="Forests", date="2022-03-21", challenges="[2.3]", members="[Bruxelles, Berlin, Cairo]"
    ),
    "content/news/forests.fr.md": "---\ntitle: Les forêts\n---\nTexte.\n",
    "content/news/campaign.md": news_item(title="Campaign", date="2022-04-04", challenges="Résilience climatique"),
    "content/news/old.md": news_item(title="Old", date="2019-01-01", challenges="['1.1']", members="[Brussels]"),
    "content/news/untagged.md": news_item(title="Untagged", members="[Berlin]"),
    "content/news/draft.md": news_item(title="Draft", challenges="[2.3]", status="draft"),
    "content/news/gone.md": news_item(title="Gone", challenges="[2.3]", status="withdrawn"),
    "content/calls/exchange.md": entry(
        "Exchange",
        opens="2022-03-03",
        timezone="Europe/Madrid",
        challenges="[2.3]",
        contact="policy",
        signatories="[{name: C, member: cairo}]",
    ),
    "content/publications/report.md": entry("Report", date="2022-03", type="report", challenges="[1.1, 2.3]"),
    "content/publications/undated.md": entry("Undated", challenges="[1.1]", members="[Berlin]"),
    "content/projects/platform.md": entry("Platform", challenges="[1.1]", members="[Cairo]"),
    "content/pages/explained.md": entry("Explained", challenges="[2.3]"),
}
