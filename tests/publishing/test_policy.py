"""The policy: how each file is served."""

from pathlib import Path

import pytest

from publishing.policy import Policy, PolicyError, fields_for, read_policy

ROOT = Path(__file__).parents[2]
LEAST = """
encodings = ["gz"]
fields.Cache-Control = "no-cache"
csp = { default-src = "'none'", script-src = "'self'" }
types = { html = "text/html" }
compress = { types = ["html"], least = 1 }
"""


def policy_of(folder: Path, text: str) -> Policy:
    path = folder / "headers.toml"
    path.write_text(text, "utf-8")
    return read_policy(path)


@pytest.fixture(scope="module")
def ours() -> Policy:
    return read_policy(ROOT / "headers.toml")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("feed.xml", "application/rss+xml; charset=utf-8"),
        ("fr/news/feed.xml", "application/rss+xml; charset=utf-8"),
        ("atom.xml", "application/atom+xml; charset=utf-8"),
        ("news/feed.json", "application/feed+json"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("data/v1/news.json", "application/json"),
        ("data/v1/members.geojson", "application/geo+json"),
        ("data/v1/news.csv", "text/csv; charset=utf-8"),
        ("calendar.ics", "text/calendar; charset=utf-8"),
        ("publications/x/x.bib", "application/x-bibtex; charset=utf-8"),
        ("publications/x/x.ris", "application/x-research-info-systems; charset=utf-8"),
        ("theme/fonts/a.0123456789.woff2", "font/woff2"),
        ("files/a.avif", "image/avif"),
        ("site.webmanifest", "application/manifest+json"),
        ("files/x.unheard-of", "application/octet-stream"),
    ],
)
def test_every_kind_of_file_has_its_type(ours: Policy, path: str, kind: str) -> None:
    assert fields_for(ours, path)["Content-Type"] == kind


@pytest.mark.parametrize(
    "path", ["theme/css/site.0123456789.css", "files/news/a.0123456789-720.avif", "pagefind/fragment/en_1.pf_fragment"]
)
def test_what_has_a_hash_in_its_name_is_kept_for_good(ours: Policy, path: str) -> None:
    assert fields_for(ours, path)["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    "path", ["index.html", "feed.xml", "calendar.ics", "files/a.pdf", "files/a.pdf.webp", "pagefind/pagefind.js"]
)
def test_everything_else_is_asked_for_again(ours: Policy, path: str) -> None:
    """A correction, and what was withdrawn, reaches readers at once; what did not change costs them an empty answer."""
    assert fields_for(ours, path)["Cache-Control"] == "no-cache"


def test_nothing_inline_runs_and_nothing_comes_from_elsewhere(ours: Policy) -> None:
    for path in ("index.html", "search/index.html", "feed.xml", "theme/js/a.0123456789.js"):
        csp = fields_for(ours, path)["Content-Security-Policy"]
        assert "unsafe-inline" not in csp and "http" not in csp and "default-src 'none'" in csp
        assert "frame-ancestors 'none'" in csp


def test_only_the_search_may_run_its_program(ours: Policy) -> None:
    """Its pages in each language, and its worker, which goes by the fields of its own file."""
    for path in ("search/index.html", "fr/search/index.html", "es/search/index.html", "pagefind/pagefind-worker.js"):
        assert "script-src 'self' 'wasm-unsafe-eval';" in fields_for(ours, path)["Content-Security-Policy"]
    for path in ("index.html", "news/search/index.html", "fr/index.html"):
        assert "wasm" not in fields_for(ours, path)["Content-Security-Policy"]


def test_every_answer_is_guarded(ours: Policy) -> None:
    """Whatever rule holds for it. Nobody is bound to HTTPS who did not ask for it."""
    for path in ("index.html", "feed.xml", "theme/css/site.0123456789.css", "data/v1/news.json", "x.ics"):
        fields = fields_for(ours, path)
        assert fields["X-Content-Type-Options"] == "nosniff"
        assert {"Referrer-Policy", "Permissions-Policy", "Content-Security-Policy"} <= set(fields)
        assert "Strict-Transport-Security" not in fields


def test_the_first_rule_that_names_a_file_holds(tmp_path: Path) -> None:
    rules = '[[rules]]\nfiles = ["*/a.html"]\nfields.X-A = "1"\n[[rules]]\nfiles = ["/n/*"]\nfields.X-B = "2"\n'
    policy = policy_of(tmp_path, LEAST + rules)
    assert fields_for(policy, "n/a.html").keys() - fields_for(policy, "x.html").keys() == {"X-A"}
    assert fields_for(policy, "n/b.html").keys() - fields_for(policy, "x.html").keys() == {"X-B"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("encodings = [", "headers.toml: Invalid value"),
        (LEAST + "kinds = 1", "headers.toml: Object contains unknown field `kinds`"),
        (LEAST.replace('["gz"]', '["zip"]'), "headers.toml: encodings: 'zip' is none of 'br', 'gz'"),
        (LEAST.replace('["html"]', '["css"]'), "headers.toml: compress.types: 'css' has no line in [types]"),
        (LEAST.replace('"no-cache"', "'$host'"), "headers.toml: Cache-Control = '$host' holds a sign"),
        (LEAST.replace('"no-cache"', r'"a\nX: b"'), "headers.toml: Cache-Control = 'a\nX: b' holds a sign"),
        (LEAST + '[[rules]]\nfiles = ["a;b"]', "headers.toml: files: 'a;b' is no pattern such as '/theme/*'"),
    ],
)
def test_a_policy_that_cannot_be_followed_is_told_in_a_sentence(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(PolicyError, match=r"headers\.toml") as caught:
        policy_of(tmp_path, text)
    assert str(caught.value).startswith(said)


def test_a_policy_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match=r"headers\.toml: cannot be read: No such file"):
        read_policy(tmp_path / "headers.toml")
