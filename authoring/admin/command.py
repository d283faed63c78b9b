"""`run.py admin`: brings the browser's editor and puts it below the site."""

import sys
from collections.abc import Iterable

from authoring.admin.bundle import BundleError, fetch, put
from authoring.admin.config import config
from authoring.admin.policy import HOSTS
from plugins.core.build import prepare
from plugins.core.features.feature import Feature
from plugins.core.problems import unknown
from plugins.core.settings import Settings


def main(settings: Settings, features: Iterable[Feature], backend: str, repo: str) -> int:
    """Put the editor into output/admin/; status 1 if that cannot be."""
    features = tuple(features)
    if backend not in HOSTS:
        return _refuse(f"ADMIN_BACKEND: {unknown('Git host', backend, HOSTS)}")
    site = prepare(settings, features).gathered.site
    if site is None:
        return _refuse("the site cannot be read: mend what 'python3 run.py build' tells first")
    try:
        fetch()
        kinds = [kind for feature in features for kind in feature.kinds]
        put(settings.output / "admin", config(site, kinds, {"name": backend, "repo": repo}))
    except BundleError as reason:
        return _refuse(str(reason))
    except OSError as error:
        return _refuse(f"{error.filename} cannot be written: {error.strerror}")
    sys.stdout.write(f"The editor is in {(settings.output / 'admin').as_posix()}/\n")
    return 0


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"run.py: {sentence}\n")
    return 1
