"""From a verification method to a key: did:key, did:jwk, did:web and https addresses, from given documents only."""

from badgedesk.core.did.controller import controller_document
from badgedesk.core.did.method import FoundKey, KeySource, did_key, did_web_address, find_key
from badgedesk.core.did.web import Method, did_document, parse_web_identity, similar_domain

__all__ = [
    "FoundKey",
    "KeySource",
    "Method",
    "controller_document",
    "did_document",
    "did_key",
    "did_web_address",
    "find_key",
    "parse_web_identity",
    "similar_domain",
]
