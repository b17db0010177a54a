"""Votes of a paragraph: the deciding one with each person's voice, and the others."""

from __future__ import annotations

from agendawatch.model import Decision, VoteOption
from agendawatch.readers.minutes import read_minutes

LISTED = """§ 7 Plan för bad

Beslut
Planen antas.

Omröstning
Ja-röst för bifall till planen.
Nej-röst för avslag.

Omröstningsresultat
Med 2 ja-röster och 1 nej-röst antas planen.

Voteringslista: § 7

Omröstning om planen
 Ledamot                            Ja      Nej     Avstår
 Ada Ek (S), ordförande              X
 Bo Al (V), ledamot                          X
 Eva By (M), ersättare               X
 Resultat                            2       1        0
"""


def decided(text: str) -> Decision:
    """Read the decision of the first item."""
    decision = read_minutes(text)[0].decision
    assert decision is not None
    return decision


def voices(decision: Decision) -> list[tuple[str, str]]:
    """Give each person's option."""
    return [(str(vote.person), vote.option.value) for vote in decision.votes]


def test_a_list_at_the_paragraphs_end_gives_the_vote_its_voices() -> None:
    """Marks stand under the options; the line's white tells which."""
    decision = decided(LISTED)

    assert voices(decision) == [("Ada Ek (S)", "yes"), ("Bo Al (V)", "no"), ("Eva By (M)", "yes")]
    assert decision.vote is not None
    assert (decision.vote.winning, decision.vote.losing, decision.vote.abstained) == (2, 1, 0)
    assert decision.vote.meaning == "Ja-röst för bifall till planen. Nej-röst för avslag"
    assert decision.other_votes == ()


def test_a_table_of_a_page_gives_them_too() -> None:
    """A column for each option, empty cells between."""
    page = (
        "<main><h2>§ 7 Plan för bad</h2><h3>Beslut</h3><p>Planen antas.</p><h3>Omröstning</h3>"
        "<table><tr><th>Ledamot<th>Parti<th>Ja<th>Nej<th>Frånvarande"
        "<tr><td>Ada Ek<td>S<td>X<td><td><tr><td>Bo Al<td>V<td><td>X<td><tr><td>Eva By<td>M<td><td><td>X</table></main>"
    )

    assert voices(decided(page)) == [("Ada Ek (S)", "yes"), ("Bo Al (V)", "no"), ("Eva By (M)", "absent")]


def test_figures_that_are_not_the_sums_of_the_names_are_left_out() -> None:
    """A list that lost a line; the names that are there stay."""
    decision = decided(LISTED.replace(" Eva By (M), ersättare               X\n", ""))

    assert decision.vote is None
    assert len(decision.votes) == 2


def test_each_vote_is_one_of_its_own() -> None:
    """The deciding one is the decision's, the one on an addition beside it."""
    text = (
        "§ 8 Plan\n\nBeslut\nPlanen antas.\n\nOmröstning\nFörst omröstning om tilläggsyrkandet.\nAda Ek (S) röstar Ja (1). "
        "Bo Al (V) och Eva By (M) röstar Nej (2).\n\nDärefter huvudvotering.\nAda Ek (S) och Bo Al (V) röstar Ja (2). Eva By (M) röstar Nej (1)."
    )

    decision = decided(text)

    assert voices(decision) == [("Ada Ek (S)", "yes"), ("Bo Al (V)", "yes"), ("Eva By (M)", "no")]
    assert [(other.count.winning, other.count.losing) for other in decision.other_votes if other.count] == [(2, 1)]
    assert [vote.option for vote in decision.other_votes[0].votes] == [VoteOption.YES, VoteOption.NO, VoteOption.NO]


def test_a_store_of_today_opens_a_decision_without_votes() -> None:
    """What was written before there were voices reads as none, and none is written."""
    kept = '{"outcome":"approved","vote":{"winning":2,"losing":1}}'

    decision = Decision.model_validate_json(kept)

    assert decision.votes == ()
    assert decision.model_dump_json(exclude_defaults=True) == kept


def test_paragraphs_that_list_no_votes_have_none() -> None:
    """Members present, a form's boxes."""
    text = "§ 9 Plan\n\nBeslut\nPlanen antas.\n\nNärvarande   Ja   Nej\nDeltar i debatten   X   \nAda Ek (S) säger ja till planen.\n"

    assert decided(text).votes == ()
