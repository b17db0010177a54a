"""SiteVision's folders of files: those that a portlet turns by an address, and those that a web app asks for."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urljoin, urlsplit

from agendawatch.documents.parts import Part, open_page
from agendawatch.errors import LayoutError
from agendawatch.model import Caveat, CaveatCode, Site
from agendawatch.readers.file_words import is_file
from agendawatch.readers.opening import open_document
from agendawatch.sources.flow import Request, Response
from agendawatch.sources.json_page import read_json, record, records, words
from agendawatch.sources.listed_day import in_year
from agendawatch.sources.page.files import Filed, read_files
from agendawatch.sources.page.scope import find_day
from agendawatch.sources.sitevision.state import find_address, states

__all__ = ["Folder", "check_folder", "find_folders", "find_shares", "read_folder", "read_share"]

_RESOURCE = re.compile(r"/appresource/(4\.[\w-]{1,60})/")
_PAGE_NODE = re.compile(r"\.(4\.[0-9a-f]{6,40})\.html")
_FOLDER = re.compile(r"19\.[\w-]{1,60}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_NAMES = ("name", "displayName", "title", "label")


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of files."""

    id: str
    portlet: str
    """The portlet's node, `12.…`."""
    names: tuple[str, ...]
    """Its name and those of the folders around it, outermost first."""
    url: str

    @property
    def label(self) -> str:
        """All its names."""
        return " ".join(self.names)

    @property
    def year(self) -> int | None:
        """The year that its names give; `None` when they give none. A folder of a year goes before a day in it."""
        years = [_YEAR.findall(name) for name in self.names if find_day(name, None) is None]
        told = [year for them in years for year in them] or _YEAR.findall(self.label)
        return int(told[-1]) if told else None

    def ask_share(self) -> Request:
        """Ask the web app for the folder's files."""
        return Request(self.url, (("folderId", self.id), ("svAjaxReqParam", "ajax")), expects="json")


def find_folders(page: Response, around: tuple[str, ...] = ()) -> tuple[Folder, ...]:
    """Find the folders that a page's portlets link to (`?folder=19.…&sv.url=12.…`)."""
    found: dict[str, Folder] = {}
    for part in open_page(page.text, page.url).all("a[href*='folder=']"):
        url = part.link()
        query = parse_qs(urlsplit(url).query) if url else {}
        key, portlet = query.get("folder", [""])[0], query.get("sv.url", [""])[0]
        if url and _FOLDER.fullmatch(key):
            found.setdefault(key, Folder(key, portlet, (*around, part.text), url))
    return tuple(found.values())


def read_folder(page: Response, folder: Folder, heading: str) -> tuple[Filed, ...]:
    """Read the files that a portlet shows of a folder."""
    return _filed(page, folder, heading, ((it.text, it.link() or "") for it in _links(page, folder)))


def check_folder(page: Response, folder: Folder, before: Response) -> None:
    """Raise for another page, and where the portlet shows its first folder in place of one that is gone."""
    if not (_portlet(page, folder) or _links(page, folder) or _is_same(page, before)):
        raise LayoutError(page.url, missing=f"the folder {folder.label!r}", came="another page")
    if next((it.id for it in find_folders(before) if it.portlet == folder.portlet), None) == folder.id:
        return
    came = {it.link() for it in _links(page, folder)}
    first = {it.link() for it in _links(before, folder)}
    years = {year for it in _links(page, folder) for year in _YEAR.findall(it.text)}
    if came and came == first and folder.year is not None and years and str(folder.year) not in years:
        raise LayoutError(page.url, missing=f"the folder {folder.label!r}", came="the portlet's first folder")


def _is_same(page: Response, before: Response) -> bool:
    """Tell whether a page is the one before with another folder open: it has its heading, or some of its folders."""
    headings = [[part.text for part in open_page(it.text, it.url).all("h1")] for it in (page, before)]
    folders = [{folder.id for folder in find_folders(it)} for it in (page, before)]
    return headings[0] == headings[1] != [] or not folders[0].isdisjoint(folders[1])


