"""Telling by hand, correcting, drawing, and what is overdue."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from tests.cases import cases
from tests.cli.running import BOARD, as_json, keep, keep_proposals, run

from agendawatch.model import (
    Action,
    ActionCode,
    AgendaItem,
    Decision,
    ItemClassification,
    Meeting,
    Organization,
    OrganizationClassification,
    Outcome,
    Proposal,
    ProposalClassification,
)


def followed(key: str, title: str) -> Proposal:
    """Follow a motion that a council took up."""
    raised = Action(code=ActionCode.INTRODUCED, date=dt.date(2025, 3, 3), organization=BOARD)
    return Proposal(id=key, title=title, classification=ProposalClassification.MOTION, actions=(raised,))


def held(day: dt.date, *titles: str) -> Meeting:
    """Hold a meeting that tables everything."""
    put_off = Decision(outcome=Outcome.TABLED)
    return Meeting(
        organization=BOARD, date=day, agenda=tuple(AgendaItem(title=title, decision=put_off) for title in titles)
    )


@pytest.fixture(autouse=True)
def _kept() -> None:
    """Keep two proposals and three meetings."""
    keep(
        held(dt.date(2026, 2, 4), "Ekorrar i parken"),
        held(dt.date(2026, 3, 4), "Ekorrar i parken", "Djurliv"),
        Meeting(organization=BOARD, date=dt.date(2026, 3, 11)),
        town=None,
    )
    keep_proposals(followed("p1", "Ekorrar i parken"), followed("p2", "Fler fåglar"))


def test_an_action_is_told_by_hand() -> None:
    """Fullmäktige's word by a person settles the motion."""
    as_json("follow", "fåglar", "--add", "rejected", "--on", "2026-01-26", "-o", "KF")

    assert as_json("status", "fåglar", "--on", "2026-01-26")[0]["status"] == "rejected"


@cases("words", ids=" ".join)
def test_what_is_not_whole_is_wrong_use(words: tuple[str, ...]) -> None:
    """A person is told what is missing."""
    assert run(*words).exit_code == 2


def test_a_persons_word_is_kept_and_its_opposite_refused() -> None:
    """Both rows are named."""
    told = run("follow", "ekorrar", "--same", "djurliv", "--meeting", "2026-03-04")
    again = run("follow", "ekorrar", "--not-same", "djurliv", "--meeting", "2026-03-04")
    why = run("status", "ekorrar", "--why")

    assert told.exit_code == 0, told.output
    assert "a person said so" in why.output
    assert again.exit_code == 2
    assert "not the same:" in again.output
    assert "contradict" in again.output


def test_what_was_made_one_is_parted() -> None:
    """Two are told as one, then both stand again, and what was said is kept; the opposite of that is refused, until it is meant."""
    assert as_json("follow", "ekorrar", "--same", "fåglar")["id"] == "p1"
    assert [fact["proposal"]["id"] for fact in as_json("status")] == ["p1"]
    parted = run("follow", "ekorrar", "--not-same", "fåglar")
    again = run("follow", "ekorrar", "--same", "fåglar")
    facts = as_json("status")
    after_all = run("follow", "ekorrar", "--same", "fåglar", "--instead")

    assert parted.exit_code == 0, parted.output
    assert parted.output.startswith("Ekorrar i parken: not the same: proposal p2")
    assert [fact["proposal"]["id"] for fact in facts] == ["p1", "p2"]
    assert [said["same"] for said in facts[0]["proposal"]["corrections"]] == [True, False]
    assert again.exit_code == 2
    assert "contradict" in again.output
    assert after_all.exit_code == 0, after_all.output
    assert [fact["proposal"]["id"] for fact in as_json("status")] == ["p1"]


def test_motions_that_nobody_follows_are_overdue_too() -> None:
    """With the meeting that they were raised at."""
    council = Organization(name="Kommunfullmäktige", classification=OrganizationClassification.COUNCIL)
    item = AgendaItem(title="Motion om bänkar", classification=ItemClassification.MOTION)
    raised = Meeting(organization=council, date=dt.date(2025, 1, 27), agenda=(item,))
    keep(raised)
    told = run("status", "--overdue", "--on", "2026-02-02")
    facts = as_json("status", "--overdue", "--on", "2026-02-02")

    assert "6 days past its year: Motion om bänkar (seen at Kommunfullmäktige on 2025-01-27)" in told.output
    assert [(it["title"], it["days"]) for it in facts["seen_motions"]] == [("Motion om bänkar", 6)]


def test_a_timeline_is_drawn_into_a_file() -> None:
    """An SVG, and its text twin on the screen."""
    told = run("status", "fåglar", "--svg", "line.svg")
    root = ET.fromstring(Path("line.svg").read_text(encoding="utf-8"))  # noqa: S314 - our own file

    assert "2025-03-03  introduced, Kommunstyrelsen" in told.output
    assert root.tag.endswith("svg")


def test_deadlines_and_stations_are_told() -> None:
    """By when something is due and by which paragraph; the way that it went."""
    told = run("status", "fåglar", "--on", "2025-12-01")
    (fact,) = as_json("status", "fåglar", "--on", "2025-12-01")

    assert "2026-03-03  due: motion answer (kommunallagen (2017:725) 5 kap. 35 §)" in told.output
    assert fact["deadlines"][0]["kind"] == "motion_answer"
    assert fact["stations"] == ["Kommunstyrelsen"]


def test_what_is_overdue_is_told() -> None:
    """Motions past their year, matters tabled twice, a meeting without an agenda."""
    told = run("status", "--overdue", "--on", "2026-03-05")
    facts = as_json("status", "--overdue", "--on", "2026-03-05")

    assert "2 days past its year: Fler fåglar" in told.output
    assert "Tabled 2 times (2026-02-04, 2026-03-04): Ekorrar i parken" in told.output
    assert "No agenda 6 days before: Kommunstyrelsen 2026-03-11" in told.output
    assert [len(facts[key]) for key in ("motions", "tabled", "without_agenda")] == [2, 1, 1]
    assert run("status", "--overdue", "--on", "2026-01-05", "--times", "3").output == "Nothing is overdue.\n"
