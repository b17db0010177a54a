"""Read how long a host asks us to stay away."""

from __future__ import annotations

import datetime as dt
from email.utils import parsedate_to_datetime

__all__ = ["read_retry_after"]


def read_retry_after(words: str | None, now: dt.datetime) -> float | None:
    """Read a Retry-After header, in seconds or as a date, as seconds from now; `None` when it says nothing.

    >>> read_retry_after("Wed, 11 Mar 2020 12:00:30 GMT", dt.datetime(2020, 3, 11, 12, tzinfo=dt.UTC))
    30.0

    A date that has passed means now.
    """
    words = (words or "").strip()
    if words.isascii() and words.isdigit():
        return float(words[:9])
    try:
        moment = parsedate_to_datetime(words)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return max(0.0, (moment - now).total_seconds())
