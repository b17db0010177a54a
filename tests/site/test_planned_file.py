"""Paths that a site may have, and fingerprints."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.errors import InputError
from agendawatch.model import slug
from agendawatch.site.planned_file import checked, fingerprint


@cases("path")
def test_paths_of_slugs_are_good(path: str) -> None:
    """What our addresses are made of."""
    assert checked(path) == path


@cases("path")
def test_no_path_leads_out(path: str) -> None:
    """Traversal, hidden files, odd letters and drives are refused, and what no file system takes."""
    for refused in (path, f"{'a' * 500}{path}"):
        with pytest.raises(InputError):
            checked(refused)


@given(st.text(max_size=200))
def test_whatever_a_source_says_makes_a_good_path_or_none(words: str) -> None:
    """A slug of any text is a part of a path, unless nothing is left of it."""
    made = slug(words)

    assert not made or checked(f"{made}/index.html")


def test_facts_are_kept_apart() -> None:
    """Two facts are not one that is spelt as both."""
    assert fingerprint("a", "b") != fingerprint("ab")
    assert fingerprint("a", 1) == fingerprint("a", 1)
