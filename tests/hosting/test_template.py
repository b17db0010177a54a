"""The template that hosts calendars for nothing: its workflow is read, and its own steps are run, on loopback alone."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import requires
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tests.cli.running import put_program
from tests.replicas.page import ListingSite
from tests.replicas.programs import works
from tests.replicas.server import Replica, serve

from agendawatch.cli.config import read_session
from agendawatch.model import STOCKHOLM
from agendawatch.site.settings import read_settings

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "hosting"
WORKFLOW = yaml.safe_load((TEMPLATE / ".github" / "workflows" / "kalendrar.yml").read_text(encoding="utf-8"))
JOBS = WORKFLOW["jobs"]
STEPS = [step for job in JOBS.values() for step in job["steps"]]
SCRIPTS = [step for name in ("runda", "minne") for step in JOBS[name]["steps"] if "run" in step]

pytestmark = pytest.mark.skipif(
    shutil.which("bash") is None or shutil.which("git") is None, reason="the steps are for bash and git"
)


def test_the_config_file_can_be_used_as_it_is() -> None:
    """Every key is one of ours, and every name is known."""
    session = read_session(TEMPLATE / "agendawatch.toml")
    settings = read_settings(session.text)

    assert session.config.municipalities
    assert settings.base_url
    assert settings.watches


def test_each_job_may_do_what_it_must_and_no_more() -> None:
    """Nothing for all; the one that reads hostile pages may write nothing, and those that write read none."""
    assert WORKFLOW["permissions"] == {}
    assert JOBS["runda"]["permissions"] == {"contents": "read"}
    assert JOBS["minne"]["permissions"] == {"contents": "write"}
    assert JOBS["utgivning"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert JOBS["runda"]["steps"][0]["with"] == {"persist-credentials": False}
    assert not any(
        "pip" in str(step) or "python" in str(step) for name in ("minne", "utgivning") for step in JOBS[name]["steps"]
    )


def test_one_run_at_a_time_and_none_for_ever() -> None:
    """Two runs would write over each other's memory."""
    assert WORKFLOW["concurrency"] == {"group": "kalendrar", "cancel-in-progress": False}
    assert all(0 < job["timeout-minutes"] <= 120 for job in JOBS.values())


