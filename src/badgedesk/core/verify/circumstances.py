"""What a verification depends on besides the file: time, trust, documents at hand, whose badge it should be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from badgedesk.core.keys import PublicKey
from badgedesk.core.model.document import Document


@dataclass(frozen=True, slots=True)
class TrustedIssuer:
    """An issuer the user knows; where ``keys`` are given, only these bind.

    ``key_ids`` are the addresses the keys are known under, in the order of ``keys``; empty text for a key without one.
    """

    id: str
    name: str
    keys: tuple[PublicKey, ...] = ()
    key_ids: tuple[str, ...] = ()

    def keys_for(self, method: str) -> tuple[PublicKey, ...]:
        """Return the keys that ``method``, an address in this issuer's own name, can mean.

        That is the key known under it; where none is, every key without an address, of which none need be meant.
        """
        if method.partition("#")[0] != self.id:
            return ()
        ids = self.key_ids or ("",) * len(self.keys)
        pairs = tuple(zip(ids, self.keys, strict=True))
        return tuple(key for id_, key in pairs if id_ == method) or tuple(key for id_, key in pairs if not id_)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Everything a verification may look at.

    Attributes:
        now: the evaluation time, aware.
        trust: issuers the user knows.
        documents: DID documents, status lists and others by address, given or cached; nothing else is looked up.
        recipient: an address, name or DID that was asked about; a mismatch fails.
        identities: the user's own addresses, names and DIDs; a mismatch warns.
        challenge: what a presentation must answer, where it was asked for one.
        domain: whom a presentation must be made for, where it was asked for one.
    """

    now: datetime
    trust: tuple[TrustedIssuer, ...] = ()
    documents: Mapping[str, Document] = field(default_factory=dict)
    recipient: str | None = None
    identities: tuple[str, ...] = ()
    challenge: str | None = None
    domain: str | None = None

    def trusted(self, issuer_id: str | None) -> TrustedIssuer | None:
        """Return the trust entry of exactly this issuer id, never of a name."""
        for issuer in self.trust:
            if issuer.id == issuer_id:
                return issuer
        return None