def _portlet(page: Response, folder: Folder) -> Part | None:
    place = f"[id='svid{folder.portlet.replace('.', '_')}']"
    return open_page(page.text, page.url).first(place) if folder.portlet else None


def _links(page: Response, folder: Folder) -> tuple[Part, ...]:
    root = open_page(page.text, page.url)
    place = _portlet(page, folder) or root.first("main") or root
    return tuple(it for it in place.all("a[href]") if is_file(it.link() or ""))


def find_shares(page: Response, site: Site) -> tuple[Folder, ...]:
    """Find the folders that a page's web apps ask for (`/appresource/4.…/12.…/files`).

    The page's own node stands in an address of the page; where it does not, the site's parameter `page` holds it.
    """
    node = _RESOURCE.search(page.text) or _PAGE_NODE.search(page.url) or _PAGE_NODE.search(page.text)
    key = site.parameter("page") or (node[1] if node else None)
    found: dict[str, Folder] = {}
    for state in states(page.text):
        for row in _folder_rows(state.value) if state.portlet.startswith("12.") else ():
            if key is None:
                raise LayoutError(page.url, missing="the page's node (4.…), which its web apps are asked by")
            url = urljoin(page.url, f"/appresource/{key}/{state.portlet}/files")
            found.setdefault(row.id, replace(row, portlet=state.portlet, url=url))
    return tuple(found.values())


def _folder_rows(state: object) -> Iterator[Folder]:
    """Walk a state for folders: wherever a node `19.…` stands, with the name beside it.

    One that stands beside its files needs no asking: they are read where they are.
    """
    waiting = [state]
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            waiting.extend(value.values())
            told = isinstance(value.get("files"), list) and value["files"]
            for key in () if told else value.values():
                if isinstance(key, str) and _FOLDER.fullmatch(key):
                    yield Folder(key, "", (words(value, *_NAMES),), "")


def read_share(page: Response, folder: Folder, heading: str) -> tuple[tuple[Filed, ...], tuple[Folder, ...]]:
    """Read a web app's answer: the folder's files, and the folders in it."""
    answer = record(read_json(page), page.url, "an object with files")
    rows = records(answer.get("files"), page.url, "a list of files")
    addresses = ((words(row, *_NAMES), urljoin(page.url, find_address(row) or "")) for row in rows)
    files = _filed(page, folder, heading, ((name, url) for name, url in addresses if is_file(url)))
    inner = tuple(
        replace(folder, id=it.id, names=(*folder.names, *it.names))
        for it in _folder_rows(dict(answer))
        if it.id != folder.id
    )
    return files, inner


def _filed(page: Response, folder: Folder, heading: str, links: Iterable[tuple[str, str]]) -> tuple[Filed, ...]:
    """File links under the page's heading and the folder's name."""
    rows = "".join(f'<li><a href="{html.escape(url)}">{html.escape(words)}</a></li>' for words, url in links)
    text = f"<main><h1>{html.escape(heading)}</h1><h2>{html.escape(folder.label)}</h2><ul>{rows}</ul></main>"
    filed = read_files(page, open_document(text).passages, page.url, folder.year)
    return tuple(_in_folders_year(it, folder) for it in filed)


def _in_folders_year(filed: Filed, folder: Folder) -> Filed:
    """Take the year of the folder before the one in the name of a meeting's folder, and tell of it."""
    own, year = folder.names[-1], folder.year
    if filed.day is None or not filed.placed or year is None or filed.day != find_day(own, None):
        return filed
    day = in_year(filed.day, own, year)
    if filed.day.year == year:
        return filed
    return replace(filed, day=day, warnings=(Caveat.of(CaveatCode.YEAR_DIFFERS, words=own, year=year),))
