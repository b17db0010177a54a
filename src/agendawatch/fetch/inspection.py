"""Look at an answer, whether it is the page that was promised or something that stands in its place."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from agendawatch.documents import decode
from agendawatch.documents.glance import asks_password, is_pdf, looks_like_html, titles_of
from agendawatch.errors import DocumentError, ReadError, RefusedError, StatusError
from agendawatch.fetch.message import HTTPResponse
from agendawatch.lang.sv.pages.refusals import Refusal, find_refusal

__all__ = ["check", "is_login"]

_TITLE_WITHIN = 200_000
_LOGIN_PATH = re.compile(
    r"/(?:account/login|site/login|login|logon|signin|logga-in|saml2?|adfs)(?:[/.?]|$)", re.IGNORECASE
)
_NAMES = {"html": "a page of HTML", "pdf": "a PDF", "json": "JSON"}
_REFUSING = frozenset({401, 403, 407, 451})
_OK = range(200, 300)


def is_login(url: str) -> bool:
    """Tell by an address's path whether one logs in there."""
    return _LOGIN_PATH.search(urlsplit(url).path) is not None


def check(answer: HTTPResponse, expects: str | None) -> HTTPResponse:
    """Let the promised page pass; raise for a refusal, a status that is no page, or anything in its place."""
    markup = decode(answer.body[:_TITLE_WITHIN], charset=answer.charset) if looks_like_html(answer.body) else None
    titles = titles_of(markup) if markup else ()
    if answer.status in _REFUSING:
        msg = f"answered with status {answer.status}{_quoted(titles)}"
        raise RefusedError(msg, url=answer.url)
    if markup:
        _check_stand_in(answer, markup, titles, expects)
    if answer.status not in _OK:
        raise StatusError(answer.status, url=answer.url)
    if expects is not None:
        _check_kind(answer, expects, titles)
    return answer


def _check_stand_in(answer: HTTPResponse, markup: str, titles: tuple[str, ...], expects: str | None) -> None:
    """Raise when a page of HTML stands in for the one asked for."""
    found = {find_refusal(title) for title in titles}
    if Refusal.BLOCKED in found:
        msg = f"a firewall answered{_quoted(titles)}"
        raise RefusedError(msg, url=answer.url)
    if asks_password(markup) and (Refusal.LOGIN in found or is_login(answer.url)):
        msg = f"a login page answered{_quoted(titles)}"
        raise RefusedError(msg, url=answer.url)
    if Refusal.MISSING in found and answer.status in _OK:
        expected = "the page asked for"
        kind = DocumentError if expects == "pdf" else ReadError
        raise kind(expected, f"a page that says it is missing{_quoted(titles)}", url=answer.url)


def _check_kind(answer: HTTPResponse, expects: str, titles: tuple[str, ...]) -> None:
    """Raise when the body is of another kind than promised."""
    promised = _NAMES[expects]
    body = answer.body
    if not body.strip():
        raise DocumentError(promised, "an empty body", url=answer.url)
    if expects == "pdf" and not is_pdf(body):
        raise DocumentError(promised, _describe(answer, titles), url=answer.url)
    if expects == "html" and (is_pdf(body) or b"<" not in body):
        raise ReadError(promised, _describe(answer, titles), url=answer.url)
    if expects == "json" and body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in {b"{", b"[", b'"'}:
        raise ReadError(promised, _describe(answer, titles), url=answer.url)


def _describe(answer: HTTPResponse, titles: tuple[str, ...]) -> str:
    if looks_like_html(answer.body):
        return f"a page of HTML{_quoted(titles)}"
    if is_pdf(answer.body):
        return "a PDF"
    return f"{len(answer.body)} bytes of {answer.media_type or 'an unnamed kind'}"


def _quoted(titles: tuple[str, ...]) -> str:
    return f", titled {titles[0]!r}" if titles else ""
