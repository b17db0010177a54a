"""Protocols out of clones of public repositories, which nobody wrote for us.

    git clone --depth 1 https://github.com/DeArbetarForDig/dearbetarfordig.se FOLDER/goteborg
    git clone --depth 1 https://github.com/Knarrbyn/Kommundata FOLDER/alingsas

A clone is named by an option or by `AGENDAWATCH_CLONES=FOLDER`, and a bare repository will do as well.
Some years are for looking at; the others are kept to judge by: programs count in them, and show no word of them.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

SHOWN = {"goteborg": ("2023", "2024"), "alingsas": ("2018",)}
"""The years of each clone that a person may look at."""

_BODIES = {"kf": "Kommunfullmäktige", "ks": "Kommunstyrelsen"}
_HEADINGS = (
    r"Tidigare behandling|Handling(?:ar)?|Yrkanden?|Proposition\w*|Beslutsgång|Omröstning|Votering\w*|Reservation(?:er)?"
    r"|Protokollsanteckning(?:ar)?|Protokollsutdrag|Jäv|Justering|Expediering|Expedieras|Ärendebeskrivning|Beredning"
    r"|Ekonomisk bedömning|Bakgrund|Sammanfattning"
)
_RUNNING = re.compile(
    r"(?m)^[ \t]*(?:\d+ ?\(\d+\)|\d{1,4}|[^\n]*, protokoll|Protokoll \(?nr \d+\)?|Sammanträdesdatum: [\d-]+"
    r"|Kommun(?:fullmäktige|styrelsen))[ \t]*$"
)
_DECIDED = re.compile(r"(?m)^[ \t]*(?:[\wåäöÅÄÖ-]+s )?[Bb]eslut[ \t]*:?[ \t]*$")
_BEHIND = re.compile(rf"(?m)^[ \t]*(?:(?:{_HEADINGS})(?: skickas till)?[ \t]*:?[ \t]*$|Expedieras till\b)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One item of a protocol, cut by its number alone, without any reader of ours."""

    number: str
    title: str
    case: str | None
    text: str

    @property
    def decided(self) -> str:
        """The words from the heading of the decision to the next heading, on one line, without page numbers and running heads."""
        body = _RUNNING.sub("", self.text)
        begun = _DECIDED.search(body)
        return " ".join(_BEHIND.split(body[begun.end() :], maxsplit=1)[0].split()) if begun else ""


@dataclass(frozen=True, slots=True)
class Protocol:
    """One meeting's protocol: the page that a reader is given, and its paragraphs."""

    source: str
    name: str
    organization: str
    date: str
    page: str | bytes
    paragraphs: tuple[Paragraph, ...]

    @property
    def shown(self) -> bool:
        """Whether a person may look at it."""
        return self.date[:4] in SHOWN[self.source]


def clones(named: Path | None = None) -> dict[str, Path]:
    """Find the clones that are here: below a folder that is named, or that `AGENDAWATCH_CLONES` names; none without either."""
    folder = named or (Path(told) if (told := os.environ.get("AGENDAWATCH_CLONES")) else None)
    return {source: folder / source for source in SHOWN if (folder / source).is_dir()} if folder is not None else {}


def protocols(source: str, root: Path, *, shown: bool | None = None) -> Iterator[Protocol]:
    """Read a clone's protocols, the oldest first; `shown` asks for the years to look at, or for those that are kept."""
    for path, date in _paths(source, root):
        if shown is None or (date[:4] in SHOWN[source]) is shown:
            yield from _READERS[source](root, path, date)


_PATHS = {
    "goteborg": ("data/graf/", r"data/graf/k[fs]-(\d{4}-\d\d-\d\d).*"),
    "alingsas": ("data/raw/", r"data/raw/[\w-]+/(\d{4}-\d\d-\d\d)/protokoll\.pdf"),
}


def _paths(source: str, root: Path) -> list[tuple[str, str]]:
    under, pattern = _PATHS[source]
    every = _git(root, "ls-tree", "-r", "--name-only", "HEAD", under).decode().splitlines()
    found = [(path, hit[1]) for path in every if (hit := re.fullmatch(pattern, path))]
    return sorted(found, key=lambda it: (it[1], it[0]))


def _git(root: Path, *words: str) -> bytes:
    """Return what git prints; nothing where it fails, such as for a file that a shallow copy lacks."""
    return subprocess.run(  # noqa: S603 - a fixed command; the words are ours or git's own paths
        ["git", "-C", str(root), *words],  # noqa: S607
        capture_output=True,
        check=False,
    ).stdout


def _goteborg(root: Path, path: str, date: str) -> Iterator[Protocol]:
    """Read a protocol of Göteborg: a graph whose nodes hold a paragraph's text each."""
    graph = _git(root, "show", f"HEAD:{path}")
    if not graph:
        return
    organization = _BODIES[Path(path).name[:2]]
    nodes = [node["data"] for node in json.loads(graph)["nodes"] if node["typ"] == "paragraf"]
    paragraphs = tuple(
        Paragraph(
            str(node["paragrafNr"]),
            " ".join((node.get("rubrik") or "").split()),
            node.get("ärendeNr"),
            node.get("fulltext") or "",
        )
        for node in nodes
    )
    head = f"{organization}\nProtokoll\nSammanträdesdatum: {date}\n\n"
    page = head + "\n\n".join(it.text for it in paragraphs) + "\n"
    yield Protocol("goteborg", Path(path).stem, organization, date, page, paragraphs)


def _alingsas(root: Path, path: str, date: str) -> Iterator[Protocol]:
    """Read a protocol of Alingsås: a PDF, its paragraphs by the numbers at the beginning of lines."""
    import pypdfium2  # noqa: PLC0415 - only PDFs need it

    data = _git(root, "show", f"HEAD:{path}")
    if data[:4] != b"%PDF":
        return
    try:
        pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    except pypdfium2.PdfiumError:
        return
    text = "\n".join(pages).replace("\r\n", "\n")
    items: dict[str, Paragraph] = {}
    for number, rest in re.findall(r"(?ms)^§ ?(\d+)[ \t]+(?!-)(.*?)(?=^§ ?\d+[ \t]+(?!-)|\Z)", text):
        if len(rest) > len(items[number].text if number in items else ""):
            case = re.search(r"\b\d{4}\.\d+ \w+\b", rest)
            bare = rest.replace(case[0], "") if case else rest
            head = re.split(rf"(?m)^(?:{_HEADINGS}|Beslut)\b", bare, maxsplit=1)[0]
            items[number] = Paragraph(
                number, " ".join(head.split())[:200], case[0] if case else None, f"§ {number} {rest}"
            )
    organization = path.split("/")[2]
    yield Protocol("alingsas", f"{organization}-{date}", organization, date, data, tuple(items.values()))


_READERS: dict[str, Callable[[Path, str, str], Iterator[Protocol]]] = {"goteborg": _goteborg, "alingsas": _alingsas}
