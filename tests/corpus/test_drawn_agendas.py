"""Drawn agendas hold what their labels say, and are the same for the same family and seed."""

from __future__ import annotations

import html
import re

import pytest
from benchmarks.drawn.agendas import FAMILIES, draw
from benchmarks.drawn.folder import words_of

SEEDS = (1, 2, 3)


def shown(content: str | bytes) -> str:
    """Give the words that somebody sees of an agenda, a blank between what boxes part."""
    if isinstance(content, bytes):
        text = words_of(content)
    elif content.startswith("<"):
        text = html.unescape(re.sub(r"(?s)<!--.*?-->|<(script|style)\b.*?</\1>|<[^>]*>", " ", content))
    else:
        text = content
    return " ".join(text.split())


@pytest.mark.parametrize("family", FAMILIES)
def test_every_label_stands_in_the_agenda(family: str) -> None:
    """Each item's title and case number are found in the words of the page, and no item is drawn twice."""
    for seed in SEEDS:
        content, record = draw(family, seed)
        text = shown(content)
        titles = [it["title"] for it in record["items"]]

        assert len(titles) == len(set(titles)) >= 4
        for it in record["items"]:
            assert it["title"] in text
            assert it["reference"] is None or it["reference"] in text


@pytest.mark.parametrize("family", FAMILIES)
def test_the_same_family_and_seed_are_the_same_agenda(family: str) -> None:
    """What is drawn again is the same, and another seed is another agenda."""
    assert draw(family, 2) == draw(family, 2)
    assert draw(family, 2)[0] != draw(family, 3)[0]


def test_items_are_taken_off_and_lists_of_other_things_stand_beside_them() -> None:
    """Over all families each kind of what is no item is drawn, and some items are withdrawn."""
    features = {it for family in FAMILIES for seed in SEEDS for it in draw(family, seed)[1]["features"]}

    assert {"attendance", "programme", "steps", "related", "minutes", "withdrawn"} <= features
