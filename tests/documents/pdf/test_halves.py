"""Columns of running text are read one after the other; those of a table row by row."""

from __future__ import annotations

from tests.documents.pdf.placed import word

from agendawatch.documents.pdf.columns import in_halves
from agendawatch.documents.pdf.lines import PaperWord


def column(left: float, top: float, lines: int) -> list[PaperWord]:
    """Place lines of a column, fourteen points each."""
    return [
        word(f"tis {line} Valnämnden sammanträder", left, top - 14 * line + 11, high=11) for line in range(1, lines + 1)
    ]


def test_columns_that_do_not_know_of_each_other_are_parted() -> None:
    """The title above them comes first, then the left column and the right."""
    title = word("Sammanträdesplan för nämnder och styrelser år 2026 med tider och platser", 60, 811, high=11)
    left, right = column(50, 760, 9), column(320, 755, 8)

    assert in_halves([title, *left, *right]) == ([title], left, right)


def test_rows_of_a_table_stay_together() -> None:
    """Lines that stand on one height are rows."""
    words = [*column(50, 760, 9), *column(320, 760, 9)]

    assert in_halves(words) == (words,)


def test_few_lines_are_no_columns() -> None:
    """A letterhead has two sides, and no columns."""
    words = [*column(50, 760, 9), *column(320, 755, 3)]

    assert in_halves(words) == (words,)


def test_empty_page_is_whole() -> None:
    """A page without words has nothing to part."""
    assert in_halves([]) == ([],)


def headed(left: float, top: float, heads: set[int]) -> list[PaperWord]:
    """Place twelve lines of a column, some of them bold."""
    return [word(f"tis {line} mars", left, top - 14 * line, high=11, bold=line in heads) for line in range(1, 13)]


def test_columns_with_headings_of_their_own_are_parted() -> None:
    """Lines may stand on one height by chance; a heading beside what is none shows that they do."""
    left, right = headed(50, 760, {1, 7}), headed(320, 760, {1, 4})

    assert in_halves([*left, *right]) == ([], left, right)


def test_rows_with_a_bold_first_column_stay_together() -> None:
    """Row heads are bold down the column."""
    words = [*headed(50, 760, set(range(1, 13))), *headed(320, 760, {1})]

    assert in_halves(words) == (words,)
