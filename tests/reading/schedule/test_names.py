"""Headings and cells name organizations, also those that only their page knows."""

from __future__ import annotations

import pytest

from agendawatch.reading.schedule.names import named
from agendawatch.swedish.names.organizations import organization


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("KF", "Kommunfullmäktige"),
        ("KS\nAU", "Kommunstyrelsens arbetsutskott"),
        ("Mötestider för KS 2026", "Kommunstyrelsen"),
        ("Socialnämnden Norr 2026 (kl. 9.00)", "Socialnämnden Norr"),
        ("Kommunala ungdomsrådet", "Kommunala ungdomsrådet"),
        ("Ekby Bostads AB", "Ekby Bostads AB"),
        ("Ekskolans styrelse", "Ekskolans styrelse"),
        ("Vård- omsorgsnämnden", "Vård- omsorgsnämnden"),
        ("Direktionen för Sydförbundet", "Direktionen för Sydförbundet"),
        ("Nämnden för arbete", "Nämnden för arbete"),
        ("KS presidium", "Kommunstyrelsens presidium"),
        ("Kommunstyrelsens personalutskottet", "Kommunstyrelsens personalutskott"),
        ("Socialnämnden, torsdagar kl. 13", "Socialnämnden"),
        ("Valnämnden\nStarttid: 10.00", "Valnämnden"),
        ("Tekniska nämnden Lokal: Eken", "Tekniska nämnden"),
    ],
)
def test_label_names_one(text: str, name: str) -> None:
    """What is not the name is cut off."""
    assert [each.name for each in named(text, legend={}).organizations] == [name]


@pytest.mark.parametrize(
    "text", ["Handlingar", "När sammanträder nämnderna?", "Vecka", "Januari 2026", "", "Anna Berg", "18.00"]
)
def test_label_names_nobody(text: str) -> None:
    """Labels of other things name nobody."""
    assert named(text, legend={}).organizations == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Arbetsutskott", "Socialnämndens arbetsutskott"),
        ("AU", "Socialnämndens arbetsutskott"),
        ("Nämnd", "Socialnämnden"),
    ],
)
def test_bodies_inside_need_their_context(text: str, name: str) -> None:
    """A body inside another is named by the heading above."""
    context = organization("Socialnämnden")

    assert [each.name for each in named(text, legend={}, context=context).organizations] == [name]
    assert named(text, legend={}).organizations == ()


def test_legend_goes_first() -> None:
    """A page's own short form means what the page says."""
    legend = {"PM": "Plan- och miljönämnden", "PMAU": "Plan- och miljönämndens arbetsutskott"}

    assert named("PM AU", legend=legend).organizations[0].name == "Plan- och miljönämndens arbetsutskott"


def test_sentence_is_not_a_name() -> None:
    """A mention in a longer text is no whole label."""
    assert not named("Utskottet förbereder ärenden åt kommunstyrelsen och har fem ledamöter", legend={}).whole


@pytest.mark.parametrize(
    "label", ["Valnämnden INSTÄLLT", "Valnämnden (inställt)", "INSTÄLLT: Valnämnden", "Valnämnden - flyttat"]
)
def test_what_became_of_a_meeting_is_no_part_of_the_name(label: str) -> None:
    """The name is the organization's."""
    assert [each.name for each in named(label, legend={}).organizations] == ["Valnämnden"]
