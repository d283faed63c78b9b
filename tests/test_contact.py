"""The contact page."""

from pathlib import Path

from tests.markup import attributes, dead_links, page, texts
from tests.support import DATA, built, problems_of

NETWORK = "data/organisation.yaml"
MAILBOXES = """
secretariat: {label: {en: Secretariat, fr: Secrétariat, es: Secretaría}, email: info@metropolis.org}
policy: {label: Policy, email: policy@metropolis.org}
"""
FOLLOWERS = "followers: {{count: {count}, start: {start}, end: {end}}}"
SITE = {
    "content/contact/contact.md": "---\ntitle: Contact\n---\nText.\n",
    "data/contacts.yaml": MAILBOXES,
}


def channels(count: str = "24600", start: str = "2022-01-01", end: str = "2022-04-30") -> dict[str, str]:
    """The network with a channel that has followers, and one that has none."""
    followers = FOLLOWERS.format(count=count, start=start, end=end)
    more = f"channels: [{{name: Twitter, handle: '@m', url: 'https://x.example/m', {followers}}}, {{name: Radio}}]\n"
    return {NETWORK: f"{DATA[NETWORK]}{more}hashtag: '#MetroGovernance'\n"}


def test_there_is_a_mailbox_for_each_role(tmp_path: Path) -> None:
    """In the language of the page; the secretariat's leads to the people who work there."""
    output = built(tmp_path, SITE)
    tree = page(output, "fr/contact/index.html")
    assert texts(tree, ".sheet dt")[2:] == ["Secrétariat", "Policy"]
    assert attributes(tree, ".sheet a", "href") == [
        *("tel:+34933429460", "mailto:info@metropolis.org", "/fr/people/", "mailto:policy@metropolis.org")
    ]
    assert "Avinyó, 15" in texts(tree, ".sheet address")[0]
    assert not tree.select("form") and not dead_links(output, "https://metropolis.example")


def test_followers_are_said_with_the_report_that_counts_them(tmp_path: Path) -> None:
    """A figure without its time is soon false; the day of the count is not known, the months of the report are."""
    output = built(tmp_path, SITE | channels())
    assert texts(page(output, "contact/index.html"), ".contact-channels li") == [
        "Twitter @m 24.6K followers in the report of January–April 2022",
        "Radio",
    ]
    assert "24,6 k abonnés" in texts(page(output, "fr/contact/index.html"), ".contact-channels li")[0]
    assert "24,6 mil seguidores" in texts(page(output, "es/contact/index.html"), ".contact-channels li")[0]
    assert texts(page(output, "contact/index.html"), ".contact-channels p") == ["Hashtag: #MetroGovernance"]


def test_followers_that_cannot_be_are_said_so(tmp_path: Path) -> None:
    """A count that is no number, months that end before they begin."""
    (problem,) = problems_of(tmp_path, channels(count="24.6K"))
    assert problem.startswith(NETWORK) and "'24.6K' is not a number such as" in problem
    (problem,) = problems_of(tmp_path, channels(end="2021-04-30"))
    assert "the end, 2021-04-30, is before the start, 2022-01-01" in problem
