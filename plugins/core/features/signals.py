"""The one signal by which features join the core.

A feature connects a function that returns its `Feature`. The core sends the signal once a build and sorts what comes
back by name, so that the order of PLUGINS never matters.
"""

from blinker import Signal

features = Signal("metropolis_features")
