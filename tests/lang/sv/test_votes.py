"""Votes: figures in every form, names in text and in tables, what Ja and Nej meant, and which vote decided."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.lang.sv.ballots import Cell, Row, read_ballots
from agendawatch.lang.sv.headings import Section
from agendawatch.lang.sv.tokens import Body
from agendawatch.lang.sv.votes import CountedVote, deciding_vote, read_votes, read_way


def votes_in(text: str, heading: str = "Omröstning") -> tuple[CountedVote, ...]:
    """Read a text under a heading of votes."""
    return read_votes([Section("vote", heading, text)])


def rows(table: str) -> list[Row]:
    """Cut a drawn table: cells stand between bars, or where white of two spaces parts them; an empty line parts rows."""
    made: list[Row] = []
    apart = False
    for line in table.strip("\n").split("\n"):
        if "|" in line:
            told = line.strip().removeprefix("|").removesuffix("|").split("|")
            made.append(Row([Cell(text.strip(), nth, nth) for nth, text in enumerate(told)]))
            continue
        cells, at = [], 0
        for piece in line.split("  "):
            if piece.strip():
                left = at + len(piece) - len(piece.lstrip())
                cells.append(Cell(piece.strip(), left, left + len(piece.strip())))
            at += len(piece) + 2
        if cells:
            made.append(Row(cells, apart))
        apart = not cells
    return made


def voices(vote: CountedVote) -> dict[str, str]:
    """Give each person's option."""
    return {str(voice.member.person): voice.option for voice in vote.voices}


# Figures


@cases("text", "figures")
def test_a_counted_vote_is_read(text: str, figures: tuple[int, int, int | None]) -> None:
    """With those who abstained, where the text says."""
    (vote,) = votes_in(text)

    assert (vote.yes, vote.no, vote.abstained) == figures


@cases("text")
def test_other_figures_are_no_votes(text: str) -> None:
    """Percentages, hours, years and a share of those present."""
    assert votes_in(text, "") == ()


def test_votes_beside_the_matter_are_known() -> None:
    """A tilläggsyrkande and a counter-proposition have votes of their own."""
    votes = votes_in("Planen antas med votering 30 - 12. Tilläggsyrkandet avslås med 9 röster mot 33.", "")

    assert [(vote.yes, vote.no, vote.beside) for vote in votes] == [(30, 12, False), (9, 33, True)]


def test_each_pair_of_figures_is_one_vote() -> None:
    """A figure belongs to one vote alone."""
    votes = votes_in("Ja: 10 Nej: 4\nHuvudvotering\nJa: 5 Nej: 9")

    assert [(vote.yes, vote.no) for vote in votes] == [(10, 4), (5, 9)]


@cases("text")
def test_figures_that_nobody_voted_are_no_vote(text: str) -> None:
    """A condition, what somebody reckoned with, and another town's vote decide nothing here."""
    assert votes_in(text) == ()


def test_figures_that_are_taken_back_are_no_vote() -> None:
    """Those that hold stand beside them."""
    votes = votes_in("Rösterna fördelade sig inte 9 mot 4, som först uppgavs, utan 8 mot 5.")

    assert [(vote.yes, vote.no) for vote in votes] == [(8, 5)]


def test_another_bodys_vote_is_not_this_ones() -> None:
    """The council's minutes tell how the board voted."""
    told = "Vid kommunstyrelsens omröstning röstade 9 ledamöter ja och 4 nej."

    assert read_votes([Section("vote", "Omröstning", told)], own=Body("council")) == ()
    assert len(read_votes([Section("vote", "Omröstning", told)], own=Body("board"))) == 1


# What Ja meant, and what was voted on


