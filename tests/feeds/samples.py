"""A small site in three languages, with what feeds tell of: news, events, a recording, items that say nothing new."""

from tests.calendar.support import DATA, event
from tests.documents import png
from tests.support import news_item

PICTURE = png()

SITE: dict[str, str | bytes] = {
    **DATA,
    "content/news/old.md": news_item(title="Old", date="2022-01-10", challenges="[2.3]"),
    "content/news/old.fr.md": "---\ntitle: Ancien\nsummary: Le résumé.\n---\n\nTexte.\n",
    "content/news/old.es.md": "---\ntitle: Antiguo\n---\n\nTexto.\n",
    "content/news/new.md": news_item(
        "See [the old one](old.md), [the summit](../events/summit.md#where) and [here](#more).[^1]\n\n"
        "![A map](map.png)\n\n## More\n\n![audio: A talk](talk.mp3)\n\n![video: A film](https://vimeo.com/1)\n\n"
        "[^1]: A note.\n",
        title="New & <improved>",
        date="2022-04-10 09:30",
        summary="Less than <b>ever</b> & more.",
        image="{file: map.png, alt: A map, credit: Someone}",
        documents="[{label: The talk, file: talk.mp3}]",
        actions="[{label: Sign, url: 'https://example.org/sign'}]",
        members="[Brussels]",
    ),
    "content/news/map.png": PICTURE,
    "content/news/talk.mp3": b"ID3" + bytes(1000),
    "content/news/corrected.md": news_item(
        title="Corrected", date="2022-02-10", updated="{date: 2022-04-20, note: Another figure.}"
    ),
    "content/news/later.md": news_item(title="Later", date="2022-06-01"),
    "content/events/summit.md": event(
        "## Where\n\nText.",
        title="Summit",
        start="2022-09-01 15:00",
        timezone="Brussels",
        date="2022-03-01",
        place="{city: Brussels, country: BE}",
        format="hybrid",
    ),
    "content/events/summit.fr.md": "---\ntitle: Sommet\n---\n\n## Where\n\nTexte.\n",
    "content/events/off.md": event(
        title="Off",
        start="2022-09-03",
        date="2022-03-02",
        state="cancelled",
        changes="[{date: 2022-03-20, note: Not this year.}]",
    ),
    "content/pages/about.md": "---\ntitle: About\n---\n\nText.\n",
}
