"""Notices, reports and short passages in many hands: the decision, its vote, and who stood where."""

from __future__ import annotations

from operator import itemgetter

from tests.cases import cases
from tests.readers.minutes.told import Told, read_told

from agendawatch.readers.minutes import read_minutes
from agendawatch.readers.minutes.lines import minutes_lines
from agendawatch.readers.minutes.passages import passages


@cases("row", ids=itemgetter(0))
def test_a_passage_is_read(row: Told) -> None:
    """Plain speech decides as minutes do; what is to come, hoped for or only proposed does not."""
    assert read_told(row[0]) == row


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


def test_a_partys_report_knows_its_author() -> None:
    """The heading names one party."""
    found = passages(minutes_lines("Miljöpartiet på kommunfullmäktige 25/5\n\nMotion om bad\n\nDen avslogs."))

    assert found[0].author is not None
    assert found[0].author.code == "MP"
    assert found[0].title == "Motion om bad"
