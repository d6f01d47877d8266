"""What a file is taken for, whatever shape its members have."""

import json
from typing import Any

import pytest

from badgedesk.core.model.report import BadgeFormat
from badgedesk.core.verify import receive

OB2: dict[str, Any] = {
    "@context": "https://w3id.org/openbadges/v2",
    "type": "Assertion",
    "id": "urn:uuid:99999999-9999-4999-8999-999999999999",
}


@pytest.mark.parametrize(
    ("kind", "format_"),
    [
        (["SignedBadge"], BadgeFormat.OB2_SIGNED),
        (["Own", "signed"], BadgeFormat.OB2_SIGNED),
        ("HostedBadge", BadgeFormat.OB2_HOSTED),
        ([], BadgeFormat.OB2_HOSTED),
        ([["signed"]], BadgeFormat.OB2_HOSTED),
        ({"signed": 1}, BadgeFormat.OB2_HOSTED),
        (None, BadgeFormat.OB2_HOSTED),
        (7, BadgeFormat.OB2_HOSTED),
    ],
)
@pytest.mark.parametrize("member", ["verification", "verify"])
def test_the_kind_of_verification_may_be_written_in_any_shape(member: str, kind: object, format_: BadgeFormat) -> None:
    assert receive(json.dumps({**OB2, member: {"type": kind}}).encode()).format is format_
