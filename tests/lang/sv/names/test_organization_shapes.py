"""Where an organization's name begins and ends."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.organizations import find_organizations, name_spans


@cases("text", "names", names=list)
def test_a_name_is_walked_from_its_last_word(text: str, names: list[str]) -> None:
    """To the left over what it is cut from, to the right over what belongs to it."""
    assert [text[start:ends] for start, ends, _ in name_spans(text)] == names


def test_the_words_reach_over_endings() -> None:
    """A genitive's "s" and a compound's "mötet" are of the words, not of the name."""
    text = "socialnämndens och fullmäktigemötet"

    assert [text[start:last] for start, _, last in name_spans(text)] == ["socialnämndens", "fullmäktigemötet"]


def test_companies_have_ab_before_or_behind() -> None:
    """With the place between, too."""
    text = "AB Ekhem, Ekdala Bostäder AB och Ekbo i Ekdala AB. ABBA sjunger."

    assert [it.words for it in find_organizations(text)] == [
        "AB Ekhem",
        "Ekdala Bostäder AB",
        "Ekbo i Ekdala AB",
    ]