def test_what_ja_meant_may_stand_under_the_heading_before() -> None:
    """Minutes put the proposition under one heading, the result under the next."""
    votes = read_votes(
        [
            Section("vote", "Omröstning", "Ja-röst för avslag på yrkandet.\nNej-röst för bifall."),
            Section("vote", "Omröstningsresultat", "Med 7 ja-röster och 6 nej-röster avslås yrkandet."),
        ]
    )

    assert [vote.meaning for vote in votes] == ["Ja-röst för avslag på yrkandet. Nej-röst för bifall"]


def test_a_quotation_ends_what_ja_meant() -> None:
    """What follows it on the line is no part of the proposition."""
    (vote,) = votes_in('"Ja för avslag och Nej för bifall till\nyrkandet." Godkänns. Därefter 7 röster mot 6.')

    assert vote.meaning == "Ja för avslag och Nej för bifall till yrkandet"


@cases("text", "puts_off")
def test_which_side_would_put_off(text: str, puts_off: bool | None) -> None:
    """A third may put a matter off, so it must be known whose figure is whose."""
    (vote,) = votes_in(text)

    assert vote.first_puts_off is puts_off


def test_the_main_vote_decides() -> None:
    """A vote on the counter-proposition stands before or behind it."""
    votes = votes_in(
        "Omröstning om motförslag i huvudvoteringen. Ja för S förslag, nej för M förslag. 15 ja, 14 nej.\n\n"
        "Därefter huvudvotering. Ja för bifall till planen, nej för motförslaget. 20 ja, 9 nej."
    )

    decided = deciding_vote(votes, putting_off=False)

    assert decided is not None
    assert (decided.yes, decided.no) == (20, 9)


def test_a_vote_on_procedure_decides_only_what_was_put_off() -> None:
    """Where the matter was decided after all, nobody counted that."""
    votes = votes_in("Ja-röst för återremiss, nej-röst för att avgöra i dag. 6 ja, 7 nej.")

    assert deciding_vote(votes, putting_off=False) is None
    assert deciding_vote(votes, putting_off=True) is votes[0]


def test_figures_behind_the_votes_own_label_are_read() -> None:
    """A second vote decides the matter that the first one was not on."""
    votes = votes_in(
        "Ordföranden prövar om ärendet ska avgöras i dag. Omröstning: 29 ja, 11 nej.\n\n"
        "Sedan ställs yrkandet om avslag mot bifall. Ny omröstning: 26 för avslag, 14 för bifall."
    )

    decided = deciding_vote(votes, putting_off=False)

    assert decided is not None
    assert (decided.yes, decided.no) == (26, 14)


@pytest.mark.parametrize("heading", ["", "Omröstning", "Omröstning angående tilläggsförslag"])
def test_an_addition_decides_nothing_but_itself(heading: str) -> None:
    """Whoever was against the addition was not for the matter."""
    votes = votes_in("Tilläggsyrkandet avslås med 9 röster mot 33.", heading)

    assert [(vote.yes, vote.no, vote.beside) for vote in votes] == [(9, 33, True)]
    assert deciding_vote(votes, putting_off=False) is None


# How a decision came about


def test_what_was_unanimous_before_the_decision_is_background() -> None:
    """The board of a company may have been of one mind; where a decision has its heading, only that tells."""
    sections = [
        Section("lead", "", "Bolagets styrelse har enhälligt avstyrkt affären."),
        Section("decision", "Beslut", "Aktierna säljs."),
    ]

    assert read_way(sections) is None
    assert (
        read_way([*sections, Section("order", "Beslutsgång", "Ordföranden finner att aktierna säljs.")])
        == "acclamation"
    )


# Names in running text


@cases("text")
def test_names_are_read_with_their_side(text: str) -> None:
    """Before the verb or behind a colon, on one line or on one each; who is named for other reasons has no voice."""
    (vote,) = votes_in(text)

    assert voices(vote) == {"Ada Ek": "yes", "Bo Al": "yes", "Eva By": "no"}
    assert vote.counts == (2, 1)
    assert not vote.differs


