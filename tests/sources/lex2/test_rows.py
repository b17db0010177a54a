"""Rows of Lex2Publish are meetings, documents and files; what tells nothing is told."""

from __future__ import annotations

import base64
import json

import pytest
from tests.cases import cases
from tests.replicas.asking import page

from agendawatch.errors import LayoutError, ReadError
from agendawatch.model import DocumentClassification, Site
from agendawatch.sources import Response
from agendawatch.sources.lex2 import MeetingFile, hold_file, read_documents, read_found

SITE = Site(url="https://lexext.example.se/Lex2PublishWasm")
BASE = SITE.url
ROW: dict[str, object] = {"uniqueId": "x1", "unit": "Kommunfullmäktige", "type": {"name": "KF/2026-06-15"}}


def _page(value: object) -> Response:
    return page(json.dumps(value), f"{BASE}/publish/search")


@cases("more", "told")
def test_a_row_is_a_meeting(more: dict[str, object], told: tuple[str, str, int | None]) -> None:
    """Organization, day and hour, from wherever they stand."""
    meeting = read_found({**ROW, **more}, _page([]), SITE).meeting

    assert (meeting.organization.name, str(meeting.date), meeting.start.hour if meeting.start else None) == told


@pytest.mark.parametrize("more", [{"uniqueId": None}, {"type": {"name": "KF"}}, {"type": None, "unit": None}])
def test_a_row_that_is_no_meeting_is_told(more: dict[str, object]) -> None:
    """It is not left out."""
    with pytest.raises(ReadError, match=r"publish/search"):
        read_found({**ROW, **more}, _page([]), SITE)


def _filed(rows: object) -> tuple[MeetingFile, ...]:
    return read_documents(_page({"documents": rows}), read_found(ROW, _page([]), SITE), BASE)


def test_documents_are_told_apart() -> None:
    """By name, by type where the name says little, and by count where names are the same."""
    filed = _filed(
        [
            {"uniqueId": 1, "description": "Protokoll"},
            {"uniqueId": 2, "description": "Protokoll"},
            {"id": "3", "title": "KF juni", "type": {"name": "Kallelse"}},
        ]
    )

    assert [it.document.classification for it in filed] == [
        DocumentClassification.MINUTES,
        DocumentClassification.MINUTES,
        DocumentClassification.NOTICE,
    ]
    assert filed[1].document.url == f"{filed[0].document.url}/2"


@pytest.mark.parametrize("rows", [None, "x", [3], [{"uniqueId": 1}], [{"description": "Protokoll"}]])
def test_documents_of_another_shape_are_told(rows: object) -> None:
    """They are not an empty list."""
    with pytest.raises(ReadError):
        _filed(rows)


@pytest.mark.parametrize(
    ("file", "body"),
    [({"data": base64.b64encode(b"%PDF").decode()}, b"%PDF"), (base64.b64encode(b"x").decode(), b"x"), ({"data": None}, None), (None, None)],
)  # fmt: skip
def test_a_file_is_taken_out(file: object, body: bytes | None) -> None:
    """Or withheld; the page then goes by the document's address."""
    (filed,) = _filed([{"uniqueId": 1, "description": "Protokoll"}])

    held = hold_file(_page({"file": file}), filed)

    assert (held.body if held else None) == body
    assert held is None or held.url == filed.document.url


@pytest.mark.parametrize("answer", [{}, {"error": "Internal error"}])
def test_an_answer_without_a_document_is_not_withheld(answer: dict[str, object]) -> None:
    """It is another answer than the one asked for."""
    (filed,) = _filed([{"uniqueId": 1, "description": "Protokoll"}])

    with pytest.raises(LayoutError, match="a document with its file"):
        hold_file(_page(answer), filed)


def test_a_file_that_is_no_base64_is_told() -> None:
    """With the address that gave it."""
    (filed,) = _filed([{"uniqueId": 1, "description": "Protokoll"}])

    with pytest.raises(ReadError, match=r"base64.*publish/search"):
        hold_file(_page({"file": {"data": "å"}}), filed)
