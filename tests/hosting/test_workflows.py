"""What stands ready for GitHub: nothing here can run it, so it is read, and what it calls is tried."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import agendawatch as aw

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*[!g].yml"))
_WRITES = {("drift.yml", "issues"), ("publish.yml", "id-token"), ("publish.yml", "attestations")}


def read(path: Path) -> dict[Any, Any]:
    """Read a file of YAML. Any: "on" is read as true."""
    told: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return told


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda it: it.name)
def test_every_action_is_named_by_its_commit(path: Path) -> None:
    """With the version beside it: a tag may be moved to other code."""
    used = re.findall(r"uses:\s*(.+)", path.read_text(encoding="utf-8"))

    assert used
    assert all(re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)+", it) for it in used), used


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda it: it.name)
def test_a_workflow_may_do_no_more_than_it_must(path: Path) -> None:
    """Nothing is written but issues and attestations, and no step keeps the token."""
    told = read(path)
    jobs = told["jobs"].values()
    given = [told["permissions"], *(job.get("permissions", {}) for job in jobs)]
    writes = {(path.name, name) for permissions in given for name, what in permissions.items() if what == "write"}
    checkouts = [step for job in jobs for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]

    assert writes <= _WRITES
    assert not any(what == "write" for what in told["permissions"].values())
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)
    assert all("timeout-minutes" in job for job in jobs)


def test_every_version_is_tried_on_every_system() -> None:
    """From the one that the package asks for."""
    matrix = read(ROOT / ".github" / "workflows" / "ci.yml")["jobs"]["matrix"]["strategy"]["matrix"]

    assert [it.partition("-")[0] for it in matrix["system"]] == ["ubuntu", "macos", "windows"]
    assert matrix["python"] == ["3.11", "3.12", "3.13", "3.14"]


@pytest.mark.parametrize("path", FORMS, ids=lambda it: it.name)
def test_who_reports_is_asked_for_the_page_and_the_ledger(path: Path) -> None:
    """Neither may be left out."""
    fields = {it["id"]: it for it in read(path)["body"] if "id" in it}

    assert all(fields[name]["validations"]["required"] is True for name in ("page", "ledger"))
    assert "agendawatch" in fields["ledger"]["attributes"]["description"]


def drift(folder: Path, *arguments: str) -> str:
    """Run the program that chooses and judges."""
    command = [sys.executable, str(ROOT / ".ci" / "drift"), *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=True)  # noqa: S603 - ours
    return done.stdout


def visited(folder: Path, slug: str, name: str, meetings: int) -> None:
    """Write what is found of a municipality."""
    (folder / "explored").mkdir(exist_ok=True)
    page = {"url": f"https://{slug}.example/", "kind": "landing", "meetings": meetings}
    told = {
        "name": name,
        "route": {
            "start": page["url"],
            "pages": [page, {"url": "https://x.example/", "kind": "missing", "reason": {"code": "page_gone"}}],
            "unreached": [{"organization": "Valnämnden"}],
        },
    }
    (folder / "explored" / f"{slug}.json").write_text(json.dumps(told), encoding="utf-8")


@pytest.mark.slow
def test_the_longest_unexplored_come_first(tmp_path: Path) -> None:
    """In a month all of them have had their night."""
    first = drift(tmp_path, "choose", "known.json", "10").split("\n")[:-1]
    visited(tmp_path, aw.municipality(first[0]).slug, first[0], 3)
    drift(tmp_path, "judge", "known.json", "explored")
    second = drift(tmp_path, "choose", "known.json", "400").split("\n")[:-1]

    assert len(first) == len(set(first)) == 10
    assert second[:9] == first[1:]
    assert second[-1] == first[0]
    assert len(second) == len(aw.municipalities())


def test_one_that_is_lost_is_told_once_with_its_ledger(tmp_path: Path) -> None:
    """One of which nothing was ever found is not lost, nor is one that is still there."""
    for slug, name in (("kinda", "Kinda"), ("ydre", "Ydre"), ("boxholm", "Boxholm")):
        visited(tmp_path, slug, name, 0 if slug == "boxholm" else 7)
    assert drift(tmp_path, "judge", "known.json", "explored") == ""

    visited(tmp_path, "kinda", "Kinda", 0)
    told = drift(tmp_path, "judge", "known.json", "explored")
    again = drift(tmp_path, "judge", "known.json", "explored")

    assert re.findall("^## .*", told, re.MULTILINE) == ["## Kinda"]
    assert "7 meetings were found" in told
    assert "| https://x.example/ | missing | 0 | page_gone |" in told
    assert "not reached: Valnämnden" in told
    assert again == ""
