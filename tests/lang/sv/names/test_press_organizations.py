"""Organizations as running text names them."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.organizations import find_handlers, is_regional, organization


@cases("text", "names", names=list)
def test_compounds_are_known_by_their_first_part(text: str, names: list[str]) -> None:
    """A meeting's word tells whose meeting it is; associations are no organizations of a municipality."""
    assert [mention.organization.name for mention in find_handlers(text)] == names


def test_bare_words_mean_what_the_text_is_about() -> None:
    """The words "Fullmäktige" may be a region's, and "nämnden" the one named before."""
    board = organization("Socialnämnden")

    assert find_handlers("i fullmäktige", regional=True)[0].organization.name == "Regionfullmäktige"
    assert find_handlers("Nämnden sa ja", context=board)[0].organization == board


def test_health_care_is_a_region_s() -> None:
    """Unless a municipality is spoken of."""
    assert is_regional("Kortare köer till sjukvården")
    assert not is_regional("Kommunen och sjukvården")
