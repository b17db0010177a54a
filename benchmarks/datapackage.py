"""Write the corpus's `datapackage.json`: what each file and each field of it holds.

    python -m benchmarks.datapackage

Frictionless Data Package; `frictionless validate benchmarks/corpus/datapackage.json` finds nothing, which a test holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parent / "corpus"
FILES = {
    "schedules": "Plain texts that say when organizations meet",
    "pages": "Whole pages (HTML, PDF) that say when organizations meet",
    "agendas": "Agendas (HTML, text) with their items",
    "decisions": "Items of minutes, notices and party reports with what was decided",
    "press_releases": "Notices of parties: what is proposed, who handles it and when",
    "following": "Followed proposals, each with minutes or an agenda that is about it or only seems to be",
    "submissions": "Texts of many shapes that somebody may follow, with the titles that each may go by",
    "searches": "What somebody types, and the item or meeting that is wanted by it",
    "drawn/pages": "Pages that were drawn by a program (`benchmarks/drawn`), with its labels",
    "drawn/schedules": "Texts that were drawn likewise",
}
MEANING = {
    "id": "stable id",
    "municipality": "real or invented; `text_kind` tells which",
    "family": "the layout, or for decisions and press texts the kind of text",
    "text_kind": "restated (facts of a public page, words ours), invented, or drawn (by a program)",
    "set": "the set that the record came from, which was labelled before it was first read; absent in the first corpus",
    "url": "where the facts stand",
    "text": "the text itself",
    "file": "the page itself, beside this file",
    "reference_date": "the day that settles a year that the text leaves out",
    "meetings": "body, date, time, status; `optional` may be found or not, `end_date` the last of several days",
    "features": "what makes the text hard; of a drawn one, what goes wrong on it",
    "trap_dates": "days in the text that are no meetings",
    "ambiguous": "both readings are fair",
    "body_aliases": "names that are right too",
    "ignore_dates": "days that count neither way",
    "body": "the organization whose text it is, or that handles the matter",
    "date": "the day of the meeting",
    "items": "number, title, reference; rapporteur, documents, withdrawn where the agenda shows them",
    "meeting_date": "the day of the meeting",
    "item_number": "as written",
    "title": "of the item, or of the text",
    "case_number": "as written",
    "outcome": "what this body decided at this meeting about this matter; unknown where the text does not say",
    "vote": "for and against, of the main proposal",
    "next_body": "who handles it next",
    "parties": "who stood where",
    "hard": "marked by the labeller",
    "title_in_text": "false where there is no title to find",
    "published": "the day of publishing; without it the text is not scored",
    "proposing_parties": "by code",
    "when_phrase": "the words that give the day",
    "kind": "of proposal, or of difficulty",
    "people": "politicians named",
    "snippet": "the text under the title",
    "tense": "future, past or same_day",
    "trap": "whether a careless reader is led astray; the others are plain",
    "heard": "the day that the proposal was first heard of",
    "asked_body": "whom the proposal is put to",
    "announced_for": "the meeting's day that was named for it",
    "before": "earlier meetings: body, meeting_date, text",
    "meeting_municipality": "whose meeting it is",
    "document": "minutes or agenda",
    "relation": "same, related or none: what the item is to the proposal; `relation_alt` is right too",
    "authoritative": "whether the body settles the matter; null where nothing is decided",
    "query": "what is typed",
    "town": "whose it is; null where any will do",
    "organization": "whose meeting is wanted; null where it goes by a title",
    "titles": "each title that a text may go by; none where it tells no matter",
    "reference": "the text's own case number, as written",
}
DAYS = {"heard", "announced_for", "reference_date", "published", "meeting_date", "date"}
REQUIRED = {"id", "municipality", "family", "text_kind"}
Json = dict[str, Any]
"""JSON. Any: what JSON holds."""


def main() -> None:
    """Write the description of what is there."""
    described = {
        "name": "swedish-council-documents",
        "title": "Swedish council documents, labelled",
        "description": "What Swedish municipalities and parties publish about the meetings of their councils, "
        "restated or invented, with what it says. README.md beside this file is the data card.",
        "version": "2026.11",
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0 International",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "contributors": [{"title": "The agendawatch founders", "role": "author"}],
        "keywords": ["sweden", "municipality", "council", "agenda", "minutes", "benchmark"],
        "resources": [_resource(name, title) for name, title in FILES.items()],
    }
    (CORPUS / "datapackage.json").write_text(
        json.dumps(described, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def _resource(name: str, title: str) -> Json:
    lines = (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    records: list[Json] = [json.loads(line) for line in lines]
    return {
        "name": name.translate(str.maketrans("_/", "--")),
        "title": title,
        "path": f"{name}.jsonl",
        "format": "jsonl",
        "mediatype": "application/jsonl",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(it, [record.get(it) for record in records]) for it in records[0]],
            "primaryKey": ["id"],
            "missingValues": [""],
        },
    }


def _field(name: str, values: Iterable[object]) -> Json:
    field: Json = {"name": name, "type": "date" if name in DAYS else _type(values)}
    if name in MEANING:
        field["description"] = MEANING[name]
    if name == "id":
        field["constraints"] = {"required": True, "unique": True}
    elif name in REQUIRED:
        field["constraints"] = {"required": True}
    return field


def _type(values: Iterable[object]) -> str:
    kinds = {type(value) for value in values if value is not None}
    names = {str: "string", bool: "boolean", int: "integer", list: "array", dict: "object"}
    return names[kinds.pop()] if len(kinds) == 1 else "any"


if __name__ == "__main__":
    main()
