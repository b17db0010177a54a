"""How the server is: whether its store opens and is of our version, and when the last round was."""

from __future__ import annotations

import datetime as dt
import json
from http import HTTPStatus

from agendawatch.errors import StoreError
from agendawatch.server.answers import Answer, PreparedAnswer, prepare
from agendawatch.server.background import Rounds
from agendawatch.server.headers import Kind
from agendawatch.server.limits import BusyError
from agendawatch.server.service import Service

_PATIENCE = 5.0
"""Seconds that the store has to answer."""
_FAILED = "the last round failed; the server's log tells why"
"""What went wrong may name the store and hosts, and anybody may read this."""


async def health(service: Service, rounds: Rounds | None, _request: object) -> PreparedAnswer:
    """Tell how the server is: 200 when all is well, else 503 with the reason."""
    told: dict[str, object] = {"status": "ok", "store": None, "last_round": None, "rounds": None}
    reason: str | None = None
    try:
        token = await service.workers.run(service.store.change_token, _PATIENCE)
        told["store"] = {"version": token.version, "current": token.current}
        told["last_round"] = _moment(token.last_round)
        other = f"the store is of version {token.version}, and this is another release"
        reason = service.trouble if token.current else other
    except (StoreError, BusyError) as error:
        reason = str(error)
    if rounds is not None:
        told["rounds"] = {
            "every_hours": rounds.every.total_seconds() / 3600,
            "running": rounds.running,
            "last_ended": _moment(rounds.last_ended),
            "last_error": _FAILED if rounds.last_error is not None else None,
        }
    status = HTTPStatus.OK
    if reason is not None:
        told |= {"status": "unavailable", "reason": reason}
        status = HTTPStatus.SERVICE_UNAVAILABLE
    body = json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
    return prepare(Answer(body, "application/json; charset=utf-8", Kind.STATE, status=status))


def _moment(moment: dt.datetime | None) -> str | None:
    return moment.astimezone(dt.UTC).isoformat() if moment else None
