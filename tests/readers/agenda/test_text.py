"""Agenda tables in plain text."""

from __future__ import annotations

from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.readers.agenda.table import agenda_passages
from agendawatch.readers.opening import open_document

TEXT = """Kallelse

Nr   Ärende                         Dnr          Föredragande
1    Upprop
2    Taxa för vatten och avlopp     KS 2026/1    Ada Ek
     inom kommunen
3    Skolan                                      Bo Alm

Lena Holm          Per Sten
ordförande         sekreterare
"""


def passages(text: str) -> tuple[Passage, ...]:
    """Read a text's passages as an agenda's."""
    return agenda_passages(open_document(text))


def test_heads_begin_a_table() -> None:
    """Columns are told by where words stand, rows go on under their title."""
    [table] = [block for block in passages(TEXT) if block.kind is PassageKind.TABLE and block.rows[0][0].text == "Nr"]

    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Nr", "Ärende", "Dnr", "Föredragande"],
        ["1", "Upprop", "", ""],
        ["2", "Taxa för vatten och avlopp inom kommunen", "KS 2026/1", "Ada Ek"],
        ["3", "Skolan", "", "Bo Alm"],
    ]


def test_bold_rows_are_rows() -> None:
    """Marks of boldness stand in no cell, and move no column."""
    heads = "**Nr   Ärende           Dnr         Föredragande**"
    rows = "**1    Upprop**\n2      Taxa för bad     KS 2026/1   Ada Ek"
    [table] = [it for it in passages(f"{heads}\n{rows}\n") if it.kind is PassageKind.TABLE]

    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Nr", "Ärende", "Dnr", "Föredragande"],
        ["1", "Upprop", "", ""],
        ["2", "Taxa för bad", "KS 2026/1", "Ada Ek"],
    ]


def test_text_without_heads_is_read_as_text() -> None:
    """Marks of boldness are dropped."""
    assert [block.text for block in passages("**Kallelse**\n\nNämnden möts.")] == [
        "Kallelse",
        "Nämnden möts.",
    ]


def test_tabs_that_set_lines_in_part_no_columns() -> None:
    """What stands under an item behind a tab goes on with it."""
    text = "1.\tUpprop\n\n2.\tTaxa för bad\n\tDnr KS 2026/1\n\n\tFörslag till beslut\n\tTaxan antas.\n"

    assert [(block.number, block.text) for block in passages(text)] == [
        ("1", "Upprop"),
        ("2", "Taxa för bad\nDnr KS 2026/1"),
        (None, "Förslag till beslut\nTaxan antas."),
    ]


def test_tabs_between_words_part_columns() -> None:
    """A tab behind a title makes rows, and those that only set in are cells then."""
    text = "1\tUpprop\n2\tTaxa\tKS 2026/1\n"

    assert [block.kind for block in passages(text)] == [PassageKind.TABLE]


def test_cells_stand_where_their_words_do() -> None:
    """A cell that goes on over lines has a piece on each."""
    document = open_document(TEXT)
    [table] = [it for it in agenda_passages(document) if it.rows and it.rows[0][0].text == "Nr"]
    told = [[[document.text[start:end] for start, end in slot.ranges] for slot in row] for row in table.rows]

    assert told[2] == [["2"], ["Taxa för vatten och avlopp", "inom kommunen"], ["KS 2026/1"], ["Ada Ek"]]
