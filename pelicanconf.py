"""The facts of the site, and its features."""

SITENAME = "Metropolis"
SITEURL = ""
PATH = "content"
OUTPUT_PATH = "output/"
CACHE_PATH = ".cache"  # what takes long to make; it may be deleted at any time
THEME = "theme"
TIMEZONE = "Europe/Madrid"
DEFAULT_LANG = "en"

# The site's features, each a thin plugin; taking one off takes it off the site. The order does not matter, but for
# the core, which comes first.
PLUGIN_PATHS = ["."]
PLUGINS = [
    "plugins.core",
    "plugins.home",
    "plugins.calendar",
    "plugins.calls",
    "plugins.news",
    "plugins.blog",
    "plugins.pages",
    "plugins.contact",
    "plugins.members",
    "plugins.challenges",
    "plugins.projects",
    "plugins.publications",
    "plugins.plan",
    "plugins.campaigns",
    "plugins.organisations",
    "plugins.mentions",
    "plugins.report",
    "plugins.themes",
    "plugins.translations",
    "plugins.styleguide",
    "plugins.feeds",
    "plugins.subscribe",
    "plugins.open_data",
    "plugins.editorial",
    "plugins.redirects",
    "plugins.ledger",
    "plugins.sitemap",
    "plugins.search",
    "plugins.not_found",
]

# Where the texts lie, for the browser's editor: a Git host (github, gitlab or gitea), and the repository there.
ADMIN_BACKEND = "github"
ADMIN_REPO = "metropolis/metropolis-site"

# The core reads and writes everything itself (docs/adr/0001), so Pelican's own generators are given nothing to do.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
DELETE_OUTPUT_DIRECTORY = False
