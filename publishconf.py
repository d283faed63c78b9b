"""What production changes: the address."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from pelicanconf import *  # noqa: F403  # Pelican's own way: production is the same site with other settings

SITEURL = "https://metropolis.org"
