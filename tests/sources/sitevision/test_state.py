"""Files that SiteVision keeps in scripts are read where a reader sees them."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from tests.cases import cases

from agendawatch.sources.sitevision_state import find_address, state_files, states, unfold


def _script(portlet: str, *files: dict[str, object]) -> str:
    return f"<script>AppRegistry.registerInitialState('{portlet}',{json.dumps({'files': files})});</script>"


FILE = {
    "id": "18.5f",
    "name": "Kallelse <1> & bilaga.pdf",
    "uri": "/download/18.5f/1789626584994/Kallelse.pdf",
    "url": "18.5f",
    "fileSize": 206500,
    "lastModifiedDateTime": 1789626584994,
    "lastModifiedBy": "somebody",
}


def test_a_list_goes_to_its_portlet() -> None:
    """The links stand inside the portlet's element, wherever the script is."""
    page = f'<h3>5 mars</h3><div id="svid12_ab" class="x"></div><h3>2 april</h3>{_script("12.ab", FILE)}'

    before, _, after = unfold(page).partition("<h3>2 april</h3>")

    assert 'href="/download/18.5f/1789626584994/Kallelse.pdf">Kallelse &lt;1&gt; &amp; bilaga.pdf</a>' in before
    assert "<a" not in after.partition("<script")[0]


def test_a_list_without_a_portlet_stays_behind_its_script() -> None:
    """Where no element carries the portlet's id, the script's own place counts."""
    page = f"<h3>5 mars</h3>{_script('12.ab', FILE)}<h3>2 april</h3>"

    assert unfold(page).endswith('</script><ul><li><a href="/download/18.5f/1789626584994/Kallelse.pdf">'
                                 "Kallelse &lt;1&gt; &amp; bilaga.pdf</a></li></ul><h3>2 april</h3>")  # fmt: skip


def test_several_lists_keep_their_places() -> None:
    """Two portlets' files do not mix."""
    first, second = ({**FILE, "name": name} for name in ("A.pdf", "B.pdf"))
    page = f'<i id="svid12_a"></i><i id="svid12_b"></i>{_script("12.b", second)}{_script("12.a", first)}'

    unfolded = unfold(page)

    assert unfolded.index("A.pdf") < unfolded.index('id="svid12_b"') < unfolded.index("B.pdf")


def test_size_and_time_are_kept() -> None:
    """Milliseconds are read as such."""
    (file,) = state_files(_script("12.ab", FILE))

    assert (file.size, file.url) == (206500, FILE["uri"])
    assert file.modified == dt.datetime(2026, 9, 17, 6, 29, 44, 994000, dt.UTC)


@cases("value", "expected")
def test_a_time_of_any_kind_is_read_or_left(value: object, expected: dt.datetime | None) -> None:
    """Seconds, milliseconds or ISO 8601; anything else is no time."""
    (file,) = state_files(_script("12.ab", {**FILE, "lastModifiedDateTime": value}))

    assert file.modified == expected


@cases("page")
def test_a_state_of_another_kind_is_left(page: str) -> None:
    """Other web apps keep other things there."""
    assert unfold(page) == page


def test_every_app_s_state_is_read() -> None:
    """Of whatever shape; one that is broken hides no other."""
    text = "registerInitialState('12.a',[1]) registerInitialState(\"12.b\", {x) registerInitialState('4.c',{})"

    assert [(it.portlet, it.value) for it in states(text)] == [("12.a", [1]), ("4.c", {})]


@pytest.mark.parametrize(
    ("row", "address"),
    [
        ({"uri": "4.71af", "url": " /download/a.pdf"}, "/download/a.pdf"),
        ({"url": "4.71af", "uri": "https://example.se/a.pdf"}, "https://example.se/a.pdf"),
        ({"url": 7}, None),
    ],
)
def test_an_address_looks_like_one(row: dict[str, object], address: str | None) -> None:
    """Under either name."""
    assert find_address(row) == address