def test_everything_is_pinned() -> None:
    """Others' steps to a commit, the machine to a version, all that is fetched to its content, and nothing by our name."""
    used = [step["uses"] for step in STEPS if "uses" in step]
    installs = next(step["run"] for step in SCRIPTS if step["name"] == "Installera").splitlines()

    assert used
    assert all(re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", it) for it in used)
    assert all("latest" not in job["runs-on"] for job in JOBS.values())
    assert installs == [
        "pip install --require-hashes --only-binary :all: --requirement requirements.txt",
        "pip install --no-deps --no-index ./agendawatch-*.whl",
    ]


def test_what_is_fetched_is_locked_to_the_versions_that_are_tested() -> None:
    """All that the package needs with what hosting uses, and its name nowhere: nobody has it yet."""
    lines = [it for it in (TEMPLATE / "requirements.txt").read_text(encoding="utf-8").splitlines() if it[:1] != "#"]
    tested = dict(it.split("==") for it in (ROOT / "constraints.txt").read_text(encoding="utf-8").lower().splitlines())
    locked = {}
    for line in lines:
        found = re.fullmatch(r"([a-z0-9-]+)==(\S+)((?: --hash=sha256:[0-9a-f]{64})+)", line)
        assert found, line
        locked[found[1]] = found[2]
    builders = {"hatchling", "packaging", "pathspec", "pluggy", "tomlkit", "trove-classifiers"}
    linux = {
        "python_version": "3.13",
        "python_full_version": "3.13.0",
        "sys_platform": "linux",
        "platform_system": "Linux",
    }
    needed, left = set[str](), {("agendawatch", it) for it in ("", "cli", "pdf", "postgres", "serve")}
    seen = set[tuple[str, str]]()
    while left:
        name, extra = left.pop()
        seen.add((name, extra))
        for need in map(Requirement, requires(name) or ()):
            if need.marker is None or need.marker.evaluate({"extra": extra, **linux}):
                left |= {(canonicalize_name(need.name), it) for it in ("", *need.extras)} - seen
                needed.add(canonicalize_name(need.name))

    assert "agendawatch" not in locked
    assert needed - {"agendawatch"} == set(locked) - builders
    assert {name: version for name, version in locked.items() if tested.get(name, version) != version} == {}


@pytest.mark.skipif(not works("shellcheck", "--version"), reason="needs shellcheck (.ci/browser)")
@pytest.mark.parametrize("step", SCRIPTS, ids=lambda step: step["name"])
def test_a_shell_finds_no_mistake(step: dict[str, str]) -> None:
    """Quotes and exit codes."""
    told = subprocess.run(
        ["shellcheck", "--shell=bash", "-"],  # noqa: S607 - a linter
        input=step["run"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (told.returncode, told.stdout) == (0, "")


def test_no_expression_stands_in_a_script() -> None:
    """What GitHub fills in could hold a command."""
    assert all("${{" not in step["run"] for step in SCRIPTS)


@dataclass(frozen=True, slots=True)
class Association:
    """An association's repository on a host, and the machine that works for it."""

    origin: Path
    folder: Path
    replica: Replica

    def clone(self, name: str) -> Path:
        """Clone the repository."""
        git(self.folder, "clone", "--quiet", str(self.origin), name)
        return self.folder / name

    def morning(self, name: str) -> tuple[Path, dict[str, subprocess.CompletedProcess[str]]]:
        """Run the steps of the jobs that read and remember, each as GitHub does: in a fresh clone, stopped at the first.

        What the one packed is there for the other.
        """
        clone = self.clone(name)
        told: dict[str, subprocess.CompletedProcess[str]] = {}
        for step in SCRIPTS:
            # The one condition of ours: the memory is packed when it was fetched, whatever failed after, and then saved.
            good = all(it.returncode == 0 for it in told.values())
            before = {"Packa minnet": "Hämta minnet", "Spara minnet": "Packa minnet"}.get(step["name"], "")
            if good or (before in told and told[before].returncode == 0):
                told[step["name"]] = self.run(clone, step)
        return clone, told

    def run(self, clone: Path, step: dict[str, object]) -> subprocess.CompletedProcess[str]:
        """Run a step's own words."""
        script = self.folder / "step.sh"
        script.write_text(str(step["run"]), encoding="utf-8")
        own = {**JOBS["runda"]["env"], **(step.get("env") or {})}  # type: ignore[dict-item]  # a step's env is a table
        machine = {
            "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.folder),
            "LC_ALL": "C.UTF-8",
        }
        return subprocess.run(  # noqa: S603 - the template's own words
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],  # noqa: S607 - as GitHub calls it
            cwd=clone,
            env={**machine, **own},
            capture_output=True,
            text=True,
            check=False,
        )


def git(folder: Path, *words: str) -> str:
    """Run git, as nobody in particular."""
    who = {f"GIT_{it}_{key}": "t" for it in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
    told = subprocess.run(  # noqa: S603 - git
        ["git", *words],  # noqa: S607 - likewise
        cwd=folder,
        env={**os.environ, **who},
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout.strip()


def page(days: tuple[int, ...]) -> str:
    """Draw kommunstyrelsen's days in April of next year, which is within every round's window."""
    year = dt.datetime.now(STOCKHOLM).year + 1
    rows = "".join(f"<li>{day} april {year}</li>" for day in days)
    return f"<h1>Kommunstyrelsens sammanträden</h1><p>Kommunstyrelsen sammanträder följande dagar {year}:</p><ul>{rows}</ul>"


@pytest.fixture
def association(tmp_path: Path) -> Iterator[Association]:
    """Copy the template as its README says, with a municipality on loopback in the place of a real one."""
    with serve(ListingSite("Kommunstyrelsens sammanträden", html=page((7, 14)))) as replica:
        seed, origin = tmp_path / "seed", tmp_path / "origin.git"
        shutil.copytree(TEMPLATE, seed)
        (seed / "agendawatch-0.0.0-py3-none-any.whl").write_bytes(b"x")
        config = seed / "agendawatch.toml"
        text = config.read_text(encoding="utf-8").replace(
            '"Göteborg"', f'"{replica.address}/kommun-och-politik/sammantraden"'
        )
        config.write_text(text, encoding="utf-8")
        git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(origin))
        git(seed, "init", "--quiet", "--initial-branch=main")
        git(seed, "add", "--all")
        git(seed, "commit", "--quiet", "--message", "Mallen")
        git(seed, "push", "--quiet", str(origin), "main")
        put_program(tmp_path / "bin" / "agendawatch")
        # What is installed is what is tested; the last file that pip is given must be there.
        put_program(pip := tmp_path / "bin" / "pip")
        pip.write_text('#!/bin/sh\n[ "$1" = install ] && shift $(($# - 1)) && [ -s "$1" ]\n', encoding="utf-8")
        yield Association(origin, tmp_path, replica)


def calendars(clone: Path) -> dict[str, bytes]:
    """Read the calendars that were made, by their place."""
    public = clone / "public"
    return {path.relative_to(public).as_posix(): path.read_bytes() for path in sorted(public.rglob("*.ics"))}


@pytest.mark.slow
@pytest.mark.timeout(900)  # three mornings, each of several programs, on a machine that may be busy
def test_mornings_follow_on_each_other(association: Association) -> None:
    """The first makes a site; when the municipality fails all stands to the byte; what is new comes the day after."""
    page_of_theirs = association.replica.app
    assert isinstance(page_of_theirs, ListingSite)

    first, told = association.morning("first")
    assert {name: step.stderr for name, step in told.items() if step.returncode} == {}
    assert "Första rundan" in told["Hämta minnet"].stdout
    assert (first / "public" / "index.html").stat().st_size > 0
    assert any(b"BEGIN:VEVENT" in data for data in calendars(first).values())

    page_of_theirs.html = "<h1>Sidan saknas</h1>"
    second, told = association.morning("second")
    assert {name: step.stderr for name, step in told.items() if step.returncode} == {}
    assert "Misslyckades" in told["Gör en runda"].stdout
    assert calendars(second) == calendars(first)

    page_of_theirs.html = page((7, 14, 28))
    third, told = association.morning("third")
    assert {name: step.stderr for name, step in told.items() if step.returncode} == {}
    assert "1 ändringar" in told["Gör en runda"].stdout
    assert calendars(third) != calendars(second)
    assert git(association.origin, "rev-list", "--count", "minne") == "1"


def test_a_memory_that_cannot_be_fetched_is_not_written_over(association: Association) -> None:
    """Only a branch that is not there is a first time."""
    git(association.origin, "branch", "minne", "main")
    kept = git(association.origin, "rev-parse", "minne")
    clone = association.clone("second")
    git(clone, "remote", "set-url", "origin", str(association.folder / "away.git"))

    told = association.run(clone, next(step for step in SCRIPTS if step["name"] == "Hämta minnet"))
    packing = next(step for step in SCRIPTS if step["name"] == "Packa minnet")

    assert told.returncode not in {0, 2}
    assert "steps.minne.outcome == 'success'" in packing["if"]
    assert "needs.runda.outputs.minne == 'success'" in JOBS["minne"]["if"]
    assert git(association.origin, "rev-parse", "minne") == kept


def test_a_mistake_in_the_file_is_told_with_its_line(association: Association) -> None:
    """The run stops before anything is asked."""
    clone = association.clone("wrong")
    (clone / "agendawatch.toml").write_text('municipalities = ["Götborg"]\n', encoding="utf-8")

    told = association.run(clone, next(step for step in SCRIPTS if step["name"] == "Gör en runda"))

    assert told.returncode == 1
    assert "line 1: municipalities" in told.stdout + told.stderr
    assert association.replica.asked == []
