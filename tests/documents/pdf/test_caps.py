"""Heads over a table that do not begin where its columns do."""

from __future__ import annotations

from tests.documents.pdf.placed import word

from agendawatch.documents.pdf.columns import capped, with_caps
from agendawatch.documents.pdf.grid import PdfCell, PdfTable
from agendawatch.documents.pdf.lines import PaperLine, line_of


def cell(text: str) -> PdfCell:
    """Make a cell of one line."""
    return PdfCell((((line_of([word(text, 50, 572)]),), 100.0),))


TABLE = PdfTable((50.0, 200.0), ((cell("3/3"), cell("10/3")), (cell("7/4"), cell("14/4"))), 600.0, 560.0)


def head(*parts: tuple[str, float], bold: bool = True, top: float = 617.0) -> PaperLine:
    """Draw a line of parts."""
    return line_of([word(text, left, top, bold=bold) for text, left in parts])


def test_centred_heads_become_the_first_row() -> None:
    """Each part stands over a column, though it begins elsewhere."""
    [table] = with_caps([head(("Kallelse", 70), ("Sammanträde", 230)), TABLE])

    assert isinstance(table, PdfTable)
    assert [cell.text for cell in table.rows[0]] == ["Kallelse", "Sammanträde"]


def test_heads_with_a_space_between_are_parted_where_the_columns_begin() -> None:
    """Large letters may leave no white."""
    line = head(("Kommunstyrelsens arbetsutskott", 48), ("Kulturnämnden", 200))
    made = capped(line, TABLE)

    assert made is not None
    assert [cell.text for cell in made.rows[0]] == ["Kommunstyrelsens arbetsutskott", "Kulturnämnden"]


def test_other_lines_stay_lines() -> None:
    """A title, plain text, and a line far above are no heads; over a page's end nearness cannot be asked for."""
    title, plain = head(("Sammanträdesplan", 50)), head(("Kallelse", 70), ("Möte", 230), bold=False)
    far = head(("Kallelse", 70), ("Möte", 230), top=712)

    assert [capped(line, TABLE) for line in (title, plain, far)] == [None, None, None]
    assert list(with_caps([title, TABLE])) == [title, TABLE]
    assert capped(far, TABLE, near=False) is not None
