"""The start: run.py in a project of its own, where stand-ins for venv and pip need no network."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")

VENV = """
import pathlib, shutil, sys
folder = pathlib.Path(sys.argv[-1])
shutil.rmtree(folder, ignore_errors=True)
(folder / "bin").mkdir(parents=True)
(folder / "bin" / "python").symlink_to(sys.executable)
with open("log", "a") as log:
    print("venv", file=log)
"""

PIP = """
import os, pathlib, signal, sys, time
with open("log", "a") as log:
    print("pip", *sys.argv[1:], file=log)
    print(pathlib.Path(sys.argv[-1]).read_text(), file=log)
match os.environ.get("PIP_DOES"):
    case "fail": sys.exit("WARNING: hm\\nERROR: first\\nERROR: No distribution for x\\n[notice] y")
    case "offline": sys.exit("WARNING: Retrying after connection broken by z\\nERROR: none found")
    case "kill": os.kill(os.getppid(), signal.SIGKILL)
    case "wait": time.sleep(0.4)
"""

SMALL_LOCK = """\
pip==1 \\
    --hash=sha256:aa \\
    --hash=sha256:ab
setuptools==2 \\
    --hash=sha256:bb
zz==3
"""

START = "import runpy; runpy.run_path('run.py', run_name='__main__')"


@dataclass
class Project:
    """A folder with run.py in it, and stand-ins that write what they were asked into `log`."""

    folder: Path

    def start(self, *arguments: str, pip: str = "", before: str = "pass") -> subprocess.Popen[str]:
        """Start run.py as a user would; `before` is code that makes this Python lack something."""
        return subprocess.Popen(
            [sys.executable, "-c", f"{before}\n{START}", *arguments],
            cwd=self.folder,
            env=self.environment({"PIP_DOES": pip}),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def environment(self, more: Mapping[str, str]) -> dict[str, str]:
        return {**os.environ, "PYTHONPATH": str(self.folder / "stand-ins"), **more}

    def run(self, *arguments: str, pip: str = "", before: str = "pass") -> "Ended":
        return ended(self.start(*arguments, pip=pip, before=before))

    def log(self) -> str:
        log = self.folder / "log"
        return log.read_text(encoding="utf-8") if log.exists() else ""

    def installs(self) -> int:
        return self.log().count("venv\n")


@dataclass
class Ended:
    """How a process ended, and what it said."""

    status: int
    out: str
    err: str

    def says(self) -> str:
        """The one sentence it failed with."""
        assert self.status, "it did not fail"
        assert "Traceback" not in self.err
        return next(line for line in self.err.splitlines() if "installing what" not in line)


def ended(process: subprocess.Popen[str]) -> Ended:
    out, err = process.communicate(timeout=30)
    return Ended(process.returncode, out, err)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    if os.name == "nt":
        pytest.skip("the stand-in for venv makes a symbolic link")
    for name, text in {
        "run.py": (ROOT / "run.py").read_text(encoding="utf-8"),
        "tasks.py": "import sys; print('handed over:', *sys.argv[1:])",
        "authoring/check.py": "import sys; print('checked:', *sys.argv[1:])",
        "requirements.lock": SMALL_LOCK,
        "stand-ins/venv/__main__.py": VENV,
        "stand-ins/pip/__main__.py": PIP,
        "stand-ins/venv/__init__.py": "",
        "stand-ins/pip/__init__.py": "",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return Project(tmp_path)


# --- What run.py is -----------------------------------------------------------------------------------------


def test_an_old_python_can_read_it() -> None:
    """The grammar is that of Python 3.6, so that its users get a sentence and not a SyntaxError."""
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_a_warm_start_imports_next_to_nothing() -> None:
    """At the top are only modules that Python itself has loaded already."""
    tree = ast.parse((ROOT / "run.py").read_text(encoding="utf-8"))
    assert [ast.unparse(node) for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)] == [
        "import os",
        "import sys",
    ]


# --- Installing ---------------------------------------------------------------------------------------------


def test_the_first_run_installs_and_hands_over(project: Project) -> None:
    """One command gets the environment and runs the task, with its options."""
    ran = project.run("build", "--today", "2022-04-25")
    assert ran.out == "handed over: build --today 2022-04-25\n"
    assert "half a minute" in ran.err
    assert project.installs() == 1


def test_all_is_installed_by_hash_the_installers_first(project: Project) -> None:
    """pip and setuptools come from the lock as well, before the one package that has to be built."""
    project.run()
    first, second = re.findall(r"^pip (.*)\n((?:.*\n)*?)\n", project.log(), re.MULTILINE)
    assert "--require-hashes" in first[0] and "--only-binary :all:" in first[0] and "feedgen" not in first[0]
    assert first[1] == SMALL_LOCK.removesuffix("zz==3\n")
    assert "--require-hashes" in second[0] and "--no-build-isolation" in second[0]
    assert second[1] == SMALL_LOCK


def test_a_second_run_installs_nothing(project: Project) -> None:
    """A warm start hands over at once and says nothing of its own."""
    project.run()
    again = project.run("test")
    assert (again.out, again.err) == ("handed over: test\n", "")
    assert project.installs() == 1


def test_a_check_does_not_wait_for_the_other_tasks(project: Project) -> None:
    """Reading them all takes longer than many a check, so `tasks.py` is not started for it."""
    assert project.run("check", "--fix", "content/a file.md").out == "checked: --fix content/a file.md\n"


def test_a_new_lock_is_installed(project: Project) -> None:
    """`.venv` follows requirements.lock without being told."""
    project.run()
    (project.folder / "requirements.lock").write_text(SMALL_LOCK + "more==1\n", encoding="utf-8")
    project.run()
    assert project.installs() == 2


def test_an_environment_without_its_python_is_made_anew(project: Project) -> None:
    """A Python that was upgraded away leaves a dead link; the stamp alone is no proof."""
    project.run()
    (project.folder / ".venv" / "bin" / "python").unlink()
    assert project.run("test").out == "handed over: test\n"


def test_an_interrupted_install_is_done_again(project: Project) -> None:
    """The stamp is written last: what was killed halfway is not taken for whole."""
    project.run(pip="kill")
    assert project.run("test").out == "handed over: test\n"
    assert project.installs() == 2


def test_an_interrupted_renewal_is_done_again(project: Project) -> None:
    """The old stamp goes before anything changes, so going back to the old lock does not bring it to life."""
    project.run()
    (project.folder / "requirements.lock").write_text(SMALL_LOCK + "more==1\n", encoding="utf-8")
    project.run(pip="kill")
    (project.folder / "requirements.lock").write_text(SMALL_LOCK, encoding="utf-8")
    project.run()
    assert project.installs() == 3


def test_the_environment_of_another_is_left_alone(project: Project, tmp_path: Path) -> None:
    """To install begins with emptying the folder: where a link leads to another's, nothing is touched."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "precious").touch()
    (project.folder / ".venv").symlink_to(other)
    assert "which others may use. Remove the link" in project.run().says()
    assert (other / "precious").exists() and project.installs() == 0


