"""What an export says of itself: a Frictionless data package, and a record for data portals (DCAT-AP-SE)."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from agendawatch.exports.tables import TABLES, Column, ExportTable
from agendawatch.exports.writers import Format
from agendawatch.i18n import LANGUAGES, catalogue
from agendawatch.model.value import Value

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
_AUTHORITY = "http://publications.europa.eu/resource/authority"


PublisherType = Literal[
    "Academia-ScientificOrganisation",
    "Company",
    "IndustryConsortium",
    "LocalAuthority",
    "NationalAuthority",
    "NonGovernmentalOrganisation",
    "NonProfitOrganisation",
    "PrivateIndividual(s)",
    "RegionalAuthority",
    "StandardisationBody",
    "SupraNationalAuthority",
]
"""What a publisher is, in the words of ADMS."""


class Publishing(Value):
    """Who publishes an export, and where: what nobody but they can tell."""

    address: str
    """Where the folder is served, with a slash at its end."""
    publisher: str
    """Who publishes it, by name."""
    publisher_type: PublisherType | None = None
    """DCAT-AP-SE asks for one; `None` leaves it out."""
    contact: str | None = None
    """An address of mail, or of a page; `None` when nobody is to be written to."""
    licence: str | None = None
    """The address of a licence; `None` says nothing of it."""


def data_package(
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
    described = [_resource(table, files[table.name], folder, kind) for table in TABLES]
    return {
        "profile": "data-package",
        "name": "agendawatch",
        "title": _TITLE,
        "description": _SAYS,
        "created": now.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "resources": [resource for resource in described if resource["bytes"]],
        "agendawatch": own,
    }


def _resource(table: ExportTable, files: list[str], folder: Path, kind: Format) -> Json:
    sizes = [(folder / file).stat().st_size for file in files]
    schema: Json = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    resource: Json = {
        "profile": "tabular-data-resource",
        "name": table.name,
        "description": table.says,
        "path": files[0] if len(files) == 1 else files,
        "format": kind,
        "mediatype": _MEDIA[kind],
        "bytes": sum(sizes),
        "schema": schema,
    }
    if len(files) == 1:
        with (folder / files[0]).open("rb") as opened:
            resource["hash"] = f"sha256:{hashlib.file_digest(opened, 'sha256').hexdigest()}"
    if kind != "parquet":
        resource["encoding"] = "utf-8"
    return resource


def _field(column: Column) -> Json:
    field: Json = {"name": column.name, "type": column.kind, "description": column.says}
    if column.kind == "datetime":
        field["format"] = "any"  # ISO 8601 on Swedish clocks: the default wants UTC
    if column.required:
        field["constraints"] = {"required": True}
    return field


def dcat(package: Json, publishing: Publishing) -> Json:
    """Write a data package as a catalogue of one dataset, as DCAT-AP-SE asks for, in JSON-LD."""
    at = publishing.address
    kind = publishing.publisher_type
    agent = {
        "@id": f"{at}#publisher",
        "@type": "foaf:Agent",
        "foaf:name": publishing.publisher,
        **({"dcterms:type": _concept(f"http://purl.org/adms/publishertype/{kind}", kind)} if kind else {}),
    }
    licence = {"dcterms:license": _node(publishing.licence, "dcterms:LicenseDocument")} if publishing.licence else {}
    common: Json = {"dcterms:publisher": {"@id": agent["@id"]}}
    dataset: Json = {
        "@id": f"{at}#dataset",
        "@type": "dcat:Dataset",
        "dcterms:title": [
            _words(catalogue(tongue).gettext("Political meetings of Swedish municipalities"), tongue)
            for tongue in reversed(LANGUAGES)
        ],
        "dcterms:description": [_words(package["description"], "en")],
        "dcat:keyword": [_words("local government", "en"), _words("kommunala sammanträden", "sv")],
        "dcterms:modified": {"@type": "xsd:dateTime", "@value": package["created"]},
        "dcterms:language": _node(f"{_AUTHORITY}/language/SWE", "dcterms:LinguisticSystem"),
        "dcterms:spatial": _node(f"{_AUTHORITY}/country/SWE", "dcterms:Location"),
        "dcterms:accrualPeriodicity": _node(f"{_AUTHORITY}/frequency/IRREG", "dcterms:Frequency"),
        "dcat:theme": _concept(f"{_AUTHORITY}/data-theme/GOVE", "Government and public sector"),
        "dcat:distribution": [{"@id": f"{at}#{resource['name']}"} for resource in package["resources"]],
        **common,
        **_contact(publishing),
    }
    catalog: Json = {
        "@id": f"{at}#catalog",
        "@type": "dcat:Catalog",
        "dcterms:title": [_words(_TITLE, "en")],
        "dcterms:description": [_words(package["description"], "en")],
        "dcat:themeTaxonomy": {
            **_node(f"{_AUTHORITY}/data-theme", "skos:ConceptScheme"),
            "dcterms:title": [_words("Data theme", "en")],
        },
        "dcat:dataset": {"@id": dataset["@id"]},
        **common,
        **licence,
    }
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dcterms": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
            "skos": "http://www.w3.org/2004/02/skos/core#",
            "vcard": "http://www.w3.org/2006/vcard/ns#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@graph": [
            catalog,
            agent,
            dataset,
            *(_distribution(resource, at, licence) for resource in package["resources"]),
        ],
    }


def _words(text: str, language: str) -> Json:
    return {"@language": language, "@value": text}


def _node(address: str, kind: str) -> Json:
    """Name a thing with its class, which no reader need then ask anybody for."""
    return {"@id": address, "@type": kind}


def _concept(address: str, label: str) -> Json:
    return {**_node(address, "skos:Concept"), "skos:prefLabel": [_words(label, "en")]}


def _contact(publishing: Publishing) -> Json:
    """Tell whom to write to; DCAT-AP-SE asks for mail, and a page is where one lands."""
    address = publishing.contact
    if address is None:
        return {}
    if "@" not in address:
        return {"dcat:landingPage": _node(address, "foaf:Document")}
    mail = {"@id": f"mailto:{address.removeprefix('mailto:')}"}
    card = {"@type": ["vcard:Kind", "vcard:Organization"], "vcard:fn": publishing.publisher, "vcard:hasEmail": mail}
    return {"dcat:contactPoint": card}


def _distribution(resource: Json, at: str, licence: Json) -> Json:
    paths = resource["path"] if isinstance(resource["path"], list) else [resource["path"]]
    media = f"http://www.iana.org/assignments/media-types/{resource['mediatype']}"
    return {
        "@id": f"{at}#{resource['name']}",
        "@type": "dcat:Distribution",
        "dcterms:title": [_words(resource["name"], "en")],
        "dcterms:description": [_words(resource["description"], "en")],
        "dcat:accessURL": _node(f"{at}datapackage.json", "rdfs:Resource"),
        "dcat:downloadURL": [_node(f"{at}{path}", "rdfs:Resource") for path in paths],
        "dcterms:format": resource["mediatype"],
        "dcat:mediaType": _node(media, "dcterms:MediaType"),
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(resource["bytes"])},
        **licence,
    }
