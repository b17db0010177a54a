"""SiteVision's files that stand as JSON in a script, put back where a reader would see them."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["StateFile", "read_moment", "state_files", "states", "unfold"]

_STATE = re.compile(r"""registerInitialState\(\s{0,9}(?P<sign>["'])(?P<portlet>[\w.-]{1,80})(?P=sign)\s{0,9},\s{0,9}""")
_DECODER = json.JSONDecoder()
_MILLISECONDS_FROM = 100_000_000_000
"""From here on a number counts milliseconds: as seconds it would be the year 5138."""


@dataclass(frozen=True, slots=True)
class StateFile:
    """A file that a portlet lists in its state."""

    portlet: str
    """The portlet's node, as in the element `svid12_…`: `12.…`."""
    at: int
    """Where in the page the state stands."""
    name: str
    url: str
    size: int | None = None
    modified: dt.datetime | None = None


def unfold(text: str) -> str:
    """Write every file that stands in a script as a link, at its portlet's element; else where the script stands.

    >>> page = '''<h3>5 mars 2026</h3><div id="svid12_ab"></div><h3>2 april 2026</h3><script>
    ... AppRegistry.registerInitialState('12.ab',{"files":[{"name":"Kallelse.pdf","uri":"/download/18.1/2/K.pdf"}]});
    ... </script>'''
    >>> unfold(page).partition("<h3>2 april")[0]
    '<h3>5 mars 2026</h3><div id="svid12_ab"><ul><li><a href="/download/18.1/2/K.pdf">Kallelse.pdf</a></li></ul></div>'

    2026-06, Kungsbacka: some meetings have their files in this form only.
    """
    lists: dict[tuple[str, int], list[StateFile]] = {}
    for file in state_files(text):
        lists.setdefault((file.portlet, file.at), []).append(file)
    placed = sorted(((_place(text, *where), files) for where, files in lists.items()), key=lambda it: it[0])
    for place, files in reversed(placed):
        rows = "".join(f'<li><a href="{html.escape(it.url)}">{html.escape(it.name)}</a></li>' for it in files)
        text = f"{text[:place]}<ul>{rows}</ul>{text[place:]}"
    return text


def states(text: str) -> tuple[dict[str, object], ...]:
    """Read the state of every app on a page; what is no JSON is passed over."""
    return tuple(state for match in _STATE.finditer(text) if (state := _state(match, text)))


def _state(match: re.Match[str], text: str) -> dict[str, object]:
    try:
        state, _ = _DECODER.raw_decode(text, match.end())
    except (ValueError, RecursionError):
        return {}
    return state if isinstance(state, dict) else {}


def state_files(text: str) -> tuple[StateFile, ...]:
    """Find every file that a page's scripts list."""
    return tuple(file for match in _STATE.finditer(text) for file in _files(match, text))


def _files(match: re.Match[str], text: str) -> Iterator[StateFile]:
    files = _state(match, text).get("files")
    for row in files if isinstance(files, list) else ():
        file = _file(row, match) if isinstance(row, dict) else None
        if file is not None:
            yield file


def _file(row: dict[str, object], match: re.Match[str]) -> StateFile | None:
    # Which of `url` and `uri` is an address has not been settled: take the one that looks like it.
    addresses = [value for name in ("url", "uri") if isinstance(value := row.get(name), str)]
    url = next((it for it in addresses if it.startswith(("/", "http"))), None)
    name = row.get("name") or row.get("displayName")
    if url is None or not isinstance(name, str) or not name.strip():
        return None
    size = row.get("fileSize")
    return StateFile(
        portlet=match["portlet"],
        at=match.start(),
        name=name,
        url=url,
        size=size if isinstance(size, int) and not isinstance(size, bool) else None,
        modified=read_moment(row.get("lastModifiedDateTime")),
    )


def read_moment(value: object) -> dt.datetime | None:
    """Read a time in milliseconds, seconds or ISO 8601; `None` for anything else."""
    try:
        if isinstance(value, str) and not value.isdigit():
            moment = dt.datetime.fromisoformat(value)
            return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
        if isinstance(value, int | str) and not isinstance(value, bool):
            number = int(value)
            return dt.datetime.fromtimestamp(number / 1000 if number >= _MILLISECONDS_FROM else number, dt.UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return None


def _place(text: str, portlet: str, at: int) -> int:
    """Find where a list of files belongs: inside its portlet's element, else behind its script."""
    element = re.search(rf"""\bid=["']svid{re.escape(portlet.replace(".", "_"))}["'][^>]{{0,400}}>""", text)
    if element:
        return element.end()
    end = re.compile(r"</script\s{0,3}>", re.IGNORECASE).search(text, at)
    return end.end() if end else len(text)
