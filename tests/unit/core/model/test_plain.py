"""Records: whatever shape the members have, the check of structure answers with findings."""

import pytest

from badgedesk.core.model.plain import validate_record

CLR = {
    "@context": [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ],
    "type": ["VerifiableCredential", "ClrCredential"],
}


@pytest.mark.parametrize("identifier", [["urn:x:1"], {"id": "urn:x:1"}, None, 5, []])
def test_an_id_of_any_shape_joins_nothing(identifier: object) -> None:
    achievement = {"id": identifier, "type": ["Achievement"]}
    subject = {
        "id": "did:example:1",
        "achievement": [achievement],
        "verifiableCredential": [{"credentialSubject": {"achievement": achievement}}],
        "association": [{"sourceId": "urn:x:1", "targetId": identifier}],
    }
    paths = [problem.path for problem in validate_record({**CLR, "credentialSubject": subject})]
    assert "$.credentialSubject.association[0].sourceId" in paths
