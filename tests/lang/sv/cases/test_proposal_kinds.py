"""What form a proposal has, by its words."""

from __future__ import annotations

import pytest

from agendawatch.lang.sv.matters import classify_proposal

FORMS = [
    ("Ny motion", "Vi lämnar in en motion.", "motion"),
    ("Interpellation till Bo By (M)", "Fullmäktige biföll en motion 2016-11-15 § 10.", "interpellation"),
    ("Rapport", "Det var vår motion, inte medborgarförslaget, som gick igenom.", "motion"),
    ("Taxan", "Vårt tilläggsyrkande föll.", "yrkande"),
    ("Hundrastgård", "Medborgarförslaget fick ja.", "citizen_proposal"),
    ("Torget", "Ett ledamotsinitiativ väcktes.", "board_initiative"),
    ("V tar initiativ", "Feministiskt initiativ håller med.", None),
    ("Budget 2027", "Vi presenterar vår budget.", "budget"),
    ("Domstol", "De överklagar kommunens budget.", None),
    ("S vill ha fler lärare", "Fler lärare behövs.", "proposal"),
    ("S vill inte ha fler bilar", "Nej tack.", None),
    ("Stoppa bygget", "Det är fel plats.", "proposal"),
    ("Badet", "Det var V som begärde bordläggning.", "yrkande"),
    ("Badet", "S och M har enats om ett program.", "proposal"),
    ("Vården", "Vården ska hålla sin budget.", None),
    ("Badet", "SD reserverade sig.", "yrkande"),
    ("Badet", "Bakom förslaget stod V. SD reserverade sig.", "proposal"),
    ("Badet", "Bakom kravet står V.", "proposal"),
    ("Torget", "Det är budskapet i det initiativ som S lämnar.", "board_initiative"),
    ("Inbjudan", "Vad vill du se på torget? Vad vill ni ha?", None),
    ("Färdtjänst", "Hon har en fråga som ska besvaras vid mötet.", "question"),
    ("Motionsspåret öppnar", "Spring och må bra.", None),
]


@pytest.mark.parametrize(("title", "text", "kind"), FORMS)
def test_the_plainest_word_tells_the_form(title: str, text: str, kind: str | None) -> None:
    """The title weighs most, then one's own; history, sport and a party's name tell nothing."""
    assert classify_proposal(title, text) == kind
