"""Organizations: names, short forms and genitives become one name in its usual form, found where it begins and ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.lang.sv.organization_names import ENDINGS, FIELDS, NOT_OURS, SHORT_FORMS, UNSAFE_SHORT_FORMS, WHOLE
from agendawatch.lang.sv.organizations import (
    BODY_WORDS,
    COMPANY,
    FILLERS,
    LINKING,
    classify_organization,
    find_handlers,
    find_organization,
    find_organizations,
    genitive,
    is_regional,
    name_spans,
    organization,
    read_organization,
)
from agendawatch.model import OrganizationClassification
from agendawatch.model import OrganizationClassification as Kind

HEADINGS = [
    ("KF", "Kommunfullmäktige", Kind.COUNCIL),
    ("Ks", "Kommunstyrelsen", Kind.EXECUTIVE_BOARD),
    ("KSAU", "Kommunstyrelsens arbetsutskott", Kind.SUBCOMMITTEE),
    ("KS AU", "Kommunstyrelsens arbetsutskott", Kind.SUBCOMMITTEE),
    ("KS/AU", "Kommunstyrelsens arbetsutskott", Kind.SUBCOMMITTEE),
    ("KS-AU:", "Kommunstyrelsens arbetsutskott", Kind.SUBCOMMITTEE),
    ("BUN", "Barn- och utbildningsnämnden", Kind.COMMITTEE),
    ("BUNAU", "Barn- och utbildningsnämndens arbetsutskott", Kind.SUBCOMMITTEE),
    ("VON", "Vård- och omsorgsnämnden", Kind.COMMITTEE),
    ("SN", "Socialnämnden", Kind.COMMITTEE),
    ("MBN", "Miljö- och byggnadsnämnden", Kind.COMMITTEE),
    ("KFN", "Kultur- och fritidsnämnden", Kind.COMMITTEE),
    ("TN", "Tekniska nämnden", Kind.COMMITTEE),
    ("RF", "Regionfullmäktige", Kind.COUNCIL),
    ("RS", "Regionstyrelsen", Kind.REGION_BOARD),
    ("fullmäktige", "Kommunfullmäktige", Kind.COUNCIL),
    ("Kommunfullmäktiges sammanträden 2026", "Kommunfullmäktige", Kind.COUNCIL),
    ("kommunstyrelsens", "Kommunstyrelsen", Kind.EXECUTIVE_BOARD),
    ("Kommunstyrelsens sammanträde den 3 juni", "Kommunstyrelsen", Kind.EXECUTIVE_BOARD),
    ("KOMMUNSTYRELSEN", "Kommunstyrelsen", Kind.EXECUTIVE_BOARD),
    ("kommunstyrelse", "Kommunstyrelsen", Kind.EXECUTIVE_BOARD),
    ("Regionstyrelsen", "Regionstyrelsen", Kind.REGION_BOARD),
    ("Kommunstyrelsens Arbetsutskott", "Kommunstyrelsens arbetsutskott", Kind.SUBCOMMITTEE),
    ("Protokoll från kommunstyrelsens arbetsutskott", "Kommunstyrelsens arbetsutskott", Kind.SUBCOMMITTEE),
    (
        "Kommunstyrelsens personal- och organisationsutskott",
        "Kommunstyrelsens personal- och organisationsutskott",
        Kind.SUBCOMMITTEE,
    ),
    ("Kommunfullmäktiges presidium", "Kommunfullmäktiges presidium", Kind.SUBCOMMITTEE),
    ("Samhällsbyggnadsutskottet", "Samhällsbyggnadsutskottet", Kind.SUBCOMMITTEE),
    ("Allmänna utskottet", "Allmänna utskottet", Kind.SUBCOMMITTEE),
    ("Valberedningen", "Valberedningen", Kind.SUBCOMMITTEE),
    ("Barn- och Utbildningsnämnden", "Barn- och utbildningsnämnden", Kind.COMMITTEE),
    ("BARN- OCH UTBILDNINGSNÄMNDEN", "Barn- och utbildningsnämnden", Kind.COMMITTEE),
    ("Bygg- och miljönämnd", "Bygg- och miljönämnden", Kind.COMMITTEE),
    ("Kultur och fritidsnämnden", "Kultur- och fritidsnämnden", Kind.COMMITTEE),
    ("Teknisk nämnd", "Tekniska nämnden", Kind.COMMITTEE),
    ("Miljö-, bygg- och trafiknämnden", "Miljö-, bygg- och trafiknämnden", Kind.COMMITTEE),
    ("Hälso- och sjukvårdsnämnden Norr", "Hälso- och sjukvårdsnämnden Norr", Kind.COMMITTEE),
    ("Nämnden för individ och familj", "Nämnden för individ och familj", Kind.COMMITTEE),
    ("Regionala utvecklingsnämnden", "Regionala utvecklingsnämnden", Kind.COMMITTEE),
    ("Björk-Ekdala stadsdelsnämnd", "Björk-Ekdala stadsdelsnämnd", Kind.COMMITTEE),
    ("Stadsdelsnämnden Björk-Ekdala", "Stadsdelsnämnden Björk-Ekdala", Kind.COMMITTEE),
    ("Ekskolans styrelse", "Ekskolans styrelse", Kind.OTHER),
    ("Ekskolans styrelses arbetsutskott", "Ekskolans styrelses arbetsutskott", Kind.SUBCOMMITTEE),
    ("Kommunala pensionärsrådet", "Kommunala pensionärsrådet", Kind.OTHER),
    ("Direktionen för Räddningsförbundet Mitt", "Direktionen för Räddningsförbundet Mitt", Kind.OTHER),
    ("Ekdala Bostäder AB", "Ekdala Bostäder AB", Kind.COMPANY),
    ("AB Ekdalahem", "AB Ekdalahem", Kind.COMPANY),
    ("Ekdalabostäder i Björkstad AB", "Ekdalabostäder i Björkstad AB", Kind.COMPANY),
    ("Socialnämndens AU", "Socialnämndens arbetsutskott", Kind.SUBCOMMITTEE),
    ("Barn & utbildningsnämnden", "Barn- och utbildningsnämnden", Kind.COMMITTEE),
    ("BUN – Barn- och utbildningsnämnden", "Barn- och utbildningsnämnden", Kind.COMMITTEE),
    ("Barn- och utbildningsnämnden (BUN)", "Barn- och utbildningsnämnden", Kind.COMMITTEE),
    ("Budgetfullmäktige", "Kommunfullmäktige", Kind.COUNCIL),
    ("Ekdala kommunstyrelse", "Kommunstyrelsen", Kind.EXECUTIVE_BOARD),
    ("Styrelsen för fastighet, stöd och service", "Styrelsen för fastighet, stöd och service", Kind.OTHER),
    ("Beredningen för hållbar utveckling", "Beredningen för hållbar utveckling", Kind.SUBCOMMITTEE),
    ("Majfullmäktige", "Kommunfullmäktige", Kind.COUNCIL),
    ("Kunskapsförbundet Norr", "Kunskapsförbundet Norr", Kind.OTHER),
    (
        "Direktionen för Ekdala och Björkstads räddningstjänstförbund",
        "Direktionen för Ekdala och Björkstads räddningstjänstförbund",
        Kind.OTHER,
    ),
    ("Kommunstyrelsens personalutskottet", "Kommunstyrelsens personalutskott", Kind.SUBCOMMITTEE),
    ("Revisorerna", "Revisorerna", Kind.OTHER),
    ("byalagens forum", "Byalagens forum", Kind.OTHER),
]


@pytest.mark.parametrize(("words", "name", "kind"), HEADINGS)
def test_a_heading_becomes_a_name_in_its_usual_form(words: str, name: str, kind: Kind) -> None:
    """With a capital, without a genitive; unknown names are kept as given."""
    read = read_organization(words)

    assert (read.name, read.classification) == (name, kind)


@pytest.mark.parametrize(("words", "name", "kind"), HEADINGS)
def test_a_usual_form_reads_as_itself(words: str, name: str, kind: Kind) -> None:
    """Reading twice changes nothing."""
    assert read_organization(name).name == name, words
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
    """Where socialnämnden speaks, "nämnden" is socialnämnden."""
    context = organization("Socialnämnden")
    text = "Nämnden följer arbetsutskottets förslag."

    found = [mention.organization.name for mention in find_organizations(text, context=context)]

    assert found == ["Socialnämnden", "Socialnämndens arbetsutskott"]


def test_an_utskott_knows_whose_it_is() -> None:
    """Where its utskott speaks, "nämnden" is the one it belongs to."""
    context = organization("Socialnämndens arbetsutskott")

    found = [mention.organization.name for mention in find_organizations("Utskottet och nämnden", context=context)]

    assert found == ["Socialnämndens arbetsutskott", "Socialnämnden"]


def test_a_pages_legend_goes_before_the_table() -> None:
    """What a page says of its own letters holds there."""
    legend = {"KFN": "Kultur- och föreningsnämnden", "LS": "Ekskolans styrelse"}

    assert read_organization("KFN", legend=legend).name == "Kultur- och föreningsnämnden"
    assert read_organization("LS AU", legend=legend).name == "Ekskolans styrelses arbetsutskott"
    assert [m.organization.name for m in find_organizations("LS möts", legend=legend)] == ["Ekskolans styrelse"]


def test_genitives_have_one_s() -> None:
    """A name that ends with one gets no more."""
    assert (genitive("Socialnämnden"), genitive("Socialnämnden Väst-Nors")) == (
        "Socialnämndens",
        "Socialnämnden Väst-Nors",
    )


@given(st.text(min_size=1), st.sampled_from(["nämnden", "styrelsens ", "-utskott", " fullmäktige", "AB "]))
def test_no_text_is_too_strange_for_organizations(text: str, word: str) -> None:
    """Anything may stand on a page, and places are always right."""
    for mention in find_organizations(text + word + text):
        assert (text + word + text)[slice(*mention.span)] == mention.words
    read_organization(text + word)
    read_organization(text)


@pytest.mark.slow
@cases("unit")
def test_much_of_the_same_words_is_searched_for_organizations(unit: str) -> None:
    """A hundred thousand of the same few letters are read to their end."""
    text = unit * (100_000 // len(unit))

    find_organizations(text)


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

    assert [it.words for it in find_organizations(text)] == [
        "AB Ekhem",
        "Ekdala Bostäder AB",
        "Ekbo i Ekdala AB",
    ]


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


@cases("word")
def test_what_only_looks_like_an_organization(word: str) -> None:
    """The state's, offices, the church's and other words."""
    assert NOT_OURS.fullmatch(word)


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


@cases("text", "holds")
def test_a_bodys_name_holds_one_of_its_words(text: str, holds: bool) -> None:
    """And the names of others none."""
    assert (BODY_WORDS.search(text) is not None) is holds


def test_fillers_are_cut() -> None:
    """What a plan's heading says besides the name."""
    assert FILLERS.sub("", "Sammanträdestider Valnämnden").strip() == "Valnämnden"
    assert FILLERS.sub("", "Plan- och miljönämnden") == "Plan- och miljönämnden"
    assert LINKING.fullmatch("för")


def test_company_is_not_who_meets() -> None:
    """A body that another meets with, or before."""
    assert COMPANY.search("tillsammans med ")
    assert not COMPANY.search("möte med ")


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
