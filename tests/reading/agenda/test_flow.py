"""One walk over the blocks of an agenda in running form."""

from __future__ import annotations

from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.documents.tree import Link
from agendawatch.reading.agenda.flow import Walk
from agendawatch.reading.agenda.forms import form_of
from agendawatch.reading.agenda.opens import Form


def heading(text: str, level: int = 2) -> Passage:
    """Make a heading."""
    return Passage(PassageKind.HEADING, text, level=level)


def paragraph(text: str, *links: Link) -> Passage:
    """Make a paragraph."""
    return Passage(PassageKind.PARAGRAPH, text, links=links)


def walked(*blocks: Passage) -> list[tuple[str | None, str, str | None, int]]:
    """Read blocks as an agenda."""
    drafts = Walk(form_of(blocks) or Form("")).read(blocks)
    return [(draft.number, draft.title, draft.reference, len(draft.documents)) for draft in drafts]


def test_a_number_in_a_block_of_its_own_waits_for_its_title() -> None:
    """The next block is the title, whatever kind it is of."""
    blocks = [paragraph("1"), heading("Upprop", 3), paragraph("2"), heading("Taxa", 3), paragraph("KS 2026/7")]

    assert walked(*blocks) == [("1", "Upprop", None, 0), ("2", "Taxa", "KS 2026/7", 0)]


def test_a_letter_is_added_to_a_number_up_the_list() -> None:
    """A supplement ends with what belongs further up."""
    blocks = [paragraph(text) for text in ("1. Upprop", "2. Taxa", "3. Rapport", "2 b. Yrkande från S")]

    assert [row[:2] for row in walked(*blocks)] == [
        ("1", "Upprop"),
        ("2", "Taxa"),
        ("3", "Rapport"),
        ("2b", "Yrkande från S"),
    ]


def test_numbered_proposals_are_no_items() -> None:
    """What stands under "Förslag till beslut" belongs to the item, numbered or not."""
    blocks = [
        heading("1. Taxa"),
        paragraph("Förslag till beslut"),
        paragraph("1. Nämnden antar taxan."),
        paragraph("2. Nämnden ger ett uppdrag."),
        heading("2. Budget"),
    ]

    assert [title for _, title, *_ in walked(*blocks)] == ["Taxa", "Budget"]


def test_the_agenda_ends_with_a_heading_of_another_kind() -> None:
    """Links under "Kontakt" are no papers of the last item."""
    link = Link("Arbetsordning (pdf)", "/a.pdf")
    blocks = [
        heading("1. Upprop"),
        heading("2. Taxa"),
        paragraph("Dnr KS 2026/7"),
        heading("Kontakt"),
        paragraph("Kansliet", link),
    ]

    assert walked(*blocks)[-1] == ("2", "Taxa", "KS 2026/7", 0)


def test_papers_under_their_heading_need_no_files_name() -> None:
    """Every link under "Handlingar" is one."""
    blocks = [
        heading("1. Upprop"),
        heading("2. Taxa"),
        heading("Handlingar", 3),
        paragraph("Översikt", Link("Översikt", "/7")),
    ]

    assert walked(*blocks)[-1] == ("2", "Taxa", None, 1)


def test_lines_to_the_members_are_no_items() -> None:
    """Who cannot come tells whom: that is no matter."""
    blocks = [
        heading("Dagordning"),
        *(
            Passage(PassageKind.LIST_ITEM, text, level=1)
            for text in ("Upprop", "Taxa, dnr KS 2026/7", "Förhinder anmäls till kansliet")
        ),
    ]

    assert [title for _, title, *_ in walked(*blocks)] == ["Upprop", "Taxa"]


def test_letters_go_on_with_a_number_that_has_one() -> None:
    """After "3 a)" comes "b)"; a letter out of turn, or under a plain number, opens no item."""
    blocks = [
        paragraph("1 Upprop"),
        paragraph("b) Närvaro"),
        paragraph("2 Taxa"),
        paragraph("3 a) Protokoll"),
        paragraph("b) Beslut"),
        paragraph("d) Skrivelser"),
    ]

    assert [number for number, *_ in walked(*blocks)] == ["1", "2", "3a", "3b"]


def test_a_line_among_numbered_items_heads_those_that_follow() -> None:
    """A line of one group's name; "Beslut" under an item is a part of it."""
    blocks = [
        paragraph("1. Upprop"),
        paragraph("Bordlagda ärenden"),
        paragraph("2. Taxa"),
        paragraph("Beslut"),
        paragraph("Taxan antas."),
        paragraph("Sekretessärenden"),
        paragraph("3. Avtal"),
    ]

    drafts = Walk(form_of(blocks) or Form("")).read(blocks)
    assert [(draft.title, draft.group) for draft in drafts] == [
        ("Upprop", None),
        ("Taxa", "Bordlagda ärenden"),
        ("Avtal", "Sekretessärenden"),
    ]


def test_a_list_before_the_items_heads_none() -> None:
    """A bullet "Mötets öppnande" is a formality without number, and no group's heading."""
    blocks = [
        Passage(PassageKind.LIST_ITEM, "Mötets öppnande", level=1),
        paragraph("1. Avsägelser"),
        paragraph("2. Taxa"),
    ]

    assert [draft.group for draft in Walk(form_of(blocks) or Form("")).read(blocks)] == [None, None]
