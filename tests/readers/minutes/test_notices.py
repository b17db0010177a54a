"""Notices, reports and short passages in many hands: the decision, its vote, and who stood where."""

from __future__ import annotations

from operator import itemgetter

from tests.cases import cases
from tests.readers.minutes.told import Told, read_told

from agendawatch.readers.minutes import read_minutes


@cases("row", ids=itemgetter(0))
def test_a_passage_is_read(row: Told) -> None:
    """Plain speech decides as minutes do; what is to come, hoped for or only proposed does not."""
    assert read_told(row[0]) == row


def test_titled_notices_in_plain_text_are_parted() -> None:
    """Each line that stands like a title over a decision begins an item."""
    text = (
        "Snabbprotokoll 3 juni\n\nNy miljöplan\n\nKommunfullmäktige antog planen.\n\nMotion om bad\nMotionen avslogs."
    )

    items = read_minutes(text)

    assert [(i.title, i.decision.outcome.value if i.decision else None) for i in items] == [
        ("Ny miljöplan", "approved"),
        ("Motion om bad", "rejected"),
    ]


def test_a_proposal_to_the_meeting_is_no_decision() -> None:
    """What a body says under "Förslag till beslut" is yet to be decided; a document sent to the council tells its own."""
    spoken = "Kommunstyrelsen föreslår att kommunfullmäktige beslutar att anta programmet."
    to_come = f"4. Program för näringslivet\n\nFörslag till beslut\n{spoken}\n\nHandlingar\nTjänsteskrivelse"
    sent = f"Program för näringslivet\n\nTill kommunfullmäktige\n\nFörslag till beslut\n{spoken}"

    told = [read_minutes(page)[0].decision for page in (to_come, sent)]

    assert [decision.outcome.value if decision else None for decision in told] == ["unknown", "approved"]


@cases("words", "outcome")
def test_ways_to_tell_what_became_of_it(words: str, outcome: str) -> None:
    """What is proposed to a body is open; who won, and what fell, is decided."""
    decision = read_minutes(words)[0].decision

    assert decision is not None
    assert decision.outcome.value == outcome


def test_votes_told_side_by_side() -> None:
    """Each side has a sentence of its own."""
    decision = read_minutes(
        "Budgeten klubbades. 29 ledamöter röstade för majoritetens budget. 10 röstade på M:s förslag."
    )[0].decision

    assert decision is not None
    assert decision.vote is not None
    assert (decision.vote.winning, decision.vote.losing) == (29, 10)


def test_votes_told_as_for_and_against() -> None:
    """Those for come first, whoever won."""
    decision = read_minutes("SD:s krav på språktest föll i fullmäktige. 9 röstade för, 36 emot.")[0].decision

    assert decision is not None
    assert decision.vote is not None
    assert (decision.vote.winning, decision.vote.losing) == (36, 9)


def test_a_report_signed_by_a_party_speaks_for_it() -> None:
    """Who signs "vår motion" made it."""
    [item] = read_minutes("Vår motion om lekplats i Berga röstades ner.\n\n/Miljöpartiet i Ekby\n")

    assert [(p.party.code if p.party else None, p.role.value) for p in item.positions] == [("MP", "proposer")]


@cases("text", "title", "outcome")
def test_a_headline_tells_where_the_text_is_silent(text: str, title: str, outcome: str) -> None:
    """A sentence over the text is its title, and decides in the passive or of a body alone, unless the text takes it back."""
    (item,) = read_minutes(text)

    assert (item.title, item.decision.outcome.value if item.decision else None) == (title, outcome)