def test_two_at_once_install_once(project: Project) -> None:
    """The second waits for the first, says so, and uses what it made."""
    both = [project.start("test", pip="wait") for _ in range(2)]
    ends = [ended(process) for process in both]
    assert [end.out for end in ends] == ["handed over: test\n"] * 2
    assert project.installs() == 1
    assert sum("another run.py is installing" in end.err for end in ends) == 1


# --- What the machine lacks ---------------------------------------------------------------------------------


def test_an_old_python_is_named(project: Project) -> None:
    """One sentence says which Python this is and which one is needed."""
    said = project.run(before="import sys; sys.version_info = (3, 8, 1)").says()
    assert "needs Python 3.11 or newer, and this is Python 3.8." in said


def test_a_python_without_venv_is_told_where_to_get_it(project: Project) -> None:
    """Debian's Python comes without ensurepip."""
    before = "import importlib.util as u; find = u.find_spec; u.find_spec = lambda n: n != 'ensurepip' and find(n)"
    assert "apt install python3-venv" in project.run(before=before).says()


def test_a_failed_install_gives_pips_last_error(project: Project) -> None:
    """Of all that pip prints one line matters; nothing is handed over, and the next run tries again."""
    failed = project.run("test", pip="fail")
    assert failed.says() == "run.py: the install failed: ERROR: No distribution for x"
    assert failed.out == ""
    assert project.run("test").out == "handed over: test\n"


