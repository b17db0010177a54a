"""The keys of the mail database: what is kept of readers is sealed, and links that are sent to them cannot be made up."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable
from enum import StrEnum

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from agendawatch.errors import InputError, StoreError

_TOKEN = re.compile(r"(?P<id>[0-9a-f]{16})(?P<proof>[0-9a-f]{32})")
_PROOF = 32
"""Letters of a proof: 128 bits, lower case, since some servers of mail change the case of addresses."""


class Purpose(StrEnum):
    """What a link, or an address that letters come back to, may be used for."""

    CONFIRM = "confirm"
    MANAGE = "manage"
    """To see what is kept, change it and end it."""
    BOUNCE = "bounce"


def new_key() -> str:
    """Make a key, as the variable that the settings name holds it."""
    return Fernet.generate_key().decode("ascii")


def new_id() -> str:
    """Make the id of a subscription: it says nothing of whose it is."""
    return secrets.token_hex(8)


class Keys:
    """One key, or several while an old one is being replaced: the first seals, all of them open."""

    def __init__(self, written: str) -> None:
        """Read keys, by commas; what is none raises `InputError`, without it."""
        parts = [part.strip() for part in written.split(",") if part.strip()]
        try:
            self._box = MultiFernet([Fernet(part) for part in parts])
        except (ValueError, TypeError) as error:
            raise InputError(field="mail.key", value="…", expected="what agendawatch mail key prints") from error
        raw = [base64.urlsafe_b64decode(part) for part in parts]
        self._proofs = [_derived(key, b"agendawatch mail: links") for key in raw]
        self._indexes = [_derived(key, b"agendawatch mail: addresses") for key in raw]

    def seal(self, facts: bytes) -> bytes:
        """Encrypt, so that nobody can read or change it without the key."""
        return self._box.encrypt(facts)

    def open(self, sealed: bytes) -> bytes:
        """Decrypt; what another key sealed, or somebody changed, raises `StoreError`."""
        try:
            return self._box.decrypt(sealed)
        except InvalidToken as error:
            msg = "the mail database was sealed with another key, or is damaged"
            raise StoreError(msg) from error

    def index(self, address: str) -> str:
        """Give what an address is found by: the same for the same address, and nothing without the key."""
        return self.indexes(address)[0]

    def indexes(self, address: str) -> tuple[str, ...]:
        """Give what an address is found by, under every key."""
        spelt = address.casefold().encode()
        return tuple(hmac.new(key, spelt, hashlib.sha256).hexdigest()[:40] for key in self._indexes)

    def token(self, purpose: Purpose, identifier: str) -> str:
        """Write what proves that a link is ours: the id of a subscription and a proof of it."""
        return identifier + _proof(self._proofs[0], purpose, identifier)

    def read(self, purpose: Purpose, token: str) -> str | None:
        """Give the id that a link names; `None` when it is not one of ours, or was made for something else."""
        found = _TOKEN.fullmatch(token.strip().lower())
        if found is None:
            return None
        good = [hmac.compare_digest(_proof(key, purpose, found["id"]), found["proof"]) for key in self._proofs]
        return found["id"] if any(good) else None

    def found_in(self, purpose: Purpose, words: Iterable[str]) -> str | None:
        """Find the first token of ours in texts, and give its id; `None` where there is none."""
        tokens = (found.group() for text in words for found in _TOKEN.finditer(text.lower()))
        return next(filter(None, (self.read(purpose, token) for token in tokens)), None)


def _derived(key: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=purpose).derive(key)


def _proof(key: bytes, purpose: Purpose, identifier: str) -> str:
    return hmac.new(key, f"{purpose}:{identifier}".encode(), hashlib.sha256).hexdigest()[:_PROOF]
