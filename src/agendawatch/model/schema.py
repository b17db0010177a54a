"""The model as JSON Schema, for those who read our JSON in another language."""

from __future__ import annotations

from pydantic import TypeAdapter
from pydantic.json_schema import models_json_schema

from agendawatch.model.change import Change
from agendawatch.model.listing import Excluded, Listing, Settlement, Site
from agendawatch.model.meeting import Meeting
from agendawatch.model.proposal import PressRelease, Proposal

_ROOTS = (Meeting, Listing, Site, Change, Proposal, PressRelease, Settlement, Excluded)


def json_schema() -> dict[str, object]:
    """Describe every value that we write as JSON: one JSON Schema (draft 2020-12) with a definition for each.

    The definitions stand under `$defs`, by the names of the classes; docstrings are their descriptions.
    """
    _, schema = models_json_schema([(root, "serialization") for root in _ROOTS], title="agendawatch")
    return TypeAdapter(dict[str, object]).validate_python(
        {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    )
