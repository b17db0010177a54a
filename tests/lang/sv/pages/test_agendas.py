"""Labels of agendas stand for what is told of an item."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.pages.agendas import Field, field_of


@cases("label", "field", field=Field)
def test_labels_stand_for_fields(label: str, field: Field | None) -> None:
    """Case, colon and white space do not matter."""
    assert field_of(label) is field
