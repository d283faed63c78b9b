"""What can be wrong with a project: its years."""

from collections.abc import Iterator
from typing import cast

from plugins.core.features.checks import Finding
from plugins.core.site import Site
from plugins.projects.project import PROJECT, Project


def check_projects(site: Site) -> Iterator[Finding]:
    """A project that ends before it begins."""
    for project in (cast(Project, item.entry) for item in site.items if item.kind.name == PROJECT.name):
        if project.since and project.until and project.until < project.since:
            message = f"its last year, {project.until}, is before its first, {project.since}"
            yield Finding(project.path, "until", message)
