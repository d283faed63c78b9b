"""What is wrong with articles beyond a single field."""

from collections.abc import Iterator

from plugins.blog.article import ARTICLE, Article
from plugins.core.features.checks import Finding
from plugins.core.folding import repeated
from plugins.core.problems import quoted
from plugins.core.site import Site


def check_articles(site: Site) -> Iterator[Finding]:
    """Nobody signs an article twice."""
    for entry in (item.entry for item in site.items if item.kind.name == ARTICLE.name):
        signatures = entry.by if isinstance(entry, Article) else ()
        for number, name in repeated(signatures):
            yield Finding(entry.path, f"authors.{number}", f"{quoted(name)} signs it twice")
