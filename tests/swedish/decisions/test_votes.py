"""Votes: figures in every form, what Ja and Nej meant, and who stood behind each."""

from __future__ import annotations

import pytest

from agendawatch.swedish.decisions.votes import find_meaning, find_voters, find_votes, find_winning_side

COUNTED = [
    ("Nämnden beslutar med 7 röster mot 6.", (7, 6, None)),
    ("Vår ändring gick igenom med 7-0.", (7, 0, None)),
    ("Med minsta marginal, 26–25, vann förslaget.", (26, 25, None)),
    ("33 ledamöter i fullmäktige röstade för bron och 28 för färjan.", (33, 28, None)),
    ("Voteringen utföll så:\n26 röstade för\n6 emot\n24 avstod från att rösta", (26, 6, 24)),
    ("27 ledamöter gick emot förslaget, 22 stödde det.", (27, 22, None)),
    ("30 ledamöter sade nej och 19 ja.", (19, 30, None)),
    ("Fullmäktige sade nej med 35–6.", (35, 6, None)),
    ("Med tolv röster mot en bifölls yrkandet.", (12, 1, None)),
    ("Beslutet fattades efter votering 12 - 1.", (12, 1, None)),
    ("Det blev bifall med 31 mot 20.", (31, 20, None)),
    ("Namnet Ekparken vann över Almparken med 6-5.", (6, 5, None)),
    ("Motionen bifölls med bred majoritet: 31-12.", (31, 12, None)),
    ("31 ledamöter röstade ja medan 12 ville skicka tillbaka planen.", (31, 12, None)),
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


def test_each_pair_of_name_lists_is_one_vote() -> None:
    """A list that was counted against the one before it is not counted against the next."""
    votes = find_votes(
        "Ada Ek (S) röstar Ja (3). Bo Ek (M) röstar Nej (2).\nIda Al (C) röstar Nej (4). Ove By (L) röstar Ja (1)."
    )
    again = find_votes("Ada Ek (S) röstar Ja (3). Ida Öst (V) röstar Ja (4). Bo Ek (M) röstar Nej (2).")

    assert [(vote.yes, vote.no, vote.named) for vote in votes] == [(3, 2, True), (1, 4, True)]
    assert [(vote.yes, vote.no) for vote in again] == [(4, 2)]


def test_no_before_yes_is_turned() -> None:
    """Whichever the text names first."""
    (vote,) = find_votes("Förslaget fick 6 nej-röster och 7 ja-röster.")

    assert (vote.yes, vote.no, vote.named) == (7, 6, True)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("10 röster för kontorets förslag, 3 för avslag.", "kontorets förslag"),
        ("3 röster för avslag, 10 röster för kontorets förslag.", "kontorets förslag"),
        ("Två röster för avslag och nio för bifall till motionen.", "bifall till motionen"),
        ("5 röster för avslag, 5 röster för kontorets förslag.", None),
        ("I går röstade 24 ledamöter för kiosken, 21 emot.", "kiosken"),
        ("20 ledamöter röstade för kiosken och 21 röstade emot.", "avslag"),
        ("Förslaget, som Centern varnade för, fick 33 röster mot 12.", "bifall"),
        ("Motionen fick 12 röster mot 33.", "avslag"),
        ("Förslaget bifölls.", None),
    ],
)
def test_the_side_with_more_votes_won(text: str, side: str | None) -> None:
    """Whichever is told first; nobody won a tie."""
    assert find_winning_side(text) == side


def test_names_of_the_last_vote_alone_count() -> None:
    """A vote on how to proceed before it has its own lists; a tie says nothing of who won."""
    text = (
        "Voteringsproposition om tiden. Ada Ek (S) röstar Ja (3). Bo Ek (M) röstar Nej (2).\n"
        "Voteringsproposition om planen. Ida Al (C) röstar Ja (1). Ove By (L) röstar Nej (4).\n"
        "Ordföranden ställer proposition på tillägget."
    )

    assert find_voters(text) == ((False, "Ida Al (C)"), (True, "Ove By (L)"))
    assert find_voters("Ada Ek (S) röstar Ja (3). Bo Ek (M) röstar Nej (3).") == ()


def test_a_name_list_begins_where_the_text_before_it_ends() -> None:
    """Behind a sentence, or behind an empty line."""
    ended = find_voters("Omröstning genomförs. Ada Ek (S) och Ida Öst (V) röstar Ja (2). Bo Ek (M) röstar Nej (1).")
    apart = find_voters("Omröstning\n\nAda Ek (S) röstar Ja (2).\nBo Ek (M) röstar Nej (1).")

    assert [names for _, names in ended] == ["Ada Ek (S) och Ida Öst (V)", "Bo Ek (M)"]
    assert [names for _, names in apart] == ["Ada Ek (S)", "Bo Ek (M)"]


def test_those_who_abstained_are_counted_behind_the_names() -> None:
    """In the sentence that follows the lists."""
    (vote,) = find_votes("Ada Ek (S) röstar Ja (3). Bo Ek (M) röstar Nej (2). Ida Al (C) avstår (1).")

    assert vote.abstained == 1


def test_the_full_stop_is_no_part_of_what_ja_meant() -> None:
    """Nor is white space at its ends."""
    assert find_meaning('"Ja för avslag. Nej för bifall till planen ."') == "Ja för avslag. Nej för bifall till planen"


@pytest.mark.parametrize(
    ("text", "yes", "named"),
    [
        ("Omröstning: 24 ja och 12 nej.", 24, True),
        ("Röstsiffrorna blev 12 nej och 24 ja.", 24, True),
        ("Ja 24, nej 12.", 24, True),
        ("Förslaget bifölls med 24 röster mot 12.", 24, False),
        ("Förslaget bifölls med 24 röster mot en.", 24, False),
    ],
)
def test_figures_tell_whether_they_were_named(text: str, yes: int, named: bool) -> None:
    """Which figure was Ja and which Nej; where the text does not say, the first won."""
    (vote,) = find_votes(text)

    assert (vote.yes, vote.named) == (yes, named)
