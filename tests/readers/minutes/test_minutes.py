"""Minutes and notices: what was decided, by how many votes, where it goes next, and who stood where."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

import pytest
from tests.cases import cases, table
from tests.readers.minutes.drawn import NAMES, Matter, Protocol, draw

from agendawatch.model import AgendaItem, Decision, DecisionMode, Meeting, Minutes, PositionRole, VoteEvent, VoteOption
from agendawatch.model.organization import Organization, OrganizationClassification
from agendawatch.readers.minutes import read_minutes
from agendawatch.readers.minutes.lines import minutes_lines


def decided(text: str) -> Decision:
    """Read the decision of the first item."""
    decision = read_minutes(text)[0].decision
    assert decision is not None
    return decision


@cases("text", "outcome", "goes_to", "figures")
def test_a_decision_is_read(text: str, outcome: str, goes_to: str | None, figures: tuple[int, int] | None) -> None:
    """The outcome is that of this organization at this meeting; a claim or a proposal alone is none."""
    decision = decided(text)

    assert decision.outcome.value == outcome
    assert (decision.next_organization.name if decision.next_organization else None) == goes_to
    assert ((decision.vote.winning, decision.vote.losing) if decision.vote else None) == figures


@cases("text", "title")
def test_a_title_is_read_from_headings_and_sentences(text: str, title: str) -> None:
    """What a matter is called stands in its heading, or within the sentence that decides it."""
    assert read_minutes(text)[0].title == title


@cases("text", "stood", stood=list)
def test_positions_of_parties_are_read(text: str, stood: list[tuple[str, str]]) -> None:
    """Who proposed, supported, opposed, reserved themselves or made a statement."""
    positions = read_minutes(text)[0].positions

    assert sorted({(p.party.code, p.role.value) for p in positions if p.party}) == stood


MINUTES: str = table(__file__, "MINUTES")


def test_whole_minutes_are_read_paragraph_by_paragraph() -> None:
    """No item is made of contents, heads of pages and other paragraphs' numbers; a name cut by a page's end is one."""
    items = read_minutes(MINUTES)
    decision = items[1].decision

    assert [(it.person.name, it.number) for it in items.disqualified] == [("Per Bok", "9")]
    assert [(item.number, item.reference) for item in items] == [
        ("7", None),
        ("8", "2026.041 TEN"),
        ("9", "2026.050 TEN"),
    ]
    assert items[1].title == "Ny taxa för vatten och avlopp som gäller hela kommunen från och med nästa år"
    assert "Eva Öst (V)" in [str(it.person) for it in items[1].positions]
    assert decision is not None
    assert (decision.outcome.value, decision.mode) == ("approved", DecisionMode.VOTE)
    assert str(decision.next_organization) == "Kommunfullmäktige"
    assert decision.vote is not None
    assert (decision.vote.winning, decision.vote.losing) == (7, 6)
    assert str(decision.vote.meaning).startswith("Ja-röst för bifall till förvaltningens förslag")


def test_what_another_body_decided_is_background() -> None:
    """With the meeting known, the committee's decision is not the council's."""
    council = Organization(name="Kommunfullmäktige", classification=OrganizationClassification.COUNCIL)
    meeting = Meeting(organization=council, date=dt.date(2026, 5, 4))

    item = read_minutes(
        "§ 3 Enkel fråga om bad\n\nTekniska nämnden beslutade i mars att bordlägga ärendet.", meeting=meeting
    )[0]

    assert item.decision is not None
    assert item.decision.outcome.value == "unknown"


@cases("text", "mode", mode=DecisionMode)
def test_how_a_decision_came_about(text: str, mode: DecisionMode | None) -> None:
    """Silence about it is `None`."""
    assert decided(f"§ 7 Plan\n\nBeslut\n{text}").mode is mode


@pytest.mark.parametrize(
    "text",
    [
        "Omröstning\nJa-röst för avslag på tilläggsyrkandet.\nNej-röst för bifall.\n7 ja-röster, 6 nej-röster.\nBeslut\nPlanen antas.",
        "Nämnden antog planen. Tilläggsyrkandet avslogs med 7 röster mot 6.",
    ],
)
def test_a_vote_on_an_addition_is_another_vote(text: str) -> None:
    """It did not decide the matter, wherever it stands."""
    decision = decided(f"§ 7 Plan\n\n{text}")

    assert decision.vote is None
    assert [(it.count.winning, it.count.losing) for it in decision.other_votes if it.count] == [(7, 6)]


@cases("text", "kept", kept=list)
def test_a_decision_is_kept_as_written(text: str, kept: list[str]) -> None:
    """Its points and sentences over the ends of lines and pages, and nothing of what runs at a page's edge."""
    assert [it.decision.text for it in read_minutes(text) if it.decision and it.decision.text] == kept


