"""What a watch is narrowed by beforehand leaves out nothing that it finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendawatch.lang.sv.stems import fold
from agendawatch.model import Meeting, Watch
from agendawatch.proposals import find_hits
from agendawatch.proposals.watch_index import fragments

TITLES = (
    "Cykelbanorna vid torget",
    "Cyklar till förskolan",
    "Städernas Cykelplan",
    "Nya bäddar, KS 2026/00123",
    "Plan för skolor och GATU-kök",
    "Handlingsplaner mot sexköp",
    "Vattnet i Ängsby",
)
WORDS = ("cykelbana", "cykel", "stad", "skola", "bädd", "kök", "handlingsplan", "vatten", "torg", "plan")


@pytest.mark.parametrize(
    ("watch", "pieces"),
    [
        (Watch(name="a", words=("skola",)), {"skol"}),
        (Watch(name="a", where="skola and not torg"), {"skol"}),
        (Watch(name="a", references=("KS 2026/00123",)), {"123"}),
        (Watch(name="a", parties=("V",)), None),
        (Watch(name="a", words=("skola",), where="torg"), {"skol"}),
    ],
)
def test_pieces_are_those_of_what_brings_a_watch_up(watch: Watch, pieces: set[str] | None) -> None:
    """A party stands under many names: nothing is narrowed by it."""
    assert fragments(watch) == pieces


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True), st.sampled_from(TITLES))
def test_whatever_is_found_holds_one_of_the_pieces(words: list[str], title: str) -> None:
    """In every form and compound."""
    watch = Watch(name="a", words=tuple(words))
    meeting = _meeting(title)

    if list(find_hits([watch], [meeting])):
        assert any(piece in fold(title) for piece in fragments(watch) or {""})


def _meeting(title: str) -> Meeting:
    return Meeting.model_validate_json(
        f'{{"organization": {{"name": "Kommunstyrelsen"}}, "date": "2026-03-11", "agenda": [{{"title": "{title}"}}]}}'
    )
