"""A site in which every template has a page, with what is long, missing or in another language."""

from collections.abc import Mapping

from tests.calendar.support import event
from tests.calls.support import call
from tests.members.network import VOCABULARY
from tests.members.samples import member, person
from tests.publications.samples import publication
from tests.report.samples import activity, report
from tests.support import news_item

LONG = "The metropolitan governance of interconnected infrastructures and intergovernmental responsibilities"
TEXT = """
See [the other](../news/other.md), [elsewhere](https://x.org) and [the table](#table).

## Table

| Metropolis | Inhabitants | Founded | Area in square kilometres |
|---|--:|--:|--:|
| Brussels | 1,200,000 | 979 | 161 |

### Of the table

![video: A talk about metropolitan spaces](https://vimeo.com/1)

> A word that is Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft.

    code that is much longer than the screen of a telephone can show in one line, and longer still
"""
RELATED = {
    "summary": "In short, what it is about and why it matters to the people of a metropolis.",
    "challenges": "['1.1', '2.3']",
    "members": "[Brussels, Berlin]",
}
NAMES = ("Abidjan", "Guangzhou", "Montevideo", "Johannesburg", "Rio de Janeiro", "Saint Petersburg")

WHOLE: Mapping[str, str | bytes] = {
    **VOCABULARY,
    "data/themes.yaml": "economy: {label: {en: Economy, fr: Économie, es: Economía}}\nhealth: {label: Health}\n",
    "data/organisations.yaml": """
un-habitat: {label: {en: UN-Habitat, fr: ONU-Habitat, es: ONU-Habitat}, kind: alliance, also: [UN Habitat]}
uclg-mewa: {label: UCLG MEWA, kind: alliance}
g20: {label: G20, kind: network}
paper: {label: {en: The Paper, fr: Le Journal, es: El Diario}, kind: media}
""",
    "data/outcomes.yaml": """
L1: {label: Leadership}
L1A1: {label: A narrative that all metropolises can share}
L1A1D1: {label: Recommendations for the policies of the metropolises}
L1A1D2: {label: Debates}
L3A1D4:
""",
    "content/news/item.md": news_item(
        TEXT,
        title=LONG,
        **RELATED,
        alliances="[UN-Habitat]",
        themes="[Economy]",
        outcomes="[L1A1D1]",
        updated="{date: 2022-04-28, note: A figure was wrong.}",
        contact="policy",
        actions="[{label: Join the campaign, url: 'https://x.org/join'}]",
        documents="[{label: The whole report, url: 'https://x.org/report.pdf', languages: [en, fr]}]",
    ),
    "content/news/other.md": news_item(title="Autre chose", lang="fr", **RELATED),
    "content/news/gone.md": news_item(title="Gone", status="withdrawn"),
    **{
        f"content/news/forest-{number}.md": news_item(title=f"Forests {number}", date="2021-03-21", challenges="[2.3]")
        for number in range(14)
    },
    "content/blog/article.md": news_item(
        TEXT, title=LONG, authors="[{name: Ada Example, office: Mayor, organisation: UN Habitat}]", **RELATED
    ),
    "content/events/summit.md": event(
        title=LONG,
        start="2022-06-01 10:00",
        end="2022-06-03 12:30",
        timezone="Europe/Madrid",
        state="moved-online",
        changes="{date: 2022-04-20, was: 2022-05-20, note: The hall is closed.}",
        place="{city: Brussels, country: BE, name: Town hall}",
        format="hybrid",
        online="https://x.org/join",
        organisers="[UN-Habitat]",
        registration="{url: https://x.org/register, deadline: 2022-05-31}",
        programme="[{title: Opening, start: 2022-06-01 10:00, speakers: {name: Ada, office: Mayor}}]",
        series="MetroTalks",
        **RELATED,
    ),
    "content/events/off.md": event(
        title="Off", start="2022-06-02", state="cancelled", changes="{date: 2022-04-01, note: Ill.}"
    ),
    "content/events/past.md": event(title="Past", start="2022-03-01", regions="[europe]", **RELATED),
    "content/calls/open.md": call(
        title=LONG,
        opens="2022-03-03",
        deadline="2022-05-11 12:00",
        timezone="Europe/Madrid",
        signatories="[{name: Brussels, member: brussels}]",
        **RELATED,
    ),
    "content/calls/undated.md": call(title="Undated"),
    "content/campaigns/spaces.md": "---\ntitle: Space for all\nstart: 2022-04-29\nend: 2022-05-02\n"
    "challenges: [2.3]\nhashtags: [PublicSpace]\n---\nWhy.\n",
    "content/projects/metrotalks.md": "---\ntitle: MetroTalks\nsort: series\npartners: [UN-Habitat]\nsince: 2014\n"
    "website: https://talks.example\n---\nA series.\n",
    "content/publications/paper.md": publication(
        title=LONG,
        date="2022-03-31",
        type="issue-paper",
        series="MetroTalks",
        number="12",
        partners="[UN Habitat]",
        authors="[{name: Ada Example}]",
        editions="[{language: fr, url: 'https://x.org/fr.pdf', pages: 40}, {language: en}]",
        contents="[Trees, Water]",
        doi="10.1000/nature_1",
        **RELATED,
    ),
    "content/reports/2022-01.md": report(text=TEXT.replace("[the other](../news/other.md), ", "")),
    "content/events/done.md": activity("A01", members="[Brussels, Berlin]", outcomes="[L1A1D1, L3A1D4]"),
    "content/events/undone.md": activity("A02", alliances="[UN-Habitat]", challenges="['1.1', '2.3']"),
    "content/mentions/2022-04.md": "---\ntitle: April\nmonth: 2022-04\n"
    "mentions: {outlet: The Paper, item: A study, about: MetroTalks, url: 'https://paper.example/study'}\n---\n",
    "content/meetings/2022-01.md": "---\ntitle: Meetings of early 2022\n"
    "period: {start: 2022-01-01, end: 2022-04-30}\nmeetings: [{member: Berlin, format: in-person}]\n---\n",
    "content/members/europe.md": "---\ntitle: Europe\nsummary: From Berlin on.\n---\nText.\n",
    "content/members/europe/berlin.md": member("Berlin", country="DE", latitude="52.5238", longitude="13.3996"),
    "content/members/europe/brussels.md": member(
        "Brussels",
        names="{fr: Bruxelles, es: Bruselas}",
        country="BE",
        latitude="50.8353",
        longitude="4.3314",
        website="https://brussels.example",
    ),
    "content/members/europe/applicant.md": member("Applicant", state="applicant"),
    **{f"content/members/europe/m{number}.md": member(name) for number, name in enumerate(NAMES)},
    "content/people/ada.md": person(
        "Ada",
        "body: board, role: member, members: [Brussels], from: 2019-01-01, until: 2021-01-01",
        "body: board, role: co-presidency, members: [Brussels], from: 2021-01-01, office: Minister-President",
    ),
    "content/people/bo.md": person("Bo", "body: regional-secretary, region: europe, members: [Brussels]"),
    "content/people/di.md": person("Di", "body: secretariat"),
    **{f"content/pages/{name}.md": f"---\ntitle: The page {name}\n---\nText.\n" for name in ("about", "privacy")},
    "content/contact/contact.md": "---\ntitle: Contact\n---\nText.\n",
    "content/subscribe/subscribe.md": "---\ntitle: Follow us\n---\n## Feeds\n\nText.\n",
    "content/open-data/data.md": "---\ntitle: Open data\n---\nText.\n",
}
