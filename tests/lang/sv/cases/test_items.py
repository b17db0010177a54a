"""Items: what kind of matter a title names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendawatch.lang.sv.matters import classify_item
from agendawatch.model import ItemClassification


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Upprop", "formality"),
        ("Mötets öppnande", "formality"),
        ("Val av justerare", "formality"),
        ("Val av protokollsjusterare och tid för justering", "formality"),
        ("Fastställande av dagordning", "formality"),
        ("Godkännande av föredragningslistan", "formality"),
        ("Anmälan av jäv", "formality"),
        ("Övriga frågor", "formality"),
        ("Val av ledamot i valnämnden", "election"),
        ("Fyllnadsval", "election"),
        ("Avsägelse från uppdrag i socialnämnden", "election"),
        ("Valdistrikt i kommunen", "decision"),
        ("Svar på motion om cykelbanor", "motion"),
        ("Motion från Ada Ek (V) om cykelbanor", "motion"),
        ("Promotion och emotioner", "decision"),
        ("Interpellation till kommunstyrelsens ordförande", "interpellation"),
        ("Svar på enkel fråga om badhuset", "question"),
        ("Allmänhetens frågestund", "question"),
        ("Medborgarförslag om en lekplats", "citizen_proposal"),
        ("Svar på e-förslag om en lekplats", "citizen_proposal"),
        ("Initiativärende om badhuset", "board_initiative"),
        ("Yrkande från V och MP om badhuset", "board_initiative"),
        ("Reviderat yrkande från V och MP om badhuset", "board_initiative"),
        ("Anmälan av delegationsbeslut", "notice"),
        ("Meddelanden", "notice"),
        ("Anmälningsärenden", "notice"),
        ("Delgivningar", "notice"),
        ("Information från kommundirektören", "information"),
        ("Informationsärenden", "information"),
        ("Lägesrapport nya simhallen", "information"),
        ("Budgetläget, muntlig information", "information"),
        ("Redovisning av obesvarade motioner och medborgarförslag", "information"),
        ("Detaljplan för kvarteret Alen", "decision"),
        ("Informationssäkerhetspolicy", "decision"),
        ("Årsredovisning", "decision"),
        ("", "decision"),
    ],
)
def test_a_title_tells_the_kind_of_matter(title: str, kind: str) -> None:
    """What no word tells is a decision."""
    assert classify_item(title) is ItemClassification(kind)
    assert classify_item(f"  {title.upper()}") is ItemClassification(kind)


@given(st.text())
def test_no_title_is_too_strange_for_an_item(title: str) -> None:
    """Every title is something."""
    assert classify_item(title) in ItemClassification
