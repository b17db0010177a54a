"""Labels and table heads of agendas."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.pages.agendas import INLINE_LABEL, REFERENCE_LABEL, REFERENCE_LABEL_END, Field, field_of


@cases("label", "field", field=Field)
def test_labels_stand_for_fields(label: str, field: Field | None) -> None:
    """Case, colon and white space do not matter."""
    assert field_of(label) is field


def test_labels_within_lines() -> None:
    """A label may follow a title without white."""
    assert [match["label"] for match in INLINE_LABEL.finditer("Taxa 2027Dnr: KS 1, Föredragande: Ada Ek")] == [
        "Dnr",
        "Föredragande",
    ]
    assert REFERENCE_LABEL.sub("", "Dnr: KS 1") == "KS 1"
    assert REFERENCE_LABEL_END.sub("", "Taxa, dnr:") == "Taxa"
