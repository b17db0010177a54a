"""A real server of mail on this machine, which keeps what it is given and refuses whom it is told to."""

from __future__ import annotations

import email
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Letter:
    """A letter as it arrived."""

    def __init__(self, envelope: Envelope) -> None:
        """Keep who it is from and to by its envelope, and what it says."""
        self.sender = str(envelope.mail_from)
        self.to = tuple(map(str, envelope.rcpt_tos))
        data = envelope.content
        self.data = data if isinstance(data, bytes) else (data or "").encode()
        message = email.message_from_bytes(self.data, policy=default)
        assert isinstance(message, EmailMessage)
        self.message = message

    def part(self, kind: str) -> str:
        """Give its text, as `plain` or `html`."""
        body = self.message.get_body((kind,))
        assert isinstance(body, EmailMessage)
        return str(body.get_content()).replace("\r\n", "\n")

    @property
    def subject(self) -> str:
        """Give its subject."""
        return str(self.message["Subject"])

    @property
    def links(self) -> list[str]:
        """Give every address of the web in its text, in order."""
        return [line for line in self.part("plain").splitlines() if line.startswith("http")]


class PostOffice:
    """What a server was given, and what it answers."""

    def __init__(self) -> None:
        """Refuse nobody."""
        self.letters: list[Letter] = []
        self.refuses: dict[str, str] = {}
        """What is answered to letters to an address: "550 5.1.1 nobody"."""
        self.says: str | None = None
        """What is answered to every letter, when it has been read; `None` takes it."""
        self.url = ""

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Take an address, or refuse it."""
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - likewise
        """Keep a letter."""
        if self.says is not None:
            return self.says
        self.letters.append(Letter(envelope))
        return "250 OK"


@contextmanager
def post_office() -> Iterator[PostOffice]:
    """Open a server for the length of a `with`."""
    office = PostOffice()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(office, hostname="127.0.0.1", port=port)
    controller.start()
    office.url = f"smtp://127.0.0.1:{port}"
    try:
        yield office
    finally:
        controller.stop()
