class Stopped(Exception):
    """Why nothing was published, or not all of it: one plain sentence for a person."""


class Unreachable(Stopped):
    """The target did not answer: it may do so when asked again."""
