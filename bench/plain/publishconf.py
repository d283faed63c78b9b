"""What is built where the benchmark compares like for like: the features that make what Hugo makes too."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from pelicanconf import *  # noqa: F403  # as in the site's own settings

SITEURL = "https://metropolis.org"
PLUGINS = ["plugins.core", "bench.plain", "plugins.feeds", "plugins.sitemap", "plugins.not_found"]
