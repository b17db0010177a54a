"""What an export says of itself: a Frictionless data package, and a record for data portals (DCAT-AP-SE)."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from agendawatch.exports.tables import Column, Table
from agendawatch.exports.writers import Format
from agendawatch.i18n import LANGUAGES, catalogue
from agendawatch.model.value import Value

__all__ = ["Publishing", "data_package", "dcat"]

Json = dict[str, Any]
"""A JSON object. Any: JSON."""

_TITLE = "Political meetings of Swedish municipalities"
_SAYS = (
    "Meetings, agendas, decisions, proposals and what changed, as agendawatch has read them on the municipalities' own pages. "
    "Facts come with the page's words, an address and when they were seen. What is withheld or not covered stands in the "
    "table coverage: a meeting that is not here may still be held."
)
_MEDIA: Mapping[Format, str] = {
    "csv": "text/csv",
    "ndjson": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
}
_READ = 1 << 20


class Publishing(Value):
    """Who publishes an export, and where: what nobody but they can tell."""

    address: str
    """Where the folder is served, with a slash at its end."""
    publisher: str
    contact: str | None = None
    """An address of mail, or of a page; `None` when nobody is to be written to."""
    licence: str | None = None
    """The address of a licence; `None` says nothing of it."""


def data_package(
    tables: Iterable[Table],
    files: Mapping[str, list[str]],
    folder: Path,
    kind: Format,
    *,
    now: dt.datetime,
    own: Json,
) -> Json:
    """Describe the files of an export, with what we need to add to it as `own`.

    An empty file of NDJSON names no column, and readers of data packages stop at it: such a table is left out.
    """
    described = [_resource(table, files[table.name], folder, kind) for table in tables]
    return {
        "profile": "data-package",
        "name": "agendawatch",
        "title": _TITLE,
        "description": _SAYS,
        "created": now.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "resources": [it for it in described if it["bytes"]],
        "agendawatch": own,
    }


def _resource(table: Table, files: list[str], folder: Path, kind: Format) -> Json:
    sizes = [(folder / file).stat().st_size for file in files]
    told: Json = {
        "profile": "tabular-data-resource",
        "name": table.name,
        "description": table.says,
        "path": files[0] if len(files) == 1 else files,
        "format": kind,
        "mediatype": _MEDIA[kind],
        "bytes": sum(sizes),
        "schema": _schema(table),
    }
    if len(files) == 1:
        told["hash"] = f"sha256:{_digest(folder / files[0])}"
    if kind != "parquet":
        told["encoding"] = "utf-8"
    return told


def _schema(table: Table) -> Json:
    told: Json = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        told["primaryKey"] = list(table.key)
    return told


def _field(column: Column) -> Json:
    told: Json = {"name": column.name, "type": column.kind, "description": column.says}
    if column.kind == "datetime":
        told["format"] = "any"  # ISO 8601 on Swedish clocks: the default wants UTC
    if column.required:
        told["constraints"] = {"required": True}
    return told


def _digest(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as held:
        while part := held.read(_READ):
            digest.update(part)
    return digest.hexdigest()


def dcat(package: Json, publishing: Publishing) -> Json:
    """Write a data package as a catalogue of one dataset, as DCAT-AP-SE asks for, in JSON-LD."""
    at = publishing.address
    agent = {"@id": f"{at}#publisher", "@type": "foaf:Agent", "foaf:name": publishing.publisher}
    licence = {"dcterms:license": {"@id": publishing.licence}} if publishing.licence else {}
    common: Json = {"dcterms:publisher": {"@id": agent["@id"]}}
    dataset: Json = {
        "@id": f"{at}#dataset",
        "@type": "dcat:Dataset",
        "dcterms:title": [
            _words(catalogue(tongue).gettext("Political meetings of Swedish municipalities"), tongue)
            for tongue in reversed(LANGUAGES)
        ],
        "dcterms:description": [_words(package["description"], "en")],
        "dcterms:modified": {"@type": "xsd:dateTime", "@value": package["created"]},
        "dcterms:language": {"@id": "http://publications.europa.eu/resource/authority/language/SWE"},
        "dcterms:spatial": {"@id": "http://publications.europa.eu/resource/authority/country/SWE"},
        "dcterms:accrualPeriodicity": {"@id": "http://publications.europa.eu/resource/authority/frequency/IRREG"},
        "dcat:theme": {"@id": "http://publications.europa.eu/resource/authority/data-theme/GOVE"},
        "dcat:distribution": [{"@id": f"{at}#{it['name']}"} for it in package["resources"]],
        **common,
        **_contact(publishing),
    }
    catalogue: Json = {
        "@id": f"{at}#catalog",
        "@type": "dcat:Catalog",
        "dcterms:title": [_words(_TITLE, "en")],
        "dcterms:description": [_words(package["description"], "en")],
        "dcat:dataset": {"@id": dataset["@id"]},
        **common,
        **licence,
    }
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dcterms": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "vcard": "http://www.w3.org/2006/vcard/ns#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
            "spdx": "http://spdx.org/rdf/terms#",
        },
        "@graph": [
            catalogue,
            agent,
            dataset,
            *(_distribution(it, at, licence) for it in package["resources"]),
        ],
    }


def _words(text: str, language: str) -> Json:
    return {"@language": language, "@value": text}


def _contact(publishing: Publishing) -> Json:
    if publishing.contact is None:
        return {}
    address = publishing.contact
    way = "vcard:hasEmail" if "@" in address else "vcard:hasURL"
    told = f"mailto:{address}" if "@" in address and not address.startswith("mailto:") else address
    card = {"@type": "vcard:Organization", "vcard:fn": publishing.publisher, way: {"@id": told}}
    return {"dcat:contactPoint": card}


def _distribution(resource: Json, at: str, licence: Json) -> Json:
    paths = resource["path"] if isinstance(resource["path"], list) else [resource["path"]]
    return {
        "@id": f"{at}#{resource['name']}",
        "@type": "dcat:Distribution",
        "dcterms:title": [_words(resource["name"], "en")],
        "dcterms:description": [_words(resource["description"], "en")],
        "dcat:accessURL": {"@id": f"{at}datapackage.json"},
        "dcat:downloadURL": [{"@id": f"{at}{path}"} for path in paths],
        "dcat:mediaType": {"@id": f"http://www.iana.org/assignments/media-types/{resource['mediatype']}"},
        "dcat:byteSize": {"@type": "xsd:decimal", "@value": str(resource["bytes"])},
        **licence,
    }
