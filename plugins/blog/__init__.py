"""The blog: opinions, signed by those whose they are."""

from plugins.blog.article import ARTICLE
from plugins.blog.authors import ADDRESS, writer_pages
from plugins.blog.checks import check_articles
from plugins.blog.pages import article_pages, list_pages
from plugins.core.features import signals
from plugins.core.features.feature import Feature, NavigationEntry


def feature(_sender: object) -> Feature:
    """The articles, their list and their authors."""
    return Feature(
        name="blog",
        kinds=(ARTICLE,),
        checks=(check_articles,),
        outputs=(list_pages, article_pages, writer_pages),
        navigation=(NavigationEntry("blog.title", ADDRESS, 3, "footer"),),
    )


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
