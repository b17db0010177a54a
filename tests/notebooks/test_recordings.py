"""The notebooks' recordings: made from the tables beside them, and read as those tables say."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.replicas.notebooks import FOLDER, NOW, main

from agendawatch.lang.sv.parties import find_parties
from agendawatch.model import AgendaItem, Meeting, PositionRole, Window
from agendawatch.testing import recorded

YEARS = (2024, 2025, 2026)


def _facts(name: str) -> list[dict[str, str]]:
    with (FOLDER.parent / "facts" / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def _listed(name: str, *years: int) -> Iterator[Meeting]:
    with recorded(FOLDER / name, now=lambda: NOW) as client:
        for year in years:
            for meeting in client.meetings("Göteborg", "kommunstyrelsen", window=Window.year(year)).meetings:
                yield client.agenda(meeting) if name == "minutes" else meeting


@pytest.mark.slow
def test_the_recordings_are_those_that_the_command_makes(tmp_path: Path) -> None:
    """Whoever runs `python -m tests.replicas.notebooks` gets the same pages, byte by byte."""
    main(tmp_path / "made")

    made = {path.relative_to(tmp_path / "made"): path.read_bytes() for path in tmp_path.rglob("*.*")}
    kept = {path.relative_to(FOLDER): path.read_bytes() for path in FOLDER.rglob("*.*")}
    assert made == kept


def test_a_year_is_read_with_every_file() -> None:
    """Every meeting of the table is listed on its day with its files and their addresses."""
    listed = [(str(it.date), doc.title, doc.url.split("/")[-3]) for it in _listed("year", 2025) for doc in it.documents]

    assert sorted(listed) == sorted((it["day"], it["file"], it["key"]) for it in _facts("kommunstyrelsen-2025.csv"))


@pytest.fixture(scope="module")
def items() -> dict[tuple[str, str | None], AgendaItem]:
    """Read the five meetings' minutes."""
    return {(str(it.date), item.number): item for it in _listed("minutes", *YEARS) for item in it.agenda or ()}


@pytest.mark.parametrize("fact", _facts("proposals.csv"), ids=lambda fact: f"{fact['day']}-{fact['paragraph']}")
def test_a_proposal_is_read_as_the_minutes_have_it(
    fact: dict[str, str], items: dict[tuple[str, str | None], AgendaItem]
) -> None:
    """Case number, kind, proposers, outcome, vote, who asked to table it and who decides are the table's."""
    item = items[fact["day"], fact["paragraph"]]
    decision = item.decision
    assert decision is not None
    proposers = [
        it.party.code
        for it in item.positions
        if it.party and it.role is PositionRole.PROPOSER and it.words == item.title
    ]
    tabled_by = [party.code for party in find_parties(decision.text or "") if decision.outcome == "tabled"]

    assert (item.reference, item.classification) == (
        fact["reference"],
        "motion" if fact["kind"] == "Motion" else "board_initiative",
    )
    assert (proposers, str(decision.outcome), tabled_by) == (
        fact["parties"].split(),
        fact["outcome"],
        fact["tabled_by"].split(),
    )
    assert (f"{decision.vote.winning}-{decision.vote.losing}" if decision.vote else "") == fact["vote"]
    assert bool(decision.next_organization) is (fact["for"] == "council")
