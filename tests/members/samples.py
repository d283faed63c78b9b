"""A small network with one of each sort, for tests of its pages."""

from tests.members.network import VOCABULARY
from tests.support import news_item


def member(title: str = "Aville", **facts: str) -> str:
    """A member's file: the title, then the other fields as written."""
    return "\n".join(["---", f"title: {title}", *(f"{name}: {value}" for name, value in facts.items()), "---", ""])


def person(name: str, *seats: str) -> str:
    """A person's file, with seats as written."""
    return "\n".join(["---", f"title: {name}", "terms:", *(f"  - {{{seat}}}" for seat in seats), "---", ""])


EVENT = "---\ntitle: {title}\nstart: {start}\nmembers: [{members}]\nchallenges: ['1.1']\n---\nText.\n"
SITE = {
    **VOCABULARY,
    "content/members/europe.md": "---\ntitle: Europe\nsummary: From Berlin on.\n---\n## Members\n\nText.\n",
    "content/members/europe.fr.md": "---\ntitle: L'Europe\n---\nTexte.\n",
    "content/members/africa.md": "---\ntitle: Africa\n---\nText.\n",
    "content/members/europe/berlin.md": member(
        "Berlin",
        names="{es: Berlín}",
        country="DE",
        latitude="52.5238",
        longitude="13.3996",
        website="https://berlin.example",
        since="1990-05-01",
    ),
    "content/members/europe/brussels.md": member(
        "Brussels",
        names="{fr: Bruxelles, es: Bruselas}",
        also_known_as="[Brussels-Capital Region]",
        country="BE",
        latitude="50.8353",
        longitude="4.3314",
    )
    + "Of the region, at length.\n",
    "content/members/europe/barcelona-city.md": member("Barcelona (city)", country="ES"),
    "content/members/europe/barcelona-metropolitan-area.md": member("Barcelona", status="withdrawn"),
    "content/members/europe/orebro.md": member("Örebro", country="SE", latitude="59.27", longitude="15.21"),
    "content/members/europe/s-gravenhage.md": member("’s-Gravenhage", country="NL"),
    "content/members/asia-pacific/shiraz.md": member("Shiraz", country="IR"),
    "content/members/asia-pacific/kocaeli.md": member("Kocaeli", country="TR", state="applicant"),
    "content/members/latin-america-and-the-caribbean/sao-paulo.md": member("São Paulo", country="BR"),
    "content/members/africa/old-town.md": member(
        "Old Town", country="EG", latitude="30.05", longitude="31.25", state="former", until="2021-06-30"
    ),
    "content/members/africa/late.md": member("Late", country="EG", until="2022-04-30"),
    "content/members/africa/staying.md": member("Staying", country="EG", until="2022-05-02"),
    "content/people/ada.md": person(
        "Ada",
        "body: board, role: member, members: [Brussels], from: 2019-01-01, until: 2021-01-01",
        "body: board, role: co-presidency, members: [Brussels], from: 2021-01-01,"
        " office: {en: Minister, fr: Ministre, es: Ministra}",
    ),
    "content/people/bo.md": person("Bo", "body: regional-secretary, region: europe, members: [Brussels]"),
    "content/people/cy.md": person(
        "Cy", "body: regional-officer, region: europe", "body: secretariat, office: Regional Officer"
    ),
    "content/people/di.md": person("Di", "body: secretariat"),
    "content/people/eve.md": person("Eve", "body: intern, organisation: A university"),
    "content/people/fay.md": person("Fay", "body: board, role: member, members: [Brussels], until: unknown"),
    "content/news/old.md": news_item(title="Old", members="[Brussels, Old Town]", date="2020-01-01"),
    "content/news/new.md": news_item(
        title="New", members="[Berlin, Brussels]", challenges="['1.1', '2.3']", date="2022-04-01"
    ),
    "content/news/draft.md": news_item(title="Draft", members="[Brussels]", status="draft"),
    "content/events/soon.md": EVENT.format(title="Soon", start="2022-05-10", members="Brussels"),
    "content/events/later.md": EVENT.format(title="Later", start="2022-06-10", members="Berlin"),
    "content/events/past.md": EVENT.format(title="Past", start="2022-02-10", members="Brussels, Berlin"),
    "content/events/region.md": "---\ntitle: Of the region\nstart: 2022-01-10\nregions: [europe]\n---\nText.\n",
    "content/publications/paper.md": "---\ntitle: A paper\ndate: 2022-03\nmembers: [Berlin]\n---\nText.\n",
}
