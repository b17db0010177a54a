"""Lists that other sites frame: only those of a list may, without scripts, in colours that can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing

import pytest
from tests.cases import cases, table
from tests.server.country import Served, serve

from agendawatch.errors import ConfigError
from agendawatch.site.settings import read_settings


@pytest.fixture
def framed(served: Served) -> Iterator[Served]:
    """Serve a small country whose lists some hosts may frame."""
    with closing(serve(served.url, read_settings(table(__file__, "FILE")))) as made:
        yield made


@pytest.mark.parametrize("path", ["/inbaddat/angsby/", "/inbaddat/angsby/kommunstyrelsen/", "/en/inbaddat/angsby/"])
def test_a_list_is_framed_by_those_alone_who_may(framed: Served, path: str) -> None:
    """Its policy names them; nothing runs in it; every other page is framed by nobody."""
    answer = framed.ask(path)
    policy = answer.headers["content-security-policy"]

    assert answer.status_code == 200, answer.text
    assert "frame-ancestors https://www.kommun.example http://127.0.0.1:8080" in policy
    assert "script-src" not in policy
    assert "default-src 'none'" in policy
    assert "<script" not in answer.text
    assert "x-frame-options" not in answer.headers
    assert 'src="https://www.kommun.example/logga.png"' in answer.text
    assert "11" in re.findall(r"<b>(\d+)</b>", answer.text)
    assert "frame-ancestors 'none'" in framed.ask("/angsby/").headers["content-security-policy"]


def test_the_list_is_in_the_municipalitys_colour(framed: Served) -> None:
    """From a sheet of its own, since no style stands in a page."""
    page, sheet = framed.ask("/inbaddat/angsby/").text, framed.ask("/inbaddat/farger.css")

    assert 'href="../../inbaddat/farger.css"' in page
    assert "--accent: #7a1f5c" in sheet.text
    assert sheet.headers["content-type"].startswith("text/css")


@cases("path")
def test_what_is_no_list_is_not_framed(framed: Served, path: str) -> None:
    """It is told as not there."""
    assert framed.ask(path).status_code == 404


def test_where_nobody_may_frame_there_is_nothing_to_frame(served: Served) -> None:
    """No list."""
    assert served.ask("/inbaddat/angsby/").status_code == 404


@cases("line", "said")
def test_what_cannot_be_a_frame_a_colour_or_a_logo_is_refused_with_its_reason(line: str, said: str) -> None:
    """Before anything is served."""
    with pytest.raises(ConfigError) as told:
        read_settings(f"[site]\n{line}")

    assert said in str(told.value)
