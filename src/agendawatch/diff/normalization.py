"""What is noise in a text or an address, and what is not: order, case, white space and session ids are."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["bare_address", "folded"]

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
