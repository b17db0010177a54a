"""Evolution as PLATFORMS tells it: a diary's interface and a document web's; other addresses show the application."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.replicas.server import Given, Wanted, json_given

APPLICATION = "<!doctype html><html><head><title>Evolution</title></head><body><app-root></app-root></body></html>"


@dataclass(frozen=True, slots=True)
class Row:
    """A document that the diary lists of a meeting."""

    id: str
    description: str
    order: int = 0
    extension: str = "pdf"
    """Empty for a secret one."""
    hid: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting of the diary."""

    id: int
    date: str
    notices: tuple[Row, ...] = ()
    decisions: tuple[Row, ...] = ()
    description: str = ""


@dataclass(slots=True)
class Diary:
    """Evolution.Internet, as an app for `serve`."""

    meetings: dict[int, tuple[str, list[Held]]]
    """By the number of those who decide: their name, their meetings."""
    bodies: dict[str, bytes] = field(default_factory=dict)

    def __call__(self, wanted: Wanted) -> Given:
        """Answer a request."""
        parts = wanted.path.strip("/").split("/")
        held = {it.id: it for _, listed in self.meetings.values() for it in listed}
        match parts:
            case ["api", "units"]:
                return _listed([{"id": 1, "name": "Kommunledningen"}])
            case ["api", "decisionAuthoritys", "1"]:
                return _listed([{"id": key, "name": name} for key, (name, _) in self.meetings.items()])
            case ["api", "meetings", number] if int(number) in self.meetings:
                listed = self.meetings[int(number)][1]
                return _listed([{"id": it.id, "date": it.date, "description": it.description} for it in listed])
            case ["api", "meetings", "notices", number] if int(number) in held:
                return _listed([_row(it) for it in held[int(number)].notices])
            case ["api", "meetings", "decisions", number] if int(number) in held:
                return _listed([_row(it) for it in held[int(number)].decisions])
            case ["api", "documents", name]:
                body = self.bodies.get(name.partition(".")[0], b"%PDF-1.4 ")
                return Given(body, content_type="application/pdf")
            case ["api", *_]:
                return json_given({}, 404)
        return Given(APPLICATION)


def _listed(rows: list[dict[str, object]]) -> Given:
    return json_given({"data": rows})


def _row(row: Row) -> dict[str, object]:
    return {
        "documentId": row.id,
        "fileExtension": row.extension,
        "agendaOrder": row.order,
        "hid": row.hid,
        "description": row.description,
    }


def folder(
    key: str, name: str, *inner: dict[str, object], documents: list[dict[str, object]] | None = None
) -> dict[str, object]:
    """Draw a folder of the document web."""
    return {"id": key, "name": name, "folders": list(inner), "documents": documents or []}


def paper(key: str, name: str) -> dict[str, object]:
    """Draw a document of the document web."""
    return {"id": key, "name": name, "fileExtension": "pdf"}


@dataclass(slots=True)
class DocumentWeb:
    """The document web, as an app for `serve`."""

    folders: list[dict[str, object]]
    bodies: dict[str, bytes] = field(default_factory=dict)
    shut: bool = False
    """Whether the list of folders tells nothing of what is in them."""

    def __call__(self, wanted: Wanted) -> Given:
        """Answer a request."""
        parts = wanted.path.strip("/").split("/")
        match parts:
            case ["api", "folders"]:
                rows = [{"id": it["id"], "name": it["name"]} for it in self.folders] if self.shut else self.folders
                return json_given(rows)
            case ["api", "folders", key]:
                found = next((it for it in self.folders if it["id"] == key), None)
                if found is not None:
                    return json_given(found)
            case ["api", "download", key, _]:
                return Given(self.bodies.get(key, b"%PDF-1.4 "), content_type="application/pdf")
            case [""] | ["moten"]:
                return Given(APPLICATION)
        # It has no `/api/units`: what is no address of the interface's shows the application.
        return Given(APPLICATION)
