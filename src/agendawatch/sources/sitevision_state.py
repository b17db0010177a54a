"""What SiteVision's apps keep as JSON in scripts, and its files, put back where a reader would see them."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from operator import itemgetter

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
    lists = ((state, _files(state)) for state in states(text))
    placed = sorted(((_place(text, it.portlet, it.at), files) for it, files in lists if files), key=itemgetter(0))
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
    return tuple(file for state in states(text) for file in _files(state))


def _files(state: State) -> list[StateFile]:
    files = []
    listed = state.value.get("files") if isinstance(state.value, dict) else None
    for row in listed if isinstance(listed, list) else ():
        if not isinstance(row, dict):
            continue
        url, name, size = find_address(row), row.get("name") or row.get("displayName"), row.get("fileSize")
        if url is not None and isinstance(name, str) and name.strip():
            known = size if isinstance(size, int) and not isinstance(size, bool) else None
            files.append(StateFile(name, url, known, read_moment(row.get("lastModifiedDateTime"))))
    return files


def find_address(row: Mapping[str, object]) -> str | None:
    """Find a file's address; which of `url` and `uri` it is has not been settled: the one that looks like it."""
    told = [it.strip() for name in ("url", "uri") if isinstance(it := row.get(name), str)]
    return next((it for it in told if it.startswith(("/", "http"))), None)


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
