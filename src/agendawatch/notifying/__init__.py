"""Telling people what is new, by mail, chat or push: through Apprise, which is known in this room alone."""

from agendawatch.notifying.addresses import Address, read_address
from agendawatch.notifying.sending import AppriseSender, Sender
from agendawatch.notifying.settings import NotifySettings, read_notify
from agendawatch.notifying.telling import Told, Wish, notify, pending

__all__ = [
    "Address",
    "AppriseSender",
    "NotifySettings",
    "Sender",
    "Told",
    "Wish",
    "notify",
    "pending",
    "read_address",
    "read_notify",
]
