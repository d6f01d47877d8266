"""Whom the user lets be asked without a question each time, and the one switch that keeps everything off.

One small file of the profile, sealed by its lock, which the window and the command line both obey.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from badgedesk.core.clock import format_time, parse_time
from badgedesk.core.errors import BadgeDeskError, Code, StoreError
from badgedesk.core.strictjson import JsonValue, parse_object, write_json
from badgedesk.host.paths import ProfilePaths

SWITCH: Final = "BADGEDESK_OFFLINE"
"""The variable of the environment that keeps every run from asking anybody, whatever else says."""
_FORMAT: Final = 1
_MOST: Final = 1_000
"""Most hosts that are remembered."""


def is_switched_off(environment: Mapping[str, str] = os.environ) -> bool:
    """Return whether the environment of this run keeps it from asking anybody."""
    return bool(environment.get(SWITCH))


@dataclass(frozen=True, slots=True)
class AgreedHost:
    """A host that may be asked without a question, and since when (aware, UTC)."""

    host: str
    agreed_at: datetime


@dataclass(frozen=True, slots=True)
class Consent:
    """What the user said about asking hosts.

    Attributes:
        never: nobody is asked at all.
        hosts: who may be asked without a question, by name.
    """

    never: bool = False
    hosts: tuple[AgreedHost, ...] = ()

    def agrees_to(self, host: str) -> bool:
        """Return whether this host may be asked without a question."""
        return not self.never and any(agreed.host == host for agreed in self.hosts)


class ConsentBook:
    """Reads and writes what the user said, in one profile.

    A record that cannot be read allows nothing and asks nobody: the user says anew what holds.

    Args:
        paths: the profile; its folder exists before anything is written.
    """

    def __init__(self, paths: ProfilePaths) -> None:
        self._paths = paths

    def read(self) -> Consent:
        """Return what holds.

        Raises:
            KeyStoreError: `Code.WALLET_LOCKED`.
        """
        if not self._paths.consent.is_file():
            return Consent()
        try:
            return _consent(self._paths.read_sealed(self._paths.consent))
        except StoreError:
            return Consent(never=True)

    def set_never(self, *, never: bool) -> Consent:
        """Turn the switch that keeps everything off; the hosts stay remembered. Faults as `agree`."""
        return self._write(replace(self.read(), never=never))

    def agree(self, host: str, now: datetime) -> Consent:
        """Let a host be asked without a question from now on.

        Raises:
            KeyStoreError: `Code.WALLET_LOCKED`.
            StoreError: `Code.FILE_NOT_WRITABLE`.
        """
        had = self.read()
        others = tuple(agreed for agreed in had.hosts if agreed.host != host)
        hosts = sorted((*others, AgreedHost(host, now))[-_MOST:], key=lambda agreed: agreed.host)
        return self._write(replace(had, hosts=tuple(hosts)))

    def take_back(self, host: str) -> Consent:
        """Have a question before this host is asked again. Faults as `agree`."""
        had = self.read()
        return self._write(replace(had, hosts=tuple(agreed for agreed in had.hosts if agreed.host != host)))

    def _write(self, consent: Consent) -> Consent:
        hosts: list[JsonValue] = [
            {"host": agreed.host, "agreedAt": format_time(agreed.agreed_at)} for agreed in consent.hosts
        ]
        value: JsonValue = {"format": _FORMAT, "never": consent.never, "hosts": hosts}
        self._paths.write_sealed(self._paths.consent, write_json(value).encode())
        return consent


def _consent(data: bytes) -> Consent:
    try:
        value = parse_object(data)
        hosts, never = value.get("hosts"), value.get("never")
        if value.get("format") != _FORMAT or not isinstance(hosts, list) or not isinstance(never, bool):
            raise StoreError(Code.STORE_DAMAGED, item="consent.json", reason="its members")
        return Consent(never, tuple(_agreed(entry) for entry in hosts))
    except BadgeDeskError as error:
        raise StoreError(Code.STORE_DAMAGED, item="consent.json", reason=error.code) from error


def _agreed(entry: JsonValue) -> AgreedHost:
    host = entry.get("host") if isinstance(entry, dict) else None
    agreed_at = entry.get("agreedAt") if isinstance(entry, dict) else None
    if not isinstance(host, str) or not isinstance(agreed_at, str):
        raise StoreError(Code.STORE_DAMAGED, item="consent.json", reason="a host")
    return AgreedHost(host, parse_time(agreed_at))
