"""Signing many awards of one issuer: what they have in common is canonicalised once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from badgedesk.core.canon import Templates
from badgedesk.core.issue.credential import CredentialBuilder
from badgedesk.core.issue.signing import Signer, require_valid, sign_credential
from badgedesk.core.keys import KeyKind
from badgedesk.core.model.award import Award
from badgedesk.core.model.parts import SoundParts, SoundTexts
from badgedesk.core.model.structure import is_uri
from badgedesk.core.proof import ProofSeries, Securing
from badgedesk.core.strictjson import JsonObject

_LANGUAGES: Final = 32
"""For how many forms of an achievement templates are kept."""


class BatchSigner:
    """Signs many awards of one issuer; each credential is the very one, byte for byte, that `issue` makes.

    Every document is built by itself; its canonical form comes from a template (`badgedesk.core.canon.Templates`).
    Issuer and achievement are looked into once, a document is validated where it differs from a sound one in more than
    texts that may be anything, and what the proofs of one second say is hashed once. Belongs to one thread.
    """

    def __init__(self, signer: Signer) -> None:
        self._signer = signer
        self._how = signer.securing or Securing.usual(signer.key.kind)
        self._templated = not self._how.is_token and signer.key.kind is not KeyKind.P384
        self._builder = CredentialBuilder(signer.profile)
        self._common: dict[int, _Common] = {}
        self._proofs = ProofSeries(signer.key, signer.verification_method, self._how.suites)

    def issue(self, award: Award, *, now: datetime, new_id: Callable[[], str], new_salt: Callable[[], str]) -> bytes:
        """Return the signed credential of an award; arguments and faults as for `issue`."""
        document = self._builder.build(award, credential_id=new_id(), salt=new_salt())
        common = self._common_for(award) if self._templated else None
        forms = common.templates.forms(document) if common is not None else None
        if forms is None or common is None:
            method = self._signer.verification_method
            return sign_credential(
                document, self._signer.key, verification_method=method, created=now, securing=self._how
            )
        if not common.texts.are_known(forms.shape, forms.texts):
            require_valid(document, common.parts)
            common.texts.remember(forms.shape, forms.texts, common.templates.paths(document))
        return b'%s,"proof":%s}' % (forms.text[:-1], self._proofs.proofs(document, forms.nquads, now))

    def _common_for(self, award: Award) -> "_Common":
        """Return what the awards of an achievement share, as this one has it; a badge may speak several languages."""
        achievement = self._builder.achievement(award)
        known = self._common.get(id(achievement))
        if known is None or known.achievement is not achievement:
            if len(self._common) >= _LANGUAGES:
                self._common.clear()
            profile = self._builder.profile
            templates, parts = Templates((achievement, profile)), SoundParts(profile, achievement)
            known = self._common[id(achievement)] = _Common(achievement, templates, parts, SoundTexts(is_uri))
        return known


@dataclass(frozen=True, slots=True)
class _Common:
    """What is worked out once for an achievement."""

    achievement: JsonObject
    templates: Templates
    parts: SoundParts
    texts: SoundTexts
