"""Whether a title raises a motion or a citizen proposal, or answers one that was raised before."""

from __future__ import annotations

import re

__all__ = ["answers_motion", "gathers_motions"]

_ANSWER = re.compile(
    r"^(?:(?:åter)?remitterat ärende|bordlagt ärende|[§\d. ]{1,12})?[:.–\s-]{0,3}"
    r"(?:\w{1,40}s )?(?:svar|besvarande|motionssvar|yttrande|remissvar|beslut|behandling|återremiss)\b"
    r"|\bsvar på (?:\w{1,20} ){0,2}(?:motion|medborgarförslag|e-förslag)",
    re.IGNORECASE,
)
_GATHERING = re.compile(
    r"\b(?:motioner|medborgarförslagen|motionerna)\b|^(?:inkomna|nya|väckta|obesvarade|ej (?:färdig)?beredda|redovisning)\b"
    r"|^(?:anmälan|remittering|remiss) av (?:nya )?(?:motioner|medborgarförslag)$|^medborgarförslag$|^motion$",
    re.IGNORECASE,
)


def answers_motion(title: str) -> bool:
    """Tell whether a title is of the answer to a motion or citizen proposal, and so not of its raising.

    >>> answers_motion("Svar på motion om ekar"), answers_motion("Motion om ekar (V)")
    (True, False)
    """
    return _ANSWER.search(title.strip()) is not None


def gathers_motions(title: str) -> bool:
    """Tell whether a title is of many motions together, and so of no single one.

    >>> gathers_motions("Inkomna motioner"), gathers_motions("Motion om ekar")
    (True, False)
    """
    return _GATHERING.search(title.strip()) is not None
