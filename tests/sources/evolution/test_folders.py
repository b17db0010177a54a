"""A tree of folders is walked to its meetings, whatever its fields are called."""

from __future__ import annotations

import json

import pytest
from tests.replicas.asking import YEAR, Answering, page

from agendawatch.errors import ReadError
from agendawatch.fetch import run
from agendawatch.model import Meeting, Site
from agendawatch.sources.evolution import list_folders
from agendawatch.sources.selection import Wanted

HOST = "https://dmw.example.se"


def _list(tree: object, inside: object = None, site: Site | None = None) -> list[Meeting]:
    folders = page(json.dumps(tree), f"{HOST}/api/folders")
    return run(list_folders(HOST, folders, YEAR, Wanted(None), site or Site(url=HOST)), Answering(inside))


MEETING = {"id": "u2", "name": "Kommunfullmäktige_Möte 2026-03-09", "documents": [{"id": "d1", "name": "Protokoll"}]}


@pytest.mark.parametrize(
    "tree",
    [
        [MEETING],
        {"id": "u1", "name": "Möten", "children": [MEETING]},
        {"data": [{"id": "u1", "title": "Möten", "subFolders": [MEETING], "files": []}]},
    ],
)
def test_a_meeting_is_found_at_any_depth(tree: object) -> None:
    """In a list, in one folder, or wrapped."""
    (meeting,) = _list(tree)

    assert (meeting.source_id, meeting.organization.name) == ("u2", "Kommunfullmäktige")
    assert [it.url for it in meeting.documents] == [f"{HOST}/api/download/d1/u2"]


@pytest.mark.parametrize("inside", [{**MEETING}, [{"id": "d1", "name": "Protokoll", "fileExtension": "pdf"}]])
def test_a_folder_that_tells_nothing_is_opened(inside: object) -> None:
    """Its own answer is a folder, or a list of what is in it."""
    (meeting,) = _list([{"id": "u2", "name": MEETING["name"]}], inside)

    assert [it.title for it in meeting.documents] == ["Protokoll"]


def test_the_site_may_name_the_organization() -> None:
    """Where folders are named by days alone; else such a folder is left."""
    tree = [{**MEETING, "name": "Möte 2026-03-09"}, {**MEETING, "id": "u3", "name": "Möte 2025-03-09"}]

    assert _list(tree) == []
    assert len(_list(tree, site=Site(url=HOST, organizations=("KF",)))) == 1


@pytest.mark.parametrize(
    "tree", [3, ["a"], [], [{"id": "u", "name": "Policyer", "documents": []}], [{**MEETING, "documents": [{}]}]]
)
def test_a_tree_of_another_shape_is_told(tree: object) -> None:
    """It is not a year without meetings."""
    with pytest.raises(ReadError, match=r"api/folders"):
        _list(tree)
