"""From a verification method to a key: did:key, did:jwk, did:web and https addresses, from given documents only."""

from badgedesk.core.did.controller import controller_document
from badgedesk.core.did.method import FoundKey, KeySource, did_key, did_web_address, find_key

__all__ = ["FoundKey", "KeySource", "controller_document", "did_key", "did_web_address", "find_key"]
