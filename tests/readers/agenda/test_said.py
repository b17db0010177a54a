"""What lines say beside a title."""

from __future__ import annotations

import pytest

from agendawatch.readers.agenda.said import Notes, column_reference, labelled, mark, reference_of


@pytest.mark.parametrize(
    ("words", "reference"),
    [
        ("KS 2026/00123", "KS 2026/00123"),
        ("Dnr: SLK-2026-00392", "SLK-2026-00392"),
        ("(0606/18)", "0606/18"),
        ("SOU 2026:14", None),
        ("prop. 2025/26:12", None),
        ("2026-03-11", None),
        ("2027", None),
        ("2027–2029", None),
        ("Budget 2027", None),
        ("", None),
    ],
)
def test_a_case_number_alone(words: str, reference: str | None) -> None:
    """Acts, bills, days and years are written alike, and are none."""
    assert reference_of(words) == reference


@pytest.mark.parametrize(
    ("cell", "reference"),
    [
        ("KS 2026/1", "KS 2026/1"),
        ("BN 26-0123:4", "BN 26-0123:4"),
        ("Dnr MN 14/55", "MN 14/55"),
        ("–", None),
        ("saknas", None),
    ],
)
def test_a_column_may_hold_any_form(cell: str, reference: str | None) -> None:
    """Under "Dnr" whatever has figures is a case number."""
    assert column_reference(cell) == reference


@pytest.mark.parametrize(
    ("line", "left", "reference", "who"),
    [
        ("Dnr KS 2026/1, Föredragande: Ada Ek", "", "KS 2026/1", "Ada Ek"),
        ("KS 2026/1 | Föredragande Ada Ek | 10 min", "KS 2026/1", None, "Ada Ek"),
        ("Taxa, dnr KS 2026/1", "Taxa", "KS 2026/1", None),
        ("Taxa 2027Dnr: KS 2026/1", "Taxa 2027", "KS 2026/1", None),
        ("Riktlinjer för föredragande i nämnd", "Riktlinjer för föredragande i nämnd", None, None),
        ("Föredras av Ada Ek", "", None, "Ada Ek"),
    ],
)
def test_labels_are_taken_out(line: str, left: str, reference: str | None, who: str | None) -> None:
    """A label is one by its colon, its kind, or where it stands."""
    rest, said = labelled(line)

    assert (rest, said.reference, said.rapporteur.name if said.rapporteur else None) == (left, reference, who)


@pytest.mark.parametrize(
    ("words", "withdrawn", "public"),
    [
        ("(utgår)", True, None),
        ("Ärendet utgår.", True, None),
        ("Sekretess", False, False),
        ("Öppet ärende", False, True),
    ],
)
def test_marks_stand_on_their_own(words: str, withdrawn: bool, public: bool | None) -> None:
    """Words that take an item off, close it or open it."""
    said = Notes()

    assert mark(said, words)
    assert (said.withdrawn, said.public) == (withdrawn, public)
    assert not mark(said, f"Riktlinjer när {words}")


def test_the_first_word_on_a_matter_holds() -> None:
    """What was said before is not said anew."""
    said = Notes(reference="KS 1", public=False)
    said.take(Notes(reference="KS 2", public=True, kind="Beslut", withdrawn=True))

    assert (said.reference, said.public, said.kind, said.withdrawn) == ("KS 1", False, "Beslut", True)
