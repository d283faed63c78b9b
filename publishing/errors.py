class Stopped(Exception):  # noqa: N818  # as the name of an outcome it reads better where it is raised
    """Why nothing was published, or not all of it: one plain sentence for a person."""


class Unreachable(Stopped):
    """The target did not answer: it may do so when asked again."""
