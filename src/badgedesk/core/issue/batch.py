"""Signing many awards of one issuer: what they have in common is canonicalised once."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from badgedesk.core.canon import Templates
from badgedesk.core.issue.credential import CredentialBuilder
from badgedesk.core.issue.signing import Signer, require_valid, sign_credential
from badgedesk.core.keys import KeyKind
from badgedesk.core.model.award import Award
from badgedesk.core.proof import HashedDocument, Securing, make_proof
from badgedesk.core.strictjson import JsonObject, write_json

_LANGUAGES: Final = 32
"""For how many forms of an achievement templates are kept."""


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
        self._templates: dict[int, tuple[JsonObject, Templates]] = {}

    def issue(self, award: Award, *, now: datetime, new_id: Callable[[], str], new_salt: Callable[[], str]) -> bytes:
        """Return the signed credential of an award; arguments and faults as for `issue`."""
        document = self._builder.build(award, credential_id=new_id(), salt=new_salt())
        forms = self._templates_for(award).forms(document) if self._templated else None
        method = self._signer.verification_method
        if forms is None:
            return sign_credential(
                document, self._signer.key, verification_method=method, created=now, securing=self._how
            )
        require_valid(document)
        hashed = HashedDocument.of_nquads(document, forms.nquads)
        proofs = [make_proof(hashed, suite, self._signer.key, method, now) for suite in self._how.suites]
        return f'{forms.text[:-1]},"proof":{write_json(proofs)}}}'.encode()

    def _templates_for(self, award: Award) -> Templates:
        """Return the templates of the achievement as this award has it; the same badge may speak several languages."""
        achievement = self._builder.achievement(award)
        known = self._templates.get(id(achievement))
        if known is None or known[0] is not achievement:
            if len(self._templates) >= _LANGUAGES:
                self._templates.clear()
            known = self._templates[id(achievement)] = (achievement, Templates((achievement, self._builder.profile)))
        return known[1]
