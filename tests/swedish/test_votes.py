"""Votes: figures in every form, what Ja and Nej meant, and who stood behind each."""

from __future__ import annotations

import pytest

from agendawatch.swedish.votes import find_meaning, find_voters, find_votes

COUNTED = [
    ("Nämnden beslutar med 7 röster mot 6.", (7, 6, None)),
    ("Med tolv röster mot en bifölls yrkandet.", (12, 1, None)),
    ("Beslutet fattades efter votering 12 - 1.", (12, 1, None)),
    ("Det blev bifall med 31 mot 20.", (31, 20, None)),
    ("11 ledamöter röstar för att avgöra ärendet i dag, 14 för bordläggning.", (11, 14, None)),
    ("Majoritetens budget fick 23 röster, Centerns 18.", (23, 18, None)),
    ("12 ledamöter stödde återremissen, 19 var emot.", (12, 19, None)),
    ("Med 7 ja-röster och 8 nej-röster avslås initiativet.", (7, 8, None)),
    ("7 ja-röster, 6 nej-röster och 2 som avstår.", (7, 6, 2)),
    ("39 ja, 22 nej, 1 avstår", (39, 22, 1)),
    ("Ja: 39 Nej: 22 Avstår: 1", (39, 22, 1)),
    ("Ja: 10\nNej: 4\nAvstår: 1", (10, 4, 1)),
    ("37 ledamöter röstade ja och 24 ledamöter röstade nej.", (37, 24, None)),
    ("Vid omröstningen röstade 25 ledamöter ja, 23 nej och 1 avstod.", (25, 23, 1)),
    ("Omröstningen utfaller med 7 röster för bifall och 6 röster för avslag.", (7, 6, None)),
    ("Ada Ek (S) röstar Ja (7).\nBo Ek (M) röstar Nej (6).\nEva Öst (V) avstår från att rösta (2).", (7, 6, 2)),
]


@pytest.mark.parametrize(("text", "figures"), COUNTED)
def test_a_counted_vote_is_read(text: str, figures: tuple[int, int, int | None]) -> None:
    """Words or figures, Ja and Nej or for and against, with those who abstained."""
    vote = find_votes(text)[-1]

    assert (vote.yes, vote.no, vote.abstained) == figures


UNCOUNTED = [
    "Avgiften höjs med 12 - 13 procent.",
    "Mötet varade 13-15.",
    "24 av 61 ledamöter röstade för återremiss.",
    "Planen gäller 2026-2027.",
    "Se § 12-14.",
]


@pytest.mark.parametrize("text", UNCOUNTED)
def test_other_figures_are_no_votes(text: str) -> None:
    """Percentages, hours, years and a share of those present."""
    assert find_votes(text) == ()


def test_votes_beside_the_matter_are_known() -> None:
    """A tilläggsyrkande and a counter-proposition have votes of their own."""
    votes = find_votes("Planen antas med votering 30 - 12. Tilläggsyrkandet avslås med 9 röster mot 33.")

    assert [vote.beside for vote in votes] == [False, True]


def test_what_yes_and_no_meant_is_kept_in_the_texts_words() -> None:
    """Ja may mean avslag."""
    text = 'Godkänd voteringsproposition: "Ja för avslag och Nej för bifall till\nyrkandet från M."'

    assert find_meaning(text) == "Ja för avslag och Nej för bifall till yrkandet från M"


def test_names_behind_each_side_are_found() -> None:
    """The side that won is told from the figures, whatever Ja meant."""
    sides = find_voters("Ada Ek (S) och Eva Öst (V) röstar Nej (9).\nBo Ek (M) röstar Ja (4).")

    assert sides == ((True, "Ada Ek (S) och Eva Öst (V)"), (False, "Bo Ek (M)"))


@pytest.mark.parametrize("gap", ["\n" * 9, "\n \n", "; ", "\n• "])
def test_lists_of_ja_and_nej_may_stand_apart(gap: str) -> None:
    """Some white, marks and empty lines between do not matter."""
    votes = find_votes(f"Ja: 7{gap if chr(10) in gap else chr(10)}Nej: 6")

    assert [(vote.yes, vote.no) for vote in votes] == [(7, 6)]
