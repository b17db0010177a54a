"""Decisions of a paragraph: outcome, text, vote and mode."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.lang.sv.headings import Section
from agendawatch.model import Decision, DecisionMode, Outcome
from agendawatch.readers.minutes.decision import read_item_votes, with_verdict
from agendawatch.readers.minutes.lines import minutes_lines
from agendawatch.readers.minutes.paragraphs import Paragraph, sections


def read_decision(told: tuple[Section, ...], title: str = "") -> Decision:
    """Read what one paragraph decided, of signed minutes and nobody's in particular."""
    return with_verdict(Paragraph(None, title, None, told, "the text"), None, read_item_votes(told))[0]


@cases("text", "mode", mode=DecisionMode)
def test_how_a_decision_came_about(text: str, mode: DecisionMode | None) -> None:
    """Silence about it is `None`."""
    assert read_decision(sections(minutes_lines(text))).mode is mode


def test_the_text_is_the_decision_as_written() -> None:
    """Wrapped lines joined, one line for each point."""
    decision = read_decision(sections(minutes_lines("Beslut\n1. Planen\nantas.\n2. Taxan höjs.\nHandlingar\nPlan.")))

    assert decision.text == "1. Planen antas.\n2. Taxan höjs."


@pytest.mark.parametrize("title", ["Ny kiosk", "Motion om ny kiosk"])
@pytest.mark.parametrize("sign", ["Vänsterpartiet reserverade sig.", "Votering begärdes, 33 ja och 16 nej."])
def test_a_reservation_or_a_yes_does_not_tell_what_was_decided(title: str, sign: str) -> None:
    """Something was; which way, no clause says."""
    told = sections(minutes_lines(f"Kiosken vid stranden väckte känslor. {sign}"))

    assert read_decision(told, title=title).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize("title", ["Alliansen fick igenom sin budget", "Fastställande av dagordning"])
def test_a_title_decides_nothing_where_a_text_stands_below_it(title: str) -> None:
    """A matter's name tells nothing, and a headline is no sentence of the minutes."""
    told = sections(minutes_lines("Det blev sent i går. Debatten tog åtta timmar."))

    assert read_decision(told, title=title).outcome is Outcome.UNKNOWN


def test_what_others_said_on_the_way_is_background_of_what_is_to_come() -> None:
    """The board is yet to decide; the committee has."""
    told = "Kommunstyrelsen ska i eftermiddag ta ställning till kiosken. Parknämnden har sagt nej."

    assert read_decision(sections(minutes_lines(told))).outcome is Outcome.UNKNOWN


def test_background_decides_nothing() -> None:
    """What is told under "Ärendebeskrivning" happened before."""
    decision = read_decision(sections(minutes_lines("Ärendebeskrivning\nKommunfullmäktige antog planen.")))

    assert decision.outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "Omröstning\nJa-röst för avslag på tilläggsyrkandet.\nNej-röst för bifall.\n7 ja-röster, 6 nej-röster.\nBeslut\nPlanen antas.",
        "Nämnden antog planen. Tilläggsyrkandet avslogs med 7 röster mot 6.",
    ],
)
def test_a_vote_on_an_addition_is_another_vote(text: str) -> None:
    """It did not decide the matter, wherever it stands."""
    decision = read_decision(sections(minutes_lines(text)))

    assert decision.vote is None
    assert [(it.count.winning, it.count.losing) for it in decision.other_votes if it.count] == [(7, 6)]


def test_a_third_may_have_won() -> None:
    """A minority's återremiss is won by the smaller figure when the text says so first."""
    vote = read_decision(sections(minutes_lines("Ärendet återremitterades med 14 röster mot 30."))).vote

    assert vote is not None
    assert (vote.winning, vote.losing) == (14, 30)


@cases("title", "text", "outcome", outcome=Outcome)
def test_the_title_tells_what_was_asked_for(title: str, text: str, outcome: Outcome) -> None:
    """Who follows the office's proposal on a motion may have refused it: unknown, where the proposal is not told."""
    assert read_decision(sections(minutes_lines(text)), title).outcome is outcome


@cases("text", "figures")
def test_who_won_a_vote_on_putting_off(text: str, figures: tuple[int, int]) -> None:
    """A third is enough to put off; where the first side would decide today, the other had more."""
    vote = read_decision(sections(minutes_lines(f"Beslut\nÄrendet bordläggs.\nOmröstning\n{text}"))).vote

    assert vote is not None
    assert (vote.winning, vote.losing) == figures


def test_a_title_that_is_a_sentence_decides_where_nothing_else_stands() -> None:
    """A notice's point may be its own title."""
    assert read_decision((), "Nämnden antar planen för bad").outcome is Outcome.APPROVED
    assert read_decision((), "Plan för bad").outcome is Outcome.UNKNOWN
