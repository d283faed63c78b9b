"""The core: reads content/ into typed entries, relates them, and publishes what the features make of them.

Registered with Pelican as `plugins.core`, before the features.
"""

import logging

from pelican import signals as pelican_signals

from plugins.core.adapter import SiteGenerator
from plugins.core.pelican_log import hide_build_failures, swallowed_errors

# Pelican loads plugins before it registers them, so errors must be listened for from the first import on.
logging.getLogger("pelican").addHandler(swallowed_errors)
logging.getLogger("pelican").addFilter(hide_build_failures)


def register() -> None:
    """Called by Pelican."""
    pelican_signals.get_generators.connect(site_generator)


def site_generator(_pelican: object) -> type[SiteGenerator]:
    """The generator that builds the whole site."""
    return SiteGenerator