@cases("text")
def test_who_is_named_beside_a_vote_has_no_voice(text: str) -> None:
    """Asking for a vote, putting it or owning a proposal in it is no voice."""
    assert [voice for vote in votes_in(text) for voice in vote.voices] == []


def test_several_votes_keep_their_own_names() -> None:
    """A side that is listed anew begins another vote."""
    votes = votes_in(
        "Ada Ek (S) och Bo Al (V) röstar Ja (2). Eva By (M) röstar Nej (1).\n"
        "Ada Ek (S) röstar Nej (1). Bo Al (V) och Eva By (M) röstar Ja (2)."
    )

    assert [voices(vote) for vote in votes] == [
        {"Ada Ek": "yes", "Bo Al": "yes", "Eva By": "no"},
        {"Ada Ek": "no", "Bo Al": "yes", "Eva By": "yes"},
    ]


def test_who_abstains_and_who_is_absent_is_kept() -> None:
    """They are no side."""
    (vote,) = votes_in("Ja: Ada Ek (S). Nej: Bo Al (V). Avstår: Eva By (M). Frånvarande: Ove Ask (C).")

    assert voices(vote) == {"Ada Ek": "yes", "Bo Al": "no", "Eva By": "abstain", "Ove Ask": "absent"}


def test_parties_alone_are_nobodys_voice() -> None:
    """What a party's members did is not each person's, and their number cannot be counted."""
    votes = votes_in("S och V röstar ja. Ada Ek (M) röstar nej. Det blev 21 ja och 20 nej.")

    assert [voices(vote) for vote in votes] == [{"Ada Ek": "no"}]
    assert not votes[0].differs


@cases("text", "differs")
def test_figures_must_be_the_sums_of_the_names(text: str, differs: bool) -> None:
    """A list that is cut short, or of one side alone, is counted as far as it goes."""
    assert [vote.differs for vote in votes_in(text)] == [differs]


# Tables of names

COLUMNS = """
 Ledamot                              Ja      Nej     Avstår
 Ada Ek (S), ordförande                X
 Bo Maria Al (V), vice ordförande              X
 Eva By (M), ledamot                                    X
 Ove Ask (C), ersättare                X
 Resultat                              2        1        1
"""
RULED = """
| Namn | Parti | Ja | Nej | Avstår | Frånvarande |
| Ada Ek | S | x | | | |
| Bo Al | V | | x | | |
| Eva By | M | | | x | |
| Ove Ask | C | | | | x |
| Summa | | 1 | 1 | 1 | 1 |
"""


def test_a_mark_under_an_option_is_a_voice() -> None:
    """In text, the nearest column; the sums below are the figures."""
    (vote,) = read_ballots(rows(COLUMNS))

    assert voices(vote) == {"Ada Ek": "yes", "Bo Maria Al": "no", "Eva By": "abstain", "Ove Ask": "yes"}
    assert (vote.yes, vote.no, vote.abstained, vote.differs) == (2, 1, 1, False)


def test_a_party_may_have_a_column_of_its_own() -> None:
    """And those who were absent one, too."""
    (vote,) = read_ballots(rows(RULED))

    assert [(voice.member.person, voice.member.party, voice.option) for voice in vote.voices] == [
        ("Ada Ek", "S", "yes"),
        ("Bo Al", "V", "no"),
        ("Eva By", "M", "abstain"),
        ("Ove Ask", "C", "absent"),
    ]


def test_an_option_may_stand_behind_each_name() -> None:
    """In a column of its own, or as the line's last word."""
    (ruled,) = read_ballots(rows("| Ledamot | Röst |\n| Ada Ek (S) | Ja |\n| Bo Al (V) | Nej |"))
    (told,) = read_ballots(rows("Namnupprop\nAda Ek (S) Ja\nBo Al (V), ersättare Nej"))

    assert voices(ruled) == voices(told) == {"Ada Ek": "yes", "Bo Al": "no"}


