"""Signing many awards of one issuer: what they have in common is canonicalised once."""

from collections.abc import Callable
from datetime import datetime

from badgedesk.core.canon import Templates
from badgedesk.core.issue.credential import CredentialBuilder
from badgedesk.core.issue.signing import Signer, require_valid, sign_credential
from badgedesk.core.keys import KeyKind
from badgedesk.core.model.award import Award
from badgedesk.core.proof import HashedDocument, Securing, make_proof
from badgedesk.core.strictjson import JsonObject, write_json


class BatchSigner:
    """Signs many awards of one issuer; each credential is the very one, byte for byte, that `issue` makes.

    Every document is built and validated by itself; only its canonical form comes from a template
    (`badgedesk.core.canon.Templates`). Belongs to one thread.
    """

    def __init__(self, signer: Signer) -> None:
        self._signer = signer
        self._how = signer.securing or Securing.usual(signer.key.kind)
        self._templated = not self._how.is_token and signer.key.kind is not KeyKind.P384
        self._builder = CredentialBuilder(signer.profile)
        self._achievement: JsonObject | None = None
        self._templates = Templates()

    def issue(self, award: Award, *, now: datetime, new_id: Callable[[], str], new_salt: Callable[[], str]) -> bytes:
        """Return the signed credential of an award; arguments and faults as for `issue`."""
        document = self._builder.build(award, credential_id=new_id(), salt=new_salt())
        achievement = self._builder.achievement(award)
        if achievement is not self._achievement:
            self._achievement = achievement
            self._templates = Templates((achievement, self._builder.profile))
        forms = self._templates.forms(document) if self._templated else None
        method = self._signer.verification_method
        if forms is None:
            return sign_credential(
                document, self._signer.key, verification_method=method, created=now, securing=self._how
            )
        require_valid(document)
        hashed = HashedDocument.of_nquads(document, forms.nquads)
        proofs = [make_proof(hashed, suite, self._signer.key, method, now) for suite in self._how.suites]
        return f'{forms.text[:-1]},"proof":{write_json(proofs)}}}'.encode()
