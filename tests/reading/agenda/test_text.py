"""Agenda tables in plain text."""

from __future__ import annotations

from agendawatch.documents.blocks import BlockKind
from agendawatch.reading.agenda.text import agenda_text_blocks

TEXT = """Kallelse

Nr   Ärende                         Dnr          Föredragande
1    Upprop
2    Taxa för vatten och avlopp     KS 2026/1    Ada Ek
     inom kommunen
3    Skolan                                      Bo Alm

Lena Holm          Per Sten
ordförande         sekreterare
"""


def test_heads_begin_a_table() -> None:
    """Columns are told by where words stand, rows go on under their title."""
    [table] = [
        block for block in agenda_text_blocks(TEXT) if block.kind is BlockKind.TABLE and block.rows[0][0].text == "Nr"
    ]

    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Nr", "Ärende", "Dnr", "Föredragande"],
        ["1", "Upprop", "", ""],
        ["2", "Taxa för vatten och avlopp inom kommunen", "KS 2026/1", "Ada Ek"],
        ["3", "Skolan", "", "Bo Alm"],
    ]


def test_text_without_heads_is_read_as_text() -> None:
    """Marks of boldness are dropped."""
    assert [block.text for block in agenda_text_blocks("**Kallelse**\n\nNämnden möts.")] == [
        "Kallelse",
        "Nämnden möts.",
    ]


def test_tabs_that_set_lines_in_part_no_columns() -> None:
    """What stands under an item behind a tab goes on with it."""
    text = "1.\tUpprop\n\n2.\tTaxa för bad\n\tDnr KS 2026/1\n\n\tFörslag till beslut\n\tTaxan antas.\n"

    assert [(block.number, block.text) for block in agenda_text_blocks(text)] == [
        ("1", "Upprop"),
        ("2", "Taxa för bad\nDnr KS 2026/1"),
        (None, "Förslag till beslut\nTaxan antas."),
    ]


def test_tabs_between_words_part_columns() -> None:
    """A tab behind a title makes rows, and those that only set in are cells then."""
    text = "1\tUpprop\n2\tTaxa\tKS 2026/1\n"

    assert [block.kind for block in agenda_text_blocks(text)] == [BlockKind.TABLE]