def test_a_line_no_page_could_show_is_cut() -> None:
    """Words and lines have a longest length, so that reading stays linear."""
    assert max(len(line.text) for line in minutes_lines("a" * 10_000)) <= 2000


def test_immediate_adjustment_and_a_minoritys_referral_are_told() -> None:
    """Omedelbar justering, and the third that sent a matter back."""
    text = "§ 2 Ny arena\n\nBeslut\nÄrendet återremitteras genom minoritetsåterremiss.\nParagrafen förklaras omedelbart justerad."
    decision = decided(text)

    assert decision.minority
    assert decision.immediately_adjusted


@cache
def read(name: str, page: str = "text") -> Minutes:
    """Read a drawn protocol as text or as PDF, once for all that is asked of it."""
    return read_minutes(draw(name).text() if page == "text" else draw(name).pdf())


def facts(protocol: Protocol) -> list[tuple[str, str, str | None, str, str | None]]:
    """Say what a reader should find of each paragraph: number, title, case number, outcome, and who is next."""
    return [
        (str(number), it.title, it.reference, it.outcome, it.goes_to)
        for number, it in enumerate(protocol.matters, protocol.first)
    ]


def told(minutes: Minutes) -> list[tuple[str | None, str, str | None, str | None, str | None]]:
    """Say what was read of each paragraph."""
    return [
        (
            it.number,
            it.title,
            it.reference,
            it.decision.outcome.value if it.decision else None,
            it.decision.next_organization.name if it.decision and it.decision.next_organization else None,
        )
        for it in minutes.items
    ]


def attended(minutes: Minutes) -> list[list[str]]:
    """Say who was there by what was read."""
    return [
        [
            it.person.name,
            "" if it.person.title else it.person.party.code if it.person.party else "-",
            it.role.value,
            it.replaces or "–",
            it.paragraphs or "–",
            (it.person.title or "–").strip(),
        ]
        for it in minutes.attendance
    ]


@pytest.mark.parametrize("name", NAMES)
def test_whole_protocols_are_read(name: str) -> None:
    """Every paragraph in its order, with its title, case number and decision; the body, the day and those who adjust."""
    protocol, minutes = draw(name), read(name)

    assert (minutes.first_number, minutes.last_number) == (protocol.first, protocol.first + len(protocol.matters) - 1)
    assert told(minutes) == facts(protocol)
    assert (str(minutes.organization), minutes.date) == (protocol.organization, protocol.date)
    assert (minutes.adjusters, minutes.adjusted) == ((protocol.adjuster,), protocol.adjusted)
    assert (minutes.posted, minutes.partial) == (protocol.posted, False)


@pytest.mark.parametrize("name", NAMES)
def test_everybody_on_a_protocols_first_page_is_known(name: str) -> None:
    """Members, those who stood in and for whom, those who listened, officers, and who was there for a part."""
    assert attended(read(name)) == draw(name).attendance


