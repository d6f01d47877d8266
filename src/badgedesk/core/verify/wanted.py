"""What a verification would still have to ask elsewhere, and of which host: a plan, and nothing is asked here.

The verification itself is run, and what it looked for in vain is what is wanted: so nothing is asked that no check
would look at.

Spec: Open Badges 3.0, Verification, Status and Refresh; Open Badges 2.0, Hosted Badges; did:web Method, Read.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from typing_extensions import override

from badgedesk.core import limits
from badgedesk.core.address import check_public_address, split_address
from badgedesk.core.did import did_web_address
from badgedesk.core.errors import BadgeDeskError, Code
from badgedesk.core.model.credential import as_list, text
from badgedesk.core.model.document import Document, Purpose, Wanted
from badgedesk.core.strictjson import JsonObject, JsonValue
from badgedesk.core.verify.circumstances import Circumstances
from badgedesk.core.verify.engine import verify_received
from badgedesk.core.verify.receive import Received, receive

REFRESH_TYPE: Final = "1EdTechCredentialRefresh"
"""The one kind of refresh service whose answer is said to be the credential itself."""
_MOST: Final = 50
"""Most addresses of one plan; an honest badge has fewer than ten."""


class AskedDocuments(Mapping[str, Document]):
    """Documents that remember what a verification looked up in them.

    Attributes:
        missing: the addresses that were looked up in vain, in their order.
        found: those that were there.
    """

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self.missing: dict[str, None] = {}
        self.found: dict[str, None] = {}

    @override
    def __getitem__(self, address: str) -> Document:
        try:
            document = self._documents[address]
        except KeyError:
            self.missing.setdefault(address)
            raise
        self.found.setdefault(address)
        return document

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    @override
    def __len__(self) -> int:
        return len(self._documents)


def wanted_documents(data: bytes, circumstances: Circumstances) -> tuple[Wanted, ...]:
    """Return what the verification of a file would ask elsewhere, in the order it would be looked at.

    A file without a badge wants nothing. What an answer leads to (a badge names its class, the class its issuer) is
    wanted only when the answer is among the documents: ask again with it. An address that is never asked (no https,
    no public name) comes with its code.
    """
    try:
        received = receive(data)
        asked = AskedDocuments(circumstances.documents)
        verify_received(received, replace(circumstances, documents=asked))
    except BadgeDeskError:
        return ()
    addresses = (*asked.missing, *_refreshing(received, circumstances.documents))
    planned = plan_for(received.document, addresses)
    return tuple(wanted for wanted in planned if wanted.address not in circumstances.documents)[:_MOST]


def plan_for(document: JsonObject, addresses: Iterable[str]) -> tuple[Wanted, ...]:
    """Return whom to ask for what, for addresses that the verification of a document looked up.

    What is none of the web is left out; two addresses that lead to one document come once.
    """
    purposes = _purposes(document)
    found: dict[str, Wanted] = {}
    for address in dict.fromkeys(addresses):
        wanted = _wanted(address, purposes)
        if wanted is not None:
            found.setdefault(wanted.url, wanted)
    return tuple(found.values())


def refresh_addresses(document: JsonObject) -> tuple[str, ...]:
    """Return where a credential says that its newest form is to be had.

    Spec: Open Badges 3.0, Refresh Service.
    """
    services = [item for item in as_list(document.get("refreshService")) if isinstance(item, dict)]
    named = [text(item.get("id")) for item in services if REFRESH_TYPE in as_list(item.get("type"))]
    return tuple(address for address in named if address)


def newer_forms(data: bytes, documents: Mapping[str, Document]) -> tuple[tuple[str, bytes], ...]:
    """Return the host and the bytes of each form of a credential that its refresh service gave, and that differs.

    They are no better than what their own verification says.
    """
    try:
        addresses = refresh_addresses(receive(data).document)
    except BadgeDeskError:
        return ()
    found = [(split_address(address).hostname or "", documents.get(address)) for address in addresses]
    forms = [(host, document.data) for host, document in found if document is not None]
    return tuple((host, form) for host, form in forms if form.strip() != data.strip())


def _refreshing(received: Received, documents: Mapping[str, Document]) -> Iterator[str]:
    yield from (address for address in refresh_addresses(received.document) if address not in documents)


def _wanted(address: str, purposes: Mapping[str, Purpose]) -> Wanted | None:
    """Return what an address leads to; None for one that is none of the web."""
    base = address.partition("#")[0]
    if base.startswith("did:web:"):
        try:
            url = did_web_address(base)
        except BadgeDeskError:
            return None
    elif split_address(base).scheme in {"http", "https"}:
        url = base
    else:
        return None
    host = split_address(url).hostname or ""
    purpose = purposes.get(base) or purposes.get(address) or (Purpose.KEYS if url != base else Purpose.BADGE)
    status = purpose is Purpose.STATUS
    refused = check_public_address(url) is not None or not url.startswith("https://")
    return Wanted(
        address=base,
        url=url,
        host=host,
        purpose=purpose,
        limit_bytes=limits.STATUS_LIST_TEXT_BYTES if status else limits.NET_BYTES,
        code=Code.NET_BLOCKED if refused else None,
    )


def _purposes(value: JsonValue) -> dict[str, Purpose]:
    """Return what each address in a document stands for there, told by the members it stands in."""
    found: dict[str, Purpose] = {}

    def note(address: JsonValue, purpose: Purpose) -> None:
        named = text(address.get("id")) if isinstance(address, dict) else text(address)
        if named:
            found.setdefault(named.partition("#")[0], purpose)

    def walk(node: JsonValue) -> None:
        if isinstance(node, list):
            for item in node:
                walk(item)
        if isinstance(node, dict):
            for name, member in node.items():
                purpose = _MEMBERS.get(name)
                for item in as_list(member) if purpose else ():
                    note(item, purpose or Purpose.BADGE)
                walk(member)

    walk(value)
    return found


_MEMBERS: Final[Mapping[str, Purpose]] = {
    "statusListCredential": Purpose.STATUS,
    "credentialStatus": Purpose.STATUS,
    "revocationList": Purpose.STATUS,
    "verificationMethod": Purpose.KEYS,
    "creator": Purpose.KEYS,
    "publicKey": Purpose.KEYS,
    "image": Purpose.PICTURE,
    "refreshService": Purpose.REFRESH,
}
