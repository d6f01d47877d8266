"""Status lists: whether an issuer has withdrawn or suspended a credential."""

from badgedesk.core.status.bitstring import StatusList, build_encoded_list, parse_index, read_status_list
from badgedesk.core.status.revocation import is_revoked

__all__ = ["StatusList", "build_encoded_list", "is_revoked", "parse_index", "read_status_list"]
