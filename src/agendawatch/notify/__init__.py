"""Telling people what is new, by mail, chat or push: through Apprise, which is known in this room alone."""

from agendawatch.notify.addresses import Address, read_address
from agendawatch.notify.delivery import DeliveryReport, DeliveryRequest, notify, pending
from agendawatch.notify.sender import AppriseSender, Sender
from agendawatch.notify.settings import NotifySettings, read_notify

__all__ = [
    "Address",
    "AppriseSender",
    "DeliveryReport",
    "DeliveryRequest",
    "NotifySettings",
    "Sender",
    "notify",
    "pending",
    "read_address",
    "read_notify",
]
