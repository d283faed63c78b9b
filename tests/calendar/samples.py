"""A calendar with one event of each sort, for tests of its pages."""

from tests.calendar.support import event, events

CHANGE = "{date: 2022-04-20, was: 2022-05-20, note: {en: The hall is closed., fr: La salle est fermée.}}"
SUMMIT = event(
    title="The summit",
    start="2022-06-01 10:00",
    end="2022-06-01 12:30",
    timezone="Barcelona time",
    state="moved-online",
    changes=CHANGE,
    format="hybrid",
    place="{city: Brussels, country: BE, name: {en: Town hall, fr: Hôtel de ville}}",
    online="https://x.org/join",
    organisers="[UN-Habitat]",
    audience="public",
    languages="[en, ar]",
    regions="[Europe]",
    registration="{url: https://x.org/register, deadline: 2022-05-31}",
    theme="{en: Care, fr: Le soin}",
    programme="\n  - {title: Late, start: 2022-06-01 12:00}\n  - {title: Early, start: 2022-06-01 10:00,"
    " end: 2022-06-01 11:00, speakers: {name: Ada, office: Mayor}}",
    series="World Metropolitan Day",
    challenges="[2.1]",
)
SITE = {
    **events(
        summit=SUMMIT,
        days=event(title="Days", start="2021-12-30", end="2022-01-02", challenges="['2.1', '2.3']"),
        today=event(title="Today", start="2022-05-01", role="takes-part", format="in-person"),
        yesterday=event(title="Yesterday", start="2022-04-30", regions="[Africa]"),
        off=event(title="Off", start="2022-05-03", state="cancelled", changes="{date: 2022-04-01, note: Ill.}"),
        draft=event(title="Draft", status="draft", challenges="['1.1']"),
        gone=event(title="Gone", status="withdrawn", challenges="['1.1']"),
    ),
    "content/events/summit.fr.md": "---\ntitle: Le sommet\n---\nTexte.\n",
}