def test_names_may_stand_under_the_options() -> None:
    """Two lists side by side."""
    (vote,) = read_ballots(
        rows("Ja-röster           Nej-röster\nAda Ek (S)          Bo Al (V)\nEva By (M)          Ove Ask (C)\n")
    )

    assert voices(vote) == {"Ada Ek": "yes", "Bo Al": "no", "Eva By": "yes", "Ove Ask": "no"}


def test_one_table_may_hold_several_votes() -> None:
    """Where an option's column comes again, another vote begins, under its own title."""
    votes = read_ballots(
        rows(
            "|  |  | Återremiss |  | Huvudförslag |  |\n| Ledamot | Parti | Ja | Nej | Ja | Nej |\n"
            "| Ada Ek | S | X | | | X |\n| Bo Al | V | | X | X | |"
        )
    )

    assert [voices(vote) for vote in votes] == [{"Ada Ek": "yes", "Bo Al": "no"}, {"Ada Ek": "no", "Bo Al": "yes"}]


@cases("table")
def test_other_tables_are_no_votes(table: str) -> None:
    """A form's boxes, a list of those present, a sentence."""
    assert read_ballots(rows(table)) == ()


def test_a_mark_between_two_columns_is_nobodys() -> None:
    """It stands as near to the one as to the other."""
    (vote,) = read_ballots(
        [
            Row([Cell("Ledamot", 0, 7), Cell("Ja", 30, 32), Cell("Nej", 40, 42)]),
            Row([Cell("Ada Ek (S)", 0, 10), Cell("X", 35, 37)]),
            Row([Cell("Bo Al (V)", 0, 9), Cell("X", 30, 31)]),
        ]
    )

    assert voices(vote) == {"Bo Al": "yes"}


NEXT_PAGE = """
 Ledamot                              Ja      Nej     Avstår
 Ada Ek (S), ordförande                X
 Bo Al (V), vice ordförande                    X

  Eva By (M), ledamot                                 X
  Ove Ask (C), ersättare                    X
  Resultat                                  2         2         0
"""


def test_on_the_next_page_the_columns_may_stand_elsewhere() -> None:
    """The sums below tell where; without them nobody knows, and those people have no voice."""
    (vote,) = read_ballots(rows(NEXT_PAGE))
    (cut,) = read_ballots(rows(NEXT_PAGE.rsplit("\n", 2)[0]))

    assert voices(vote) == {"Ada Ek": "yes", "Bo Al": "no", "Eva By": "no", "Ove Ask": "yes"}
    assert (vote.counts, vote.differs) == ((2, 2), False)
    assert voices(cut) == {"Ada Ek": "yes", "Bo Al": "no"}


def test_a_table_gives_its_names_to_the_figures_that_they_come_to() -> None:
    """Whichever stands first; what a table says that it is of tells what the vote was on."""
    ballots = read_ballots(
        rows(
            "Omröstning om tilläggsyrkandet\n| Ledamot | Ja | Nej |\n| Ada Ek (S) | X | |\n| Bo Al (V) | | X |\n| Eva By (M) | X | |"
        )
    )

    votes = read_votes(
        [
            Section(
                "vote", "Omröstning", "Planen antas med 3 ja mot 0 nej.\n\nVid den andra omröstningen 2 ja mot 1 nej."
            )
        ],
        ballots,
    )

    assert [(vote.counts, len(vote.voices), vote.beside) for vote in votes] == [((3, 0), 0, False), ((2, 1), 3, True)]


def test_a_table_that_contradicts_the_only_figures_is_theirs_and_differs() -> None:
    """One vote, one table: the list was cut short."""
    ballots = read_ballots(rows("| Ledamot | Ja | Nej |\n| Ada Ek (S) | X | |\n| Bo Al (V) | | X |"))

    (vote,) = read_votes([Section("vote", "Omröstning", "Med 2 ja-röster mot 1 nej-röst bifalls planen.")], ballots)

    assert vote.differs
