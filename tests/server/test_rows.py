"""What the API answers with is made of the house's own values."""

from __future__ import annotations

from typing import get_args

from pydantic import BaseModel

from agendawatch.model.value import Value
from agendawatch.server import rows


def test_every_row_is_a_value() -> None:
    """Frozen and strict, and each field of a page is one too."""
    models = [
        it
        for it in vars(rows).values()
        if isinstance(it, type) and issubclass(it, BaseModel) and it.__module__ == rows.__name__
    ]

    assert models
    for model in models:
        assert issubclass(model, Value)
        items = model.model_fields.get("items")
        if items is not None:
            assert issubclass(get_args(items.annotation)[0], BaseModel)
            assert "next" in model.model_fields
