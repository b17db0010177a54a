"""The sentences of failures: why a site could not be read, told to people; the one place that says it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Protocol

from agendawatch.failure import FailureCode
from agendawatch.i18n.catalogue import Language, catalogue

FAILURES: Mapping[FailureCode | None, str] = {
    FailureCode.DNS: "We found no public address of the site; that may be due to the network here. We try again.",
    FailureCode.CONNECT: "We got no connection to the site, or it broke off; that may be due to the network here. We try again.",
    FailureCode.TLS: "No secure connection to the site could be made: its certificate did not hold here. We try again.",
    FailureCode.TIMEOUT: "No whole answer came in time; that may be due to the network here. We try again.",
    FailureCode.STATUS: "The site answered with the error code {status} in place of the page. We try again.",
    FailureCode.ROBOTS: "The site's robots.txt asks programs not to read the page; we leave it in peace.",
    FailureCode.LOGIN: "The page asks for a login; we leave it in peace.",
    FailureCode.BLOCK_PAGE: "A protection in front of the site answered in place of the page; we leave it in peace.",
    FailureCode.LAYOUT: "The site answers, and shows no days of meetings that we can read. We try again.",
    FailureCode.LIMIT: "The site gave more than we take at once, or led round and round. We try again.",
    None: "The site could not be read, and nobody knows yet why. We try again.",
}
"""By code; `None` is a failure that has none. None of them says more of a site than what was seen of it."""
REDIRECTED = "The site leads on to what is no page of the web. We try again."


class _Failing(Protocol):
    """What may say why a site could not be read."""

    @property
    def failing_since(self) -> dt.datetime | None: ...
    @property
    def failure(self) -> FailureCode | None: ...
    @property
    def status(self) -> int | None: ...


def why_failing(it: _Failing | None, language: Language) -> str | None:
    """Tell a person why a site could not be read; `None` of one that is read."""
    return failure_words(it.failure, language, status=it.status) if it and it.failing_since else None


def failure_words(failure: FailureCode | None, language: Language, *, status: int | None = None) -> str:
    """Tell a person why a site could not be read.

    >>> failure_words(FailureCode.STATUS, "sv", status=503)
    'Webbplatsen svarade med felkoden 503 i stället för sidan. Vi försöker igen.'
    """
    words = REDIRECTED if failure is FailureCode.STATUS and status is None else FAILURES[failure]
    return catalogue(language).gettext(words).format(status=status)
