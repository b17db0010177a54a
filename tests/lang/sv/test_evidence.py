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


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Sjöbodens kök (s. 8)\n\nBeslut togs om att budget för sjöbodens kök utökas med två miljoner.", "approved"),
        ("Sjöbodens kök (s. 8)\n\nFörslag togs fram om att budget för sjöbodens kök utökas.", "unknown"),
        ("Nu stärks skolans budget. Ett enigt kommunfullmäktige tog beslutet under onsdagen.", "approved"),
        ("Nu stärks skolans budget. Kommunfullmäktige tog inte beslutet under onsdagen.", "unknown"),
        ("Nu stärks skolans budget. Moderaterna tog beslutet under onsdagen.", "unknown"),
        ("Kommunfullmäktige beslutade bland annat att\n\n• köpa en del av Ekudden. Köpet bekostas av avgifter.", "approved"),
        ("Kommunfullmäktige talade bland annat om att\n\n• köpa en del av Ekudden. Köpet bekostas av avgifter.", "unknown"),
        ("Lägre hyror i Ekeby\n\nKommunfullmäktige godkände ett förslag som kan ge lägre hyror i Ekeby.", "approved"),
        ("Lägre hyror i Ekeby\n\nKommunfullmäktige godkände Moderaternas förslag.", "unknown"),
        ("Kiosken var en av sju motioner som kommunfullmäktige beslutade att skicka vidare för utredning.", "forwarded"),
        ("De som ville skicka vidare kiosken för utredning reserverade sig.", "unknown"),
        ("Tidigare medborgarförslag\n\nKommunfullmäktige beslutade att avslå ett tidigare medborgarförslag om guider.", "rejected"),
        ("Guider i Ekeby\n\nKommunfullmäktige har tidigare beslutat att avslå guider i Ekeby.", "unknown"),
        ("Under mötet återremitterades två ärenden:\n\n• en motion om vandringsled", "referred_back"),
        ("Vandringsled\n\nUnder mötet återremitterades två ärenden. Vandringsleden visades upp.", "unknown"),
        ("Motion om gröna tak. Att-sats 1: beslutades att KF inleder ett försök. Övriga att-satser avslogs.", "partially_approved"),
        ("Motion om gröna tak. Att-sats 1: beslutades att KF inleder ett försök. Övriga att-satser är kvar.", "approved"),
        ("Kontor blir bostäder\n\nDen togs emot på ett vänligt sätt av nämnden.", "unknown"),
        ("Ny taxa\n\nÄrende nr 15, i kommunfullmäktiges kungörelse, utgår.", "unknown"),
        ("”Vi får höras”\n\nEfter att Ada Eks (S) motion om ungdomsråd antogs av fullmäktige får unga tala.", "approved"),
        ("Motion om badhus\n\nEfter att Ada Eks (S) motion om ungdomsråd antogs av fullmäktige får unga tala.", "unknown"),
    ],
)  # fmt: skip
def test_ways_that_towns_and_papers_tell_it(text: str, outcome: str) -> None:
    """Of 53 real texts those ways that were not read, each with its twin."""
    assert [it.outcome for it in explain_minutes(text)] == [outcome]
