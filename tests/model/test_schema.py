"""The JSON Schema of the model."""

from __future__ import annotations

from agendawatch.model import json_schema


def test_every_kind_of_value_is_described() -> None:
    """Those who read our JSON find each value, with its docstring."""
    definitions = json_schema()["$defs"]

    assert isinstance(definitions, dict)
    assert {
        "Meeting",
        "AgendaItem",
        "Proposal",
        "Change",
        "Listing",
        "PressRelease",
        "Doubt",
        "Settlement",
        "Excluded",
    } <= set(definitions)
    assert definitions["Meeting"]["description"].startswith("A sammanträde")
    assert "published empty" in definitions["Meeting"]["properties"]["agenda"]["description"]
