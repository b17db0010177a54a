"""Caveats: codes with facts."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.cases import cases
from tests.model.doubts import any_caveat

from agendawatch.errors import InputError
from agendawatch.model import Caveat, CaveatCode, json_schema
from agendawatch.model.caveat import Fact

SCHEMA = json_schema()
VALID = Draft202012Validator({"$ref": "#/$defs/Caveat", "$defs": SCHEMA["$defs"]})


@given(any_caveat(st.text(st.characters(exclude_categories=["Cs"]))))
def test_a_caveat_comes_back_equal(caveat: Caveat) -> None:
    """From its JSON, with or without what is its default, and from another process; its schema holds of it."""
    assert Caveat.model_validate_json(caveat.model_dump_json()) == caveat
    assert Caveat.model_validate_json(caveat.model_dump_json(exclude_defaults=True)) == caveat
    assert pickle.loads(pickle.dumps(caveat)) == caveat  # noqa: S301 - our own
    VALID.validate(caveat.model_dump(mode="json"))


def test_a_number_may_come_without_its_decimals() -> None:
    """As other languages write it."""
    told = Caveat.model_validate_json('{"code": "shared_words", "facts": {"shared": ["plan"], "score": 1}}')

    assert told == Caveat.of(CaveatCode.SHARED_WORDS, shared=("plan",), score=1.0)


def test_equal_facts_are_equal_in_any_order() -> None:
    """So that a set, or a dict's keys, hold one of them."""
    one = Caveat(code=CaveatCode.YEAR_DIFFERS, facts={"words": "18 februari", "year": 2026})
    other = Caveat(code=CaveatCode.YEAR_DIFFERS, facts={"year": 2026, "words": "18 februari"})

    assert one == other
    assert len({one, other}) == 1
    assert one.model_dump_json() == other.model_dump_json()
    assert one != Caveat.of(CaveatCode.YEAR_DIFFERS, words="18 februari", year=2025)


def test_facts_are_not_changed() -> None:
    """Neither through the caveat, nor through the dict that they were given in."""
    given_facts: dict[str, Fact] = {"words": "18 februari", "year": 2026}
    caveat = Caveat(code=CaveatCode.YEAR_DIFFERS, facts=given_facts)

    given_facts["year"] = 1999

    assert caveat.facts == {"words": "18 februari", "year": 2026}
    with pytest.raises(TypeError):
        caveat.facts["year"] = 1999  # type: ignore[index] # that is what must not be


@cases("code", "facts", code=CaveatCode)
def test_facts_that_a_code_does_not_have_are_refused(code: CaveatCode, facts: dict[str, Fact]) -> None:
    """Too few, too many, or of another kind."""
    with pytest.raises(InputError, match=code.value):
        Caveat.of(code, **facts)
    with pytest.raises(InputError, match="shared_words"):
        Caveat.of(CaveatCode.SHARED_WORDS, shared=("plan",), score=10**400)


def test_json_for_people_holds_the_sentence_too() -> None:
    """Where the context makes it; it is read back without, and the schema knows of it."""
    caveat = Caveat.of(CaveatCode.FILE_DATE_DIFFERS, date="2026-03-11")

    told = caveat.model_dump(mode="json", context={"tell": lambda it: f"said of {it.facts['date']}"})

    assert told == {"code": "file_date_differs", "facts": {"date": "2026-03-11"}, "text": "said of 2026-03-11"}
    assert Caveat.model_validate(told, strict=False) == caveat
    VALID.validate(told)
    assert not VALID.is_valid({**told, "sentence": "x"})
    assert "text" not in caveat.model_dump()