def held(item: AgendaItem, fact: Matter) -> VoteEvent | None:
    """Find the vote on a drawn matter: the one that decided it, or the one on whether to decide today."""
    decision = item.decision
    assert decision is not None
    vote: VoteEvent | None
    if fact.decides_when:
        assert (decision.vote, decision.votes) == (None, ())
        (vote,) = decision.other_votes
    else:
        assert decision.other_votes == ()
        vote = VoteEvent(count=decision.vote, votes=decision.votes) if decision.vote or decision.votes else None
    figures = vote.count if vote else None
    assert ((figures.winning, figures.losing) if figures else None) == fact.figures
    assert (figures.abstained or 0 if figures else 0) == len(fact.abstaining)
    return vote


@pytest.mark.parametrize("page", ["text", "pdf"])
@pytest.mark.parametrize("name", NAMES)
def test_votes_of_protocols_are_read(name: str, page: str) -> None:
    """By figures, by lists of names and by tables, over the page's end too; each person as they voted."""
    protocol = draw(name)
    for item, fact in zip(read(name, page).items, protocol.matters, strict=True):
        vote = held(item, fact)
        if fact.yes and protocol.named_votes:
            assert vote is not None
            sides = ((fact.yes, "yes"), (fact.no, "no"), (fact.abstaining, "abstain"))
            assert {str(it.person): it.option for it in vote.votes} == {who: how for side, how in sides for who in side}
    assert any(it.yes for it in protocol.matters)


@pytest.mark.parametrize("name", NAMES)
def test_reservations_of_protocols_are_read(name: str) -> None:
    """Of those who reserve themselves, and nobody else."""
    for item, fact in zip(read(name).items, draw(name).matters, strict=True):
        reserved = {str(it.person) for it in item.positions if it.role is PositionRole.RESERVATION}
        assert reserved == set(fact.reserved)


@pytest.mark.parametrize("name", NAMES)
def test_who_chairs_a_protocol_proposes_nothing(name: str) -> None:
    """The chair puts the question and finds what was decided, and asks for nothing by that."""
    protocol = draw(name)
    chair = protocol.attendance[0][0]
    for item, fact in zip(read(name).items, protocol.matters, strict=True):
        proposed = {it.person.name for it in item.positions if it.person and it.role is PositionRole.PROPOSER}
        assert fact.chair_asks or chair not in proposed


def test_votes_are_read_from_paragraphs_alone() -> None:
    """Told by lists of names, in paragraphs that were cut out with a page's foot and head amid them."""
    protocol = draw("kulturnamnden-i-staden")
    alone = re.split(r"(?m)^ *(?=§ \d+ Ärendenummer)", protocol.text())[1:]

    for paragraph, fact in zip(alone, protocol.matters, strict=True):
        item = read_minutes(paragraph.replace("\f", ""))[0]
        held(item, fact)
        assert item.reference == fact.reference


@pytest.mark.parametrize("name", ["kommunfullmaktige-i-portalen", "tekniska-namnden", "kommunfullmaktige"])
def test_words_in_their_order_are_enough(name: str) -> None:
    """Text without columns, heads and feet, as another tool gives it, tells the same."""
    protocol = draw(name)

    minutes = read_minutes(protocol.extracted())

    assert told(minutes) == facts(protocol)
    assert attended(minutes) == protocol.attendance


@pytest.mark.parametrize("name", NAMES)
def test_a_pdf_and_its_text_give_the_same_facts(name: str) -> None:
    """Paragraphs, what was decided, in its own words and how, people and where they stood do not depend on the form."""
    minutes = read(name, "pdf")

    assert (told(minutes), attended(minutes)) == (told(read(name)), attended(read(name)))
    assert (minutes.organization, minutes.date) == (read(name).organization, read(name).date)
    assert (minutes.adjusters, minutes.adjusted) == (read(name).adjusters, read(name).adjusted)
    for ours, theirs in zip(read(name).items, minutes.items, strict=True):
        decided = [it.decision and it.decision.model_copy(update={"provenance": None}) for it in (ours, theirs)]
        stood = [[(it.party, it.person, it.role) for it in item.positions] for item in (ours, theirs)]
        assert decided[0] == decided[1]
        assert stood[0] == stood[1]


LISTED: str = table(__file__, "LISTED")


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
