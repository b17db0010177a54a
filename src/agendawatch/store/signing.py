"""Signing what a municipality states: HMAC-SHA256 over its canonical JSON, by keys with names."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
from dataclasses import dataclass

from pydantic import ValidationError

from agendawatch.errors import InputError
from agendawatch.model import Statement

__all__ = ["Keyring", "SignedStatement", "new_secret"]

_KEY = re.compile(r"(?P<name>[A-Za-z0-9._-]{1,40}):(?P<secret>[0-9a-f]{64})")


def new_secret(name: str) -> str:
    """Make a key of a name, as a keyring takes it."""
    return f"{name}:{secrets.token_hex(32)}"


@dataclass(frozen=True, slots=True)
class SignedStatement:
    """A statement, and what proves that it was made by who holds a key."""

    statement: Statement
    signer: str
    """The name of the key."""
    signature: str

    def to_json(self) -> str:
        """Write it as one line, to be sent to where the store is."""
        facts = {"statement": self.statement.canonical, "signer": self.signer, "signature": self.signature}
        return json.dumps(facts, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> SignedStatement:
        """Read what `to_json` wrote; anything else raises `InputError`. Nothing is proved by that."""
        field = "statement"
        try:
            facts = json.loads(text)
            statement = Statement.model_validate_json(facts["statement"])
            signer, signature = str(facts["signer"]), str(facts["signature"])
        except (ValueError, KeyError, TypeError, ValidationError) as error:
            raise InputError(
                field, text[:60], "a signed statement, as agendawatch state --sign-only prints it"
            ) from error
        if statement.canonical != facts["statement"]:
            raise InputError(field, facts["statement"][:60], "a statement in its canonical form")
        return cls(statement, signer, signature)


class Keyring:
    """Keys by name: the first signs, all of them prove."""

    def __init__(self, written: str) -> None:
        """Read keys, by commas, as `new_secret` makes them; what is none raises `InputError`, without it."""
        self._keys: dict[str, bytes] = {}
        for part in filter(None, map(str.strip, written.split(","))):
            found = _KEY.fullmatch(part)
            if found is None:
                raise InputError(field="statements.keys", value="…", expected="what agendawatch state key NAME prints")
            self._keys[found["name"]] = bytes.fromhex(found["secret"])
        if not self._keys:
            raise InputError(field="statements.keys", value="", expected="what agendawatch state key NAME prints")

    @property
    def signer(self) -> str:
        """Name the key that signs."""
        return next(iter(self._keys))

    def sign(self, statement: Statement) -> SignedStatement:
        """Sign a statement by the first key."""
        return SignedStatement(statement, self.signer, _mac(self._keys[self.signer], statement))

    def check(self, signed: SignedStatement) -> None:
        """Raise `InputError` for what none of these keys has signed, or what was changed since."""
        key = self._keys.get(signed.signer)
        if key is None:
            raise InputError(field="signer", value=signed.signer, expected=f"one of the keys {', '.join(self._keys)}")
        if not hmac.compare_digest(_mac(key, signed.statement), signed.signature):
            raise InputError(
                field="signature", value=signed.signature[:12], expected="that of this very statement, by this key"
            )


def _mac(key: bytes, statement: Statement) -> str:
    return hmac.new(key, statement.canonical.encode(), hashlib.sha256).hexdigest()
