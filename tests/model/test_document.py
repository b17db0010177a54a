"""Documents by their address."""

from __future__ import annotations

import pytest

from agendawatch.errors import InputError
from agendawatch.model import Document, DocumentClassification


def test_a_document_is_of_no_kind_until_one_is_told() -> None:
    """A kind is never guessed."""
    document = Document(url="https://kommun.example/a.pdf", title="a.pdf")

    assert document.classification is DocumentClassification.OTHER
    assert document.content_hash is None


def test_a_document_needs_an_address() -> None:
    """A title without an address is no document."""
    with pytest.raises(InputError):
        Document(url="", title="Kallelse")
