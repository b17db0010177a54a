"""Folders are found in links and in states, and their files stand under their names."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest
from tests.cases import cases
from tests.replicas.asking import page

from agendawatch.errors import LayoutError, ReadError
from agendawatch.model import Caveat, CaveatCode, Site
from agendawatch.sources import Response
from agendawatch.sources.sitevision import Folder, check_folder, find_folders, find_shares, read_folder, read_share

FOLDER = Folder("19.a1", "12.b1", ("Kommunstyrelsen 2025",), "https://example.se/x.html?folder=19.a1&sv.url=12.b1")
URL = "https://example.se/x.4.71af2c3d184e5f6.html"


def _page(html: str) -> Response:
    return page(html, URL)


def _portlet(*names: str) -> Response:
    files = "".join(
        f'<a href="/download/18.{place}abcdef/1789626584994/a.pdf">{it}</a>' for place, it in enumerate(names)
    )
    return _page(f'<main><div id="svid12_b1">{files}</div><div id="svid12_c1"><a href="/b.pdf">Policy</a></div></main>')


def test_the_first_folder_is_itself() -> None:
    """A year typed wrong in its files' names does not make it another's."""
    link = '<a href="?folder=19.a1&amp;sv.url=12.b1">2025</a>'
    page = _page(
        f'<main>{link}<div id="svid12_b1"><a href="/download/18.1abcdef/1/a.pdf">Protokoll 2052-01-13</a></div>'
    )

    check_folder(page, FOLDER, page)


@cases("html", "same")
def test_an_empty_folder_is_told_from_another_page(html: str, same: bool) -> None:
    """By the page's heading, its folders or its portlet."""
    before = _page('<h1>Möten</h1><a href="?folder=19.a1&amp;sv.url=12.b1">2025</a>')

    if same:
        check_folder(_page(html), FOLDER, before)
        return
    with pytest.raises(LayoutError, match="another page"):
        check_folder(_page(html), FOLDER, before)


def test_folders_are_found_by_their_links() -> None:
    """Each once, with its portlet; other links are left."""
    html = '<a href="?folder=19.a1&amp;sv.url=12.b1">2025</a><a href="?folder=19.a1">2025</a><a href="?folder=x">X</a>'

    (folder,) = find_folders(_page(html), ("Kommunstyrelsen",))

    assert (folder.id, folder.portlet, folder.year, folder.label) == ("19.a1", "12.b1", 2025, "Kommunstyrelsen 2025")


def test_a_folders_files_are_its_portlets() -> None:
    """Another portlet's files are not; the folder's name gives the year and the organization."""
    (filed,) = read_folder(_portlet("Protokoll 16 oktober"), FOLDER, "Möten")

    assert filed.day == dt.date(2025, 10, 16)
    assert filed.organization is not None
    assert filed.organization.name == "Kommunstyrelsen"


@cases("first", "came", "gone")
def test_the_first_folder_in_anothers_place_is_known(first: tuple[str, ...], came: tuple[str, ...], gone: bool) -> None:
    """The same files, of other years than the folder's name."""
    if not gone:
        check_folder(_portlet(*came), FOLDER, _portlet(*first))
        return
    with pytest.raises(LayoutError, match="Kommunstyrelsen 2025"):
        check_folder(_portlet(*came), FOLDER, _portlet(*first))


@pytest.mark.parametrize(
    "state",
    [
        {"folderId": "19.a1"},
        {"folders": [{"id": "19.a1", "name": "2025"}]},
        {"config": {"root": {"title": "2025", "node": "19.a1", "children": []}}},
    ],
)
def test_a_web_apps_folders_are_found_wherever_its_state_has_them(state: dict[str, object]) -> None:
    """Where they stand was not seen: a node `19.…` is one."""
    text = f"<script>AppRegistry.registerInitialState('12.b1',{json.dumps(state)});</script>"

    (folder,) = find_shares(_page(text), Site(url=URL))

    assert (folder.id, folder.url) == ("19.a1", "https://example.se/appresource/4.71af2c3d184e5f6/12.b1/files")


def test_a_folder_beside_its_files_needs_no_asking() -> None:
    """A portlet's state may name its folder; its files are there already."""
    state = {"folderId": "19.a1", "files": [{"name": "Kallelse.pdf", "uri": "/download/18.1abcdef/1/k.pdf"}]}
    text = f"<script>AppRegistry.registerInitialState('12.b1',{json.dumps(state)});</script>"

    assert find_shares(_page(text), Site(url=URL)) == ()


@pytest.mark.parametrize("text", ["<p>", "<script>registerInitialState('12.b1',{broken</script>"])
def test_other_states_hold_no_folders(text: str) -> None:
    """Nor does a page without any."""
    assert find_shares(_page(text), Site(url=URL)) == ()


def test_a_shares_folders_within_are_told() -> None:
    """They carry the names around them."""
    body = {"files": [{"name": "Kallelse 3 mars.pdf", "uri": "/download/18.1abcdef/1789626584994/k.pdf", "url": "18.1"},
                      {"id": "19.a2", "name": "Extra"}]}  # fmt: skip

    files, inner = read_share(_page(json.dumps(body)), FOLDER, "Möten")

    assert [it.day for it in files] == [dt.date(2025, 3, 3)]
    assert [(it.id, it.label) for it in inner] == [("19.a2", "Kommunstyrelsen 2025 Extra")]


@cases("body")
def test_an_answer_of_another_shape_is_told(body: str) -> None:
    """It is no empty folder."""
    with pytest.raises(ReadError, match=r"example\.se"):
        read_share(_page(body), FOLDER, "Möten")


@cases("names", "year", "day", "doubted")
def test_a_folders_year_goes_before_that_of_a_name_in_it(
    names: tuple[str, ...], year: int, day: str, doubted: str | None
) -> None:
    """Names are typed by hand; a weekday that agrees with its own year decides, and what differs is told."""
    folder = replace(FOLDER, names=names)

    (filed,) = read_folder(_portlet("Kallelse"), folder, "Kommunfullmäktige")

    doubt = doubted and Caveat.of(CaveatCode.YEAR_DIFFERS, words=doubted, year=year)
    assert (folder.year, str(filed.day), filed.warnings) == (year, day, (doubt,) if doubt else ())
