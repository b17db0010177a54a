"""Organizations: names, short forms and genitives become one name in its usual form, found where it begins and ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.lang.sv.organization_names import ENDINGS, FIELDS, NOT_OURS, SHORT_FORMS, UNSAFE_SHORT_FORMS, WHOLE
from agendawatch.lang.sv.organizations import (
    FILLERS,
    classify_organization,
    find_handlers,
    find_organization,
    find_organizations,
    genitive,
    name_spans,
    organization,
    read_organization,
)
from agendawatch.model import OrganizationClassification


@cases("words", "name", "kind", kind=OrganizationClassification)
def test_a_heading_becomes_a_name_in_its_usual_form(words: str, name: str, kind: OrganizationClassification) -> None:
    """With a capital, without a genitive, which reads as itself; unknown names are kept as given."""
    read = read_organization(words)

    assert (read.name, read.classification) == (name, kind)
    assert read_organization(name).name == name
    assert classify_organization(name) is kind


@cases("text", "names", names=list)
def test_running_text_names_organizations(text: str, names: list[str]) -> None:
    """In order, each where it stands."""
    found = find_organizations(text)

    assert [mention.organization.name for mention in found] == names
    assert all(text[slice(*mention.span)] == mention.words for mention in found)


@cases("text")
def test_what_is_none_of_ours_is_left_alone(text: str) -> None:
    """Authorities of the state, offices and case numbers; and "nämnden" when nothing says which."""
    assert find_organizations(text) == ()


def test_inner_names_are_the_contexts() -> None:
    """Where socialnämnden speaks, "nämnden" is socialnämnden; where its utskott speaks, the one it belongs to."""
    board, inner = organization("Socialnämnden"), organization("Socialnämndens arbetsutskott")
    told = find_organizations("Nämnden följer arbetsutskottets förslag.", context=board)
    theirs = find_organizations("Utskottet och nämnden", context=inner)

    assert [mention.organization for mention in told] == [board, inner]
    assert [mention.organization for mention in theirs] == [inner, board]


def test_a_pages_legend_goes_before_the_table() -> None:
    """What a page says of its own letters holds there."""
    legend = {"KFN": "Kultur- och föreningsnämnden", "LS": "Ekskolans styrelse"}

    assert read_organization("KFN", legend=legend).name == "Kultur- och föreningsnämnden"
    assert read_organization("LS AU", legend=legend).name == "Ekskolans styrelses arbetsutskott"
    assert [m.organization.name for m in find_organizations("LS möts", legend=legend)] == ["Ekskolans styrelse"]


def test_genitives_have_one_s() -> None:
    """A name that ends with one gets no more."""
    assert genitive("Socialnämnden Väst-Nors") == "Socialnämnden Väst-Nors"


@given(st.text(min_size=1), st.sampled_from(["nämnden", "styrelsens ", "-utskott", " fullmäktige", "AB "]))
def test_no_text_is_too_strange_for_organizations(text: str, word: str) -> None:
    """Anything may stand on a page, and places are always right."""
    for mention in find_organizations(text + word + text):
        assert (text + word + text)[slice(*mention.span)] == mention.words
    read_organization(text + word)
    read_organization(text)


@cases("words", "name")
def test_a_short_form_may_own_a_subcommittee(words: str, name: str) -> None:
    """The short form and the word behind it are one name."""
    assert [mention.organization.name for mention in find_organizations(words)] == [name]


@cases("places", "name")
def test_the_first_of_some_places_that_names_one_tells(places: tuple[str, ...], name: str | None) -> None:
    """And in it the first name; `None` where none does."""
    found = find_organization(*places)

    assert (found.name if found else None) == name


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

    assert [it.words for it in find_organizations(text)] == ["AB Ekhem", "Ekdala Bostäder AB", "Ekbo i Ekdala AB"]


@pytest.mark.parametrize("name", sorted({*SHORT_FORMS.values(), *WHOLE.values()}))
def test_every_name_in_the_tables_is_an_organizations(name: str) -> None:
    """With a capital, in a form that `ENDINGS` knows or that is a råd."""
    known = any(pattern.search(name.casefold()) for pattern, _ in ENDINGS)

    assert known or name.endswith("rådet")
    assert name[0].isupper()
    assert not NOT_OURS.fullmatch(name.casefold())


def test_unsafe_letters_have_a_row() -> None:
    """They are a part of the table."""
    assert set(SHORT_FORMS) >= UNSAFE_SHORT_FORMS


def test_every_kind_but_other_has_an_ending() -> None:
    """What no ending tells is OTHER."""
    assert {kind for _, kind in ENDINGS} == set(OrganizationClassification) - {OrganizationClassification.OTHER}


@cases("text", "name")
def test_name_holds_its_field(text: str, name: str) -> None:
    """A name goes on over the fields of work behind it, and no further."""
    [mention] = find_organizations(text)

    assert mention.organization.name == name


def test_fields_are_small_words() -> None:
    """They are compared in small letters."""
    assert all(word == word.casefold() and word.isalpha() for word in FIELDS)


def test_fillers_are_cut() -> None:
    """What a plan's heading says besides the name."""
    assert FILLERS.sub("", "Sammanträdestider Valnämnden").strip() == "Valnämnden"
    assert FILLERS.sub("", "Plan- och miljönämnden") == "Plan- och miljönämnden"


@cases("text", "names", names=list)
def test_compounds_are_known_by_their_first_part(text: str, names: list[str]) -> None:
    """A meeting's word tells whose meeting it is; associations are no organizations of a municipality."""
    assert [mention.organization.name for mention in find_handlers(text)] == names


def test_bare_words_mean_what_the_text_is_about() -> None:
    """The words "Fullmäktige" may be a region's, and "nämnden" the one named before."""
    board = organization("Socialnämnden")

    assert find_handlers("i fullmäktige", regional=True)[0].organization.name == "Regionfullmäktige"
    assert find_handlers("Nämnden sa ja", context=board)[0].organization == board
