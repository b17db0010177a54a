"""Recordings are files that a person can read."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.fetch.recording import Entry, Index, body_hash, file_name


@cases("url", "media_type", "beginning", "suffix")
def test_files_are_named_after_their_pages(url: str, media_type: str, beginning: str, suffix: str) -> None:
    """A name tells the page and the kind; two bodies of one page have two names."""
    name = file_name(url, b"body", media_type)

    assert name.startswith(beginning)
    assert name.endswith(suffix)
    assert name != file_name(url, b"other", media_type)


def test_an_index_says_what_is_not_usual_only() -> None:
    """What is as usual is not written, and comes back as it was."""
    index = Index(entries=(Entry(url="https://example.se/"),))
    words = index.model_dump_json(exclude_defaults=True)

    assert words == '{"entries":[{"url":"https://example.se/"}]}'
    assert Index.model_validate_json(words) == index


def test_no_body_has_no_hash() -> None:
    """A request without a body is known by its address alone."""
    assert body_hash(b"") is None
    assert body_hash(b"{}") == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
