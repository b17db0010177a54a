"""Sending letters through any SMTP server, over one connection for as long as it holds."""

from __future__ import annotations

import re
import smtplib
import ssl
from email.message import EmailMessage
from enum import StrEnum
from functools import partial
from ipaddress import ip_address
from typing import Self

from agendawatch.errors import HostError
from agendawatch.mail.settings import MailSettings

_PATIENCE = 12.0
"""Seconds for an answer of the server."""
_REFUSED = 500
_POLICY = re.compile(r"\b5\.7\.\d")


class SendOutcome(StrEnum):
    """What a server says to one letter."""

    TAKEN = "taken"
    LATER = "later"
    """Not now (4xx): tried again with the next letters."""
    NEVER = "never"
    """The address takes none (5xx)."""


class SmtpMailer:
    """Sends letters through the server of the settings; the connection is made with the first."""

    def __init__(self, settings: MailSettings) -> None:
        """Connect to nobody yet."""
        self._host, self._port, self._tls, self._name, self._password = settings.server
        self._smtp: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_error: object) -> None:
        """End the connection where there is one."""
        self._close()

    def _close(self) -> None:
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            try:
                smtp.quit()
            except (smtplib.SMTPException, OSError):
                smtp.close()

    def send(self, letter: EmailMessage, *, sender: str, to: str) -> SendOutcome:
        """Send a letter, and give what the server says of the address; the server's own trouble raises `HostError`."""
        try:
            smtp = self._connected()
            smtp.send_message(letter, from_addr=sender, to_addrs=[to])
        except smtplib.SMTPRecipientsRefused as error:
            return _outcome(*error.recipients.get(to, (_REFUSED, b"")))
        except smtplib.SMTPDataError:
            # The letter was not taken: a filter, a quota. It says nothing of the address.
            self._close()
            return SendOutcome.LATER
        except (smtplib.SMTPException, OSError) as error:
            self._close()
            # What the server says may name the reader, and is not repeated.
            msg = f"the mail server does not take letters ({type(error).__name__})"
            raise HostError(msg, url=f"smtp://{self._host}:{self._port}") from error
        return SendOutcome.TAKEN

    def _connected(self) -> smtplib.SMTP:
        if self._smtp is not None:
            return self._smtp
        context = ssl.create_default_context()
        connect = partial(smtplib.SMTP_SSL, context=context) if self._tls else smtplib.SMTP
        smtp = connect(self._host, self._port, timeout=_PATIENCE)
        try:
            self._begin(smtp, context)
        except (smtplib.SMTPException, OSError):
            smtp.close()
            raise
        self._smtp = smtp
        return smtp

    def _begin(self, smtp: smtplib.SMTP, context: ssl.SSLContext) -> None:
        """Speak TLS where the server can, and say who we are; a password is sent to nobody without TLS but here."""
        if not self._tls:
            smtp.ehlo()
            if smtp.has_extn("starttls"):
                smtp.starttls(context=context)
                smtp.ehlo()
            elif self._name and not _is_here(self._host):
                msg = "the server offers no TLS"
                raise smtplib.SMTPNotSupportedError(msg)
        if self._name and self._password:
            smtp.login(self._name, self._password)


def _outcome(code: int, answer: bytes) -> SendOutcome:
    """Tell what a refusal means: of the address, or of us (5.7.x: a policy, a relay that is closed to us)."""
    of_us = _POLICY.search(answer.decode("ascii", "replace")) is not None
    return SendOutcome.NEVER if code >= _REFUSED and not of_us else SendOutcome.LATER


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
