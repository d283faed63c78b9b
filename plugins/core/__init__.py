"""The core: reads content/ into typed entries, relates them, and publishes what the features make of them.

Registered with Pelican as `plugins.core`, before the features.
"""

import logging

from pelican import signals as pelican_signals

from plugins.core.adapter import begin, site_generator
from plugins.core.pelican_log import listen

# Pelican loads plugins before it registers them, so errors must be listened for from the first import on.
listen(logging.getLogger("pelican"))


def register() -> None:
    """Called by Pelican."""
    pelican_signals.initialized.connect(begin)
    pelican_signals.get_generators.connect(site_generator)
