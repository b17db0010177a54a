"""What SiteVision's apps keep as JSON in scripts, and its files, put back where a reader would see them."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

_STATE = re.compile(r"""registerInitialState\(\s{0,9}(?P<sign>["'])(?P<portlet>[\w.-]{1,80})(?P=sign)\s{0,9},\s{0,9}""")
_DECODER = json.JSONDecoder()
_MILLISECONDS_FROM = 100_000_000_000
"""From here on a number counts milliseconds: as seconds it would be the year 5138."""


@dataclass(frozen=True, slots=True)
class State:
    """What an app on a page keeps."""

    portlet: str
    """The app's node, as in the element `svid12_…`: `12.…`."""
    at: int
    """Where in the page it stands."""
    value: object
    """Of JSON."""


@dataclass(frozen=True, slots=True)
class StateFile:
    """A file that a portlet lists in its state."""

    state: State
    """Of the portlet that lists it."""
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
        lists.setdefault((file.state.portlet, file.state.at), []).append(file)
    placed = sorted(((_place(text, *where), files) for where, files in lists.items()), key=lambda it: it[0])
    for place, files in reversed(placed):
        rows = "".join(f'<li><a href="{html.escape(it.url)}">{html.escape(it.name)}</a></li>' for it in files)
        text = f"{text[:place]}<ul>{rows}</ul>{text[place:]}"
    return text


def states(text: str) -> Iterator[State]:
    """Read the state of every app on a page; what is no JSON is passed over."""
    for match in _STATE.finditer(text):
        with suppress(ValueError, RecursionError):
            yield State(match["portlet"], match.start(), _DECODER.raw_decode(text, match.end())[0])


def state_files(text: str) -> tuple[StateFile, ...]:
    """Find every file that a page's scripts list."""
    listed = ((state, state.value.get("files")) for state in states(text) if isinstance(state.value, dict))
    rows = ((state, row) for state, files in listed if isinstance(files, list) for row in files)
    return tuple(file for state, row in rows if isinstance(row, dict) and (file := _file(row, state)) is not None)


def find_address(row: Mapping[str, object]) -> str | None:
    """Find a file's address; which of `url` and `uri` it is has not been settled: the one that looks like it."""
    told = [it.strip() for name in ("url", "uri") if isinstance(it := row.get(name), str)]
    return next((it for it in told if it.startswith(("/", "http"))), None)


def _file(row: dict[str, object], state: State) -> StateFile | None:
    url = find_address(row)
    name = row.get("name") or row.get("displayName")
    if url is None or not isinstance(name, str) or not name.strip():
        return None
    size = row.get("fileSize")
    return StateFile(
        state=state,
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
