"""The facts of the network that every page carries."""

from pathlib import Path

import pytest

from tests.markup import attributes, graph, page, texts
from tests.support import DATA, built, problems_of

NETWORK = "data/organisation.yaml"
FACTS = DATA[NETWORK]


def test_every_page_says_where_the_network_is(tmp_path: Path) -> None:
    """Address, country in the language of the page, a telephone that can be dialled, the mailbox."""
    footer = page(built(tmp_path, {}), "fr/index.html").select("footer .colophon-address")[0]
    shown = " ".join(footer.get_text(" ").split())
    assert "Metropolis Avinyó, 15 08002 Barcelona Espagne" in shown
    assert [link.get("href") for link in footer.select("a")] == ["tel:+34933429460", "mailto:metropolis@metropolis.org"]


def test_channels_and_credit_are_shown_where_there_are_any(tmp_path: Path) -> None:
    """A channel without an address is words; the credit is in the language of the page."""
    more = """
channels: [{name: Mastodon, handle: "@metropolis", url: "https://social.example/@m"}, {name: Radio}]
hashtag: "#metropolis"
credit: {en: With the support of the city, fr: Avec le soutien de la ville, es: Con el apoyo de la ciudad}
"""
    output = built(tmp_path, {NETWORK: FACTS + more})
    tree = page(output, "es/index.html")
    assert texts(tree, ".colophon-channels li") == ["Mastodon @metropolis", "Radio", "#metropolis"]
    assert attributes(tree, ".colophon-channels a", "rel") == ["external"]
    assert texts(tree, ".colophon-credit") == ["Con el apoyo de la ciudad"]
    assert graph(tree)[0]["sameAs"] == ["https://social.example/@m"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("country: ES", "country: XX"), ":3: unknown country 'XX'"),
        (("country: ES", "country: Spain"), ":3: "),
        (("+34 93", "93"), ":4: "),
        (("email: ", "mail: "), ": "),
    ],
)
def test_wrong_facts_are_problems(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    """They stand on every page, so none is guessed."""
    problems = problems_of(tmp_path, {NETWORK: FACTS.replace(*change)})
    assert problems and problems[0].startswith(NETWORK + message.rstrip())


def test_without_its_facts_there_is_no_site(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    problems = problems_of(tmp_path, {NETWORK: ""})
    assert problems and all(problem.startswith(NETWORK) for problem in problems)
