"""Votes: figures in every form, names in text and in tables, what Ja and Nej meant, and which vote decided."""

from __future__ import annotations

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


@cases("text", "heading", "votes", votes=list)
def test_each_vote_of_a_text_is_read_once(text: str, heading: str, votes: list[str]) -> None:
    """And whether it was on something beside the matter; percentages, hours, conditions and other towns' votes are none."""
    assert [f"{vote.yes}-{vote.no}{' beside' * vote.beside}" for vote in votes_in(text, heading)] == votes


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


@cases("text", "putting_off", "decided")
def test_which_vote_decided(text: str, putting_off: bool, decided: str | None) -> None:
    """The main one; one on procedure only what was put off, one on an addition nothing but itself."""
    vote = deciding_vote(votes_in(text), putting_off=putting_off)

    assert (f"{vote.yes}-{vote.no}" if vote else None) == decided


# How a decision came about


def test_what_was_unanimous_before_the_decision_is_background() -> None:
    """The board of a company may have been of one mind; where a decision has its heading, only that tells."""
    sections = [
        Section("lead", "", "Bolagets styrelse har enhälligt avstyrkt affären."),
        Section("decision", "Beslut", "Aktierna säljs."),
    ]

    found = Section("order", "Beslutsgång", "Ordföranden finner att aktierna säljs.")

    assert read_way(sections) is None
    assert read_way([*sections, found]) == "acclamation"


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


@cases("table", "votes", votes=list)
def test_a_table_tells_who_voted_how(table: str, votes: list[tuple[str, ...]]) -> None:
    """By marks under options, options behind names or names under options; on the next page the sums tell where columns stand."""
    read = [
        [f"{it.member.person} ({it.member.party}) {it.option}" for it in vote.voices]
        for vote in read_ballots(rows(table))
    ]

    assert read == [list(voices) for voices in votes]


@cases("table", "figures")
def test_the_sums_below_a_table_are_its_figures(table: str, figures: tuple[int, int, int]) -> None:
    """They come to what the names do; in text, too."""
    (vote,) = read_ballots(rows(table))

    assert ((vote.yes, vote.no, vote.abstained), vote.differs) == (figures, False)


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


def test_a_table_gives_its_names_to_the_figures_that_they_come_to() -> None:
    """Whichever stands first; what a table says that it is of tells what the vote was on."""
    ballots = read_ballots(
        rows(
            "Omröstning om tilläggsyrkandet\n| Ledamot | Ja | Nej |\n| Ada Ek (S) | X | |\n| Bo Al (V) | | X |\n| Eva By (M) | X | |"
        )
    )

    told = "Planen antas med 3 ja mot 0 nej.\n\nVid den andra omröstningen 2 ja mot 1 nej."
    votes = read_votes([Section("vote", "Omröstning", told)], ballots)

    assert [(vote.counts, len(vote.voices), vote.beside) for vote in votes] == [((3, 0), 0, False), ((2, 1), 3, True)]


def test_a_table_that_contradicts_the_only_figures_is_theirs_and_differs() -> None:
    """One vote, one table: the list was cut short."""
    ballots = read_ballots(rows("| Ledamot | Ja | Nej |\n| Ada Ek (S) | X | |\n| Bo Al (V) | | X |"))

    (vote,) = read_votes([Section("vote", "Omröstning", "Med 2 ja-röster mot 1 nej-röst bifalls planen.")], ballots)

    assert vote.differs
