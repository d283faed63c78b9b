"""A small site to search: three languages, names that are written in several ways, and what only one page says."""

from collections.abc import Mapping

from tests.support import news_item

SITE: Mapping[str, str] = {
    "data/regions.yaml": """
europe: {label: {en: Europe, fr: Europe, es: Europa}}
latin-america: {label: {en: Latin America, fr: Amérique latine, es: América Latina}}
""",
    "content/home/home.fr.md": "---\ntitle: Les métropoles du monde\n---\nBienvenue.\n",
    "content/home/home.es.md": "---\ntitle: Las metrópolis del mundo\n---\nBienvenida.\n",
    "content/members/latin-america/sao-paulo.md": "---\ntitle: São Paulo\ncountry: BR\n---\n",
    "content/news/water.md": news_item(
        "Water for all: what cities do about droughts and inequality.",
        title="Water for all",
        challenges="[2.3]",
        members="[Brussels]",
    ),
    "content/news/water.fr.md": "---\ntitle: De l'eau pour tous\n---\nFace aux sécheresses et aux inégalités.\n",
    "content/news/old.md": news_item("Nothing but droughts.", title="An old story", date="2020-02-03"),
    **{
        f"content/news/many-{number}.md": news_item(
            "What metropolises tell of libraries.", title=f"Library {number}", date="2021-06-01"
        )
        for number in range(1, 13)
    },
}
