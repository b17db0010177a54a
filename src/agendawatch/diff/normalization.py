"""What is noise in a text or an address, and what is not: order, case, white space and session ids are."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Any

from agendawatch.model import STOCKHOLM, Document, Meeting, MeetingStatus
from agendawatch.model.value import note_content

_NOISE = str.maketrans(
    {
        "\u00ad": None,  # soft hyphen
        "\u200b": None,  # zero width space
        "\ufeff": None,  # byte order mark
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
    }
)
"""Characters that an editor changes and a reader does not see."""

_NOISY = re.compile("[" + "".join(map(chr, _NOISE)) + "]")

_SESSION = re.compile(
    r";jsessionid=[^?#\s\"&]*|(?<=[?&])(?:jsessionid|phpsessid|sessionid|session_id|sid|aspsessionid\w{0,20})=[^&#\s\"]*&?",
    re.IGNORECASE,
)
"""Parts of an address that are new for each visitor."""


def folded(text: str | None) -> str:
    r"""Reduce a text to what a reader takes in: no case, no extra white space, plain dashes and quotes.

    >>> folded("  Kommun\u00adstyrelsen\u00a0–  EXTRA ")
    'kommunstyrelsen - extra'

    Nothing is the same as an empty text. Å, ä and ö are kept apart from a and o.
    """
    if not text:
        return ""
    plain = text.translate(_NOISE) if _NOISY.search(text) else text
    return " ".join(unicodedata.normalize("NFC", plain).casefold().split())


def bare_address(url: str | None) -> str:
    """Cut the session from an address, and the fragment.

    >>> bare_address("https://exempel.se/mote;jsessionid=1A2B?id=7&sid=99#topp")
    'https://exempel.se/mote?id=7'
    """
    if not url:
        return ""
    return _SESSION.sub("", url.partition("#")[0]).strip().rstrip("?&")


# What of a meeting counts when we ask whether it is as it was: all of it but noise and provenance.

_DOCUMENTS: dict[str, Any] = {"documents": {"__all__": {"provenance"}}}
_ITEMS: dict[str, Any] = {"provenance": True, "decision": {"provenance"}, **_DOCUMENTS}
NO_GROUND: dict[str, Any] = {"provenance": True, "agenda": {"__all__": _ITEMS}, **_DOCUMENTS}
"""All of a meeting but where its facts stand, which is new with every round. Any: pydantic's own nesting."""

_LEFT_OUT: dict[str, Any] = {
    **NO_GROUND,
    "warnings": True,
    "id": True,
    "source_id": True,
    "nth": True,
    "agenda": {"__all__": {"number": True, **_ITEMS}},
}
"""Nor does it count how an item is numbered, what we warned of, or by what key a platform names it."""


def content_hash(meeting: Meeting) -> str:
    """Hash what counts: order of documents, case, white space, session ids and provenance change nothing.

    SHA-256, hexadecimal.
    """
    settled = _settled(meeting.documents)
    plain = meeting if settled is meeting.documents else meeting.model_copy(update={"documents": settled})
    if meeting.agenda and any(item.documents for item in meeting.agenda):
        items = tuple(
            item.model_copy(update={"documents": _settled(item.documents)}) if item.documents else item
            for item in meeting.agenda
        )
        plain = plain.model_copy(update={"agenda": items})
    text = plain.model_dump_json(exclude=_LEFT_OUT, exclude_defaults=True)
    for escaped in ("\\n", "\\r", "\\t"):
        text = text.replace(escaped, " ")
    text = folded(text).replace('" ', '"').replace(' "', '"')
    return hashlib.sha256(text.encode()).hexdigest()


def _settled(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    addresses = [bare_address(document.url) for document in documents]
    if not documents or (len(documents) == 1 and addresses[0] == documents[0].url):
        return documents
    bare = {
        document if document.url == address else document.model_copy(update={"url": address})
        for document, address in zip(documents, addresses, strict=True)
    }
    return tuple(sorted(bare, key=lambda document: (document.url, document.title)))


def noticeable(meeting: Meeting) -> tuple[object, ...]:
    """Give what a subscriber must notice: start, end, whether it stands, title and place."""
    stands = meeting.status in {MeetingStatus.SCHEDULED, MeetingStatus.CONVENED, MeetingStatus.HELD}
    return (
        meeting.date,
        meeting.end_date,
        meeting.start,
        meeting.end,
        None if stands else meeting.status,
        folded(meeting.title),
        folded(meeting.location),
    )


def frozen(meeting: Meeting) -> str:
    """Write a meeting as JSON, for a row."""
    return meeting.model_dump_json(exclude_defaults=True)


def thawed(body: str) -> Meeting:
    """Read what `frozen` wrote; what hangs on the meeting alone can be known again by the body's hash (`content_of`)."""
    meeting = with_swedish_hours(Meeting.model_validate_json(body))
    note_content(meeting, hashlib.blake2b(body.encode("utf-8", "surrogatepass"), digest_size=16).digest())
    return meeting


def remade(meeting: Meeting, **facts: object) -> Meeting:
    """Make a meeting anew, with other facts where some are given, so that its id follows from what it is."""
    return Meeting.model_validate({**{name: value for name, value in meeting if name != "id"}, **facts})


def with_swedish_hours(meeting: Meeting) -> Meeting:
    """Give a meeting that was read from JSON its Swedish hours again: JSON keeps only the offset."""
    hours: dict[str, object] = {}
    if meeting.start:
        hours["start"] = meeting.start.astimezone(STOCKHOLM)
    if meeting.end:
        hours["end"] = meeting.end.astimezone(STOCKHOLM)
    return meeting.model_copy(update=hours) if hours else meeting