def test_a_missing_network_is_called_that(project: Project) -> None:
    """pip calls it a missing distribution."""
    assert "is there a network?" in project.run(pip="offline").says()


def test_what_cannot_be_written_is_named(project: Project) -> None:
    """A file in the way stands here for all that the system refuses: root may write anywhere."""
    (project.folder / ".cache").write_text("", encoding="utf-8")
    assert re.fullmatch(r"run\.py: cannot use .*\.cache: File exists", project.run().says())


def test_a_missing_lock_is_named(project: Project) -> None:
    """It is part of the project, so its absence is a sentence, too."""
    (project.folder / "requirements.lock").unlink()
    assert re.fullmatch(r"run\.py: cannot use .*requirements\.lock: No such file or directory", project.run().says())


# --- The lock -----------------------------------------------------------------------------------------------


def test_the_lock_holds_names_versions_and_hashes_alone() -> None:
    """No address of a registry and nothing of the machine it was made on."""
    pin = r"[a-z0-9-]+==[0-9][0-9a-z.]*(?: ; [^\\:/]+?)? \\\n"
    hashes = r"(?:    --hash=sha256:[0-9a-f]{64} \\\n)*    --hash=sha256:[0-9a-f]{64}\n"
    assert re.fullmatch(rf"(?:{pin}{hashes})+", LOCK)


def test_the_lock_has_all_that_is_asked_for() -> None:
    """requirements.in and requirements.lock are renewed together."""
    asked = re.findall(r"^[\w-]+", (ROOT / "requirements.in").read_text(encoding="utf-8"), re.MULTILINE)
    locked = re.findall(r"^([\w-]+)==", LOCK, re.MULTILINE)
    assert {name.lower() for name in asked} <= set(locked)


def test_the_lock_has_the_feedgen_that_must_be_built() -> None:
    """With wheels alone a resolver gives 0.4.0, silently."""
    assert "\nfeedgen==1.0.0 " in LOCK


# --- The tasks ----------------------------------------------------------------------------------------------


def tasks(*arguments: str, **environment: str) -> Ended:
    """Run tasks.py as run.py would."""
    return ended(
        subprocess.Popen(
            [sys.executable, "tasks.py", *arguments],
            cwd=ROOT,
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
    )


@pytest.mark.parametrize("arguments", [[], ["-h"], ["--help"]])
def test_without_a_task_the_tasks_are_listed(project: Project, arguments: list[str]) -> None:
    """Whoever asks for nothing, or for help, learns what there is."""
    assert project.run(*arguments).out == "handed over: --list\n"


def test_the_list_explains_each_task() -> None:
    """A task without a docstring would be a bare name in the list."""
    listed = dict(re.findall(r"^  (\S+)   ?\s*(.*)$", tasks("--list").out, re.MULTILINE))
    assert {"build", "hooks", "kill-test", "lint", "lock", "serve", "stamp", "test"} <= set(listed)
    assert all(listed.values())


@pytest.mark.parametrize("wrong", [["nosuch"], ["build", "--nosuch"]])
def test_an_unknown_task_or_option_is_named(wrong: list[str]) -> None:
    """A typing mistake gives one sentence, and a status that a script can see."""
    assert wrong[-1] in tasks(*wrong).says()


def test_a_day_that_is_none_is_refused() -> None:
    """Better here than somewhere in the build."""
    assert "2022-13-01: that is not a day" in tasks("build", "--today", "2022-13-01").says()


def test_only_the_hooks_need_git() -> None:
    """All else works in a downloaded copy of the project, on a machine without git."""
    assert "git was not found" in tasks("hooks", PATH="").says()
