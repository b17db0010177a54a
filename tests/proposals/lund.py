"""A town's bodies and parties, and actions of theirs, of which the tests of following make lives of proposals."""

from __future__ import annotations

import datetime as dt

from agendawatch.model import (
    STOCKHOLM,
    Action,
    ActionCode,
    Municipality,
    Organization,
    OrganizationClassification,
    Party,
    PressRelease,
    Proposal,
)
from agendawatch.proposals import follow

LUND, YSTAD = Municipality(code="1281", name="Lund"), Municipality(code="1286", name="Ystad")
BOARD = Organization(name="Kommunstyrelsen", classification=OrganizationClassification.EXECUTIVE_BOARD)
COUNCIL = Organization(name="Kommunfullmäktige", classification=OrganizationClassification.COUNCIL)
COMMITTEE = Organization(name="Tekniska nämnden", classification=OrganizationClassification.COMMITTEE)
V, S = Party(code="V", name="Vänsterpartiet"), Party(code="S", name="Socialdemokraterna")
MP, M = Party(code="MP", name="Miljöpartiet"), Party(code="M", name="Moderaterna")


def act(code: ActionCode, day: dt.date | str, by: Organization | None = None, **more: object) -> Action:
    """Do something on a day."""
    return Action.model_validate({"code": code, "date": day, "organization": by, **more}, strict=False)


def released(title: str, day: dt.date | str, **more: object) -> Proposal:
    """Follow what a press release of a day says, in Lund unless told otherwise."""
    return follow(
        PressRelease.model_validate({"title": title, "published": day, "municipality": LUND, **more}, strict=False)
    )


def noon(day: dt.date) -> dt.datetime:
    """Give noon of a day, when a page is seen."""
    return dt.datetime.combine(day, dt.time(12), STOCKHOLM)
