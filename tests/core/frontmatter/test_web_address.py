"""Web addresses: what is one, and what is said of what is none."""

import pytest

from plugins.core.frontmatter.fields import Faults
from plugins.core.frontmatter.syntax import Scalar
from plugins.core.frontmatter.web_address import WebAddress

WEB = WebAddress("Where.")
MAIL = WebAddress("Where.", ("https", "http", "mailto"))
ANY = WebAddress("Where.", ("https", "http", "mailto", "tel"))
SAFE = WebAddress("Where.", ("https",))


def said_of(field: WebAddress, text: str) -> str:
    faults: Faults = []
    value = field.read(Scalar(text, 1), faults)
    assert (value is None) == bool(faults)
    return faults[0].message if faults else ""


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (WEB, "https://www.metropolis.org/a?b=c#d"),
        (WEB, "http://[2001:db8::1]/"),
        (WEB, "https://bücher.example:8080/é"),
        (MAIL, "mailto:policy@metropolis.org?subject=Hello"),
        (ANY, "tel:+34-933-429-460"),
        (SAFE, "https://x.org"),
    ],
)
def test_a_whole_address_is_one(field: WebAddress, text: str) -> None:
    assert not said_of(field, text)


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        (WEB, "www.x.org/a", "a web address such as https://example.org/page. Did you mean 'https://www.x.org/a'?"),
        (WEB, "//x.org", "a web address such as https://example.org/page. Did you mean 'https://x.org'?"),
        (WEB, "https://", "a web address such as https://example.org/page."),
        (WEB, "https://x", "a web address such as https://example.org/page."),
        (WEB, "https://x.org\\a", "a web address such as https://example.org/page."),
        (WEB, "https://name:word@x.org", "a web address such as https://example.org/page."),
        (WEB, "https://x.org and more", "a web address such as https://example.org/page."),
        (WEB, "javascript:alert(1)", "a web address such as https://example.org/page."),
        (WEB, "soon", "a web address such as https://example.org/page."),
        (SAFE, "http://x.org", "a web address such as https://example.org/page. Did you mean 'https://x.org'?"),
        (
            MAIL,
            "policy@metropolis.org",
            (
                "a web or mail address such as https://example.org/page or mailto:name@example.org."
                " Did you mean 'mailto:policy@metropolis.org'?"
            ),
        ),
        (
            ANY,
            "+34 933 429 460",
            (
                "a web, mail or telephone address such as https://example.org/page or mailto:name@example.org or"
                " tel:+34933429460. Did you mean 'tel:+34933429460'?"
            ),
        ),
    ],
)
def test_what_is_none_is_refused_with_what_was_meant(field: WebAddress, text: str, said: str) -> None:
    """As a link in a text would be; and a browser never gets to run one."""
    assert said_of(field, text) == f"'{text}' is not {said}"


def test_its_schema_names_the_same_beginnings() -> None:
    assert WEB.schema()["pattern"] == r"^https?://\S+$"
    assert ANY.schema()["pattern"] == r"^(https?://|mailto:|tel:)\S+$"
    assert SAFE.schema()["pattern"] == r"^https://\S+$"
