"""Agenda tables."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.cases import cases

from agendawatch.documents.passages import Passage, PassageKind, Slot
from agendawatch.documents.tree import Link
from agendawatch.lang.sv.pages.agendas import Field
from agendawatch.readers.agenda.item_parts import Draft
from agendawatch.readers.agenda.table import columns_of, pairs_of, table_drafts


def table(*rows: Sequence[str | Slot]) -> Passage:
    """Make a table of cells or their texts."""
    return Passage(
        PassageKind.TABLE, "", rows=tuple(tuple(c if isinstance(c, Slot) else Slot(c) for c in row) for row in rows)
    )


def drafts_of(block: Passage) -> list[Draft]:
    """Read a table's items."""
    found = columns_of(block)
    assert found is not None
    return table_drafts(block, *found, group=None)


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        ([("Nr", "Ärende", "Dnr"), ("1", "Upprop", "")], {Field.NUMBER: 0, Field.TITLE: 1, Field.REFERENCE: 2}),
        (
            [("Kallelse", "", ""), ("§", "Rubrik", "Handlingar"), ("1", "Upprop", "")],
            {Field.NUMBER: 0, Field.TITLE: 1, Field.DOCUMENTS: 2},
        ),
        ([("Tid", "Ärende"), ("09.00", "Upprop")], {Field.TIME: 0, Field.TITLE: 1}),
        (
            [
                ("1", "Upprop", "", ""),
                ("2", "Taxa för bygglov", "KS 2026/1", "Ada Ek"),
                ("3", "Val", "KS 2026/2", "Bo Alm"),
            ],
            {Field.NUMBER: 0, Field.TITLE: 1, Field.REFERENCE: 2, Field.RAPPORTEUR: 3},
        ),
    ],
)
def test_columns_are_known_by_heads_or_by_what_they_hold(
    rows: list[tuple[str, ...]], columns: dict[Field, int]
) -> None:
    """A head row within the first three, else the cells themselves."""
    found = columns_of(table(*rows))

    assert found is not None
    assert found[0] == columns


@cases("rows", rows=list)
def test_other_tables_are_no_agendas(rows: list[tuple[str, ...]]) -> None:
    """Plans, lists of members and boxes have no titles."""
    assert columns_of(table(*rows)) is None


def test_rows_that_only_add_go_to_the_item_above() -> None:
    """Papers, labels and case numbers under a title are its own."""
    link = Link("Bilaga 1", "/1.pdf")
    wide = Slot("Bilaga 1", links=(link,))
    [upprop, taxa] = drafts_of(
        table(
            ("Nr", "Ärende", "Dnr"),
            ("1", "Upprop", ""),
            ("2", "Taxa", ""),
            ("", "Föredragande: Ada Ek", ""),
            ("", wide, Slot("Bilaga 1", spanned=True)),
            ("", "", "KS 2026/1"),
        )
    )

    assert upprop.rapporteur is None
    assert taxa.rapporteur is not None
    assert (taxa.rapporteur.name, taxa.reference, len(taxa.documents)) == ("Ada Ek", "KS 2026/1", 1)


def test_a_row_without_number_may_be_an_item() -> None:
    """The first matters often have none."""
    drafts = drafts_of(table(("Nr", "Ärende", "Dnr"), ("", "Val av justerare", ""), ("1", "Taxa", "KS 1")))

    assert [(draft.number, draft.title) for draft in drafts] == [(None, "Val av justerare"), ("1", "Taxa")]


def test_a_numbered_row_of_one_cell_is_an_item() -> None:
    """The words "Övriga frågor" head a group only where no number stands before them."""
    drafts = drafts_of(
        table(
            ("Ärende", "Dnr"), ("1. Upprop", ""), ("Beslutsärenden", ""), ("2. Taxa", "KS 1"), ("3. Övriga frågor", "")
        )
    )

    assert [(draft.number, draft.title) for draft in drafts] == [("1", "Upprop"), ("2", "Taxa"), ("3", "Övriga frågor")]


def test_cells_say_what_their_heads_say() -> None:
    """Kind, status and secrecy have columns of their own."""
    [first, second] = drafts_of(
        table(
            ("Nr", "Ärende", "Typ", "Status", "Sekretess"),
            ("1", "Skolan", "Information", "", "Nej"),
            ("2", "Placering", "Beslut", "Utgår", "Sekretess"),
        )
    )

    assert (first.kind, first.withdrawn) == ("Information", False)
    assert (second.withdrawn, second.public) == (True, False)


def test_pairs_of_labels_and_values_are_one_item() -> None:
    """A table that is a form reads as its lines."""
    pairs = pairs_of(table(("Ärende", "Taxa"), ("Dnr", "KS 1"), ("Föredragande", "Ada Ek")))

    assert [(block.key, block.text) for block in pairs] == [
        ("Ärende", "Taxa"),
        ("Dnr", "KS 1"),
        ("Föredragande", "Ada Ek"),
    ]
    assert pairs_of(table(("Nr", "Ärende"), ("1", "Taxa"))) == []
