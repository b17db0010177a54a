"""What ties a clause to its matter, its body and its meeting: each lack by name, beside the same words with the tie."""

from __future__ import annotations

import pytest

from agendawatch.readers.minutes import explain_minutes

LACKS = [
    ("source", "Enligt Bo Ek (M) har nämnden sagt nej till kiosken.", "I går sa nämnden nej till kiosken."),
    (
        "label",
        "§ 4 Kiosken i parken\n\nMöte 3 maj 2025: kiosken i parken avslås.",
        "§ 4 Kiosken i parken\n\nMötets beslut: kiosken i parken avslås.",
    ),
    (
        "another_day",
        "§ 4 Kiosken i parken\n\nKommunstyrelsen beslutade 2025-03-11 § 44 att kiosken i parken avslås.",
        "§ 4 Kiosken i parken\n\nKommunstyrelsen beslutade att kiosken i parken avslås.",
    ),
    (
        "another_day",
        "Kiosken i parken\n\nFullmäktige behandlade kiosken den 7 maj 2025, § 19, och beslutade då att avslå den.",
        "Kiosken i parken\n\nFullmäktige behandlade kiosken den 7 maj 2025 och beslutade då att avslå den.",
    ),
    (
        "another_body",
        "Kiosken i parken\n\nArbetsutskottet sa nej till kiosken. På torsdag möts kommunstyrelsen om saken.",
        "Kiosken i parken\n\nArbetsutskottet sa nej till kiosken. På torsdag möts grannarna om saken.",
    ),
    (
        "something",
        "§ 4 Kiosken i parken\n\nSex av grannkommunerna har sagt ja till kiosken.",
        "§ 4 Kiosken i parken\n\nKommunstyrelsen har sagt ja till kiosken.",
    ),
    (
        "another_town",
        "Kiosken i parken\n\nTill slut avslogs i Trindsjö kiosken i parken.",
        "Kiosken i parken\n\nTill slut avslogs kiosken i parken.",
    ),
    (
        "untied",
        "Plan för parken\n\nFullmäktige antog ett reglemente för barnombudet.",
        "Reglemente för barnombudet\n\nFullmäktige antog ett reglemente för barnombudet.",
    ),
    (
        "untied",
        "§ 4 Strandskydd vid viken\n\nBo Ek (M) anmäler jäv. Nämnden godkänner anmälan.",
        "§ 4 Strandskydd vid viken\n\nBo Ek (M) anmäler jäv. Nämnden godkänner ansökan.",
    ),
    (
        "untied",
        "§ 4 Inköp av bänkar\n\nTre avtal återkallas.",
        "§ 4 Inköp av bänkar\n\nÄrendet återkallas.",
    ),
]
"""The tie that is missing, a text that lacks it, and the same with the tie; all made up."""


@pytest.mark.parametrize(("lack", "text", "tied"), LACKS, ids=[text for _, text, _ in LACKS])
def test_what_lacks_a_tie_counts_for_nothing(lack: str, text: str, tied: str) -> None:
    """The outcome is unknown and the lack is told; with the tie the same words are an outcome."""
    [without] = explain_minutes(text)
    [having] = explain_minutes(tied)

    assert (without.outcome, lack in {it.refused for it in without.clauses}) == ("unknown", True)
    assert having.outcome != "unknown"


def test_what_a_decisions_heading_holds_is_tied_by_its_place() -> None:
    """A point need not name the title's matter; a motion that is not the title's is another."""
    [placed] = explain_minutes("§ 4 Kiosken i parken\n\nBeslut\nNämnden antar en ny taxa för glass.")
    [other] = explain_minutes("§ 4 Motion om kiosken\n\nBeslut\nMotionen om bryggan avslås.")

    assert (placed.outcome, other.outcome) == ("approved", "unknown")
