"""How a presentation is listed among badges: it has no name and no issuer of its own, but a holder and badges."""

from dataclasses import replace

from badgedesk.core.model.credential import CredentialView, as_list
from badgedesk.core.verify.presentation import view_presentation

_TYPE = "VerifiablePresentation"


def as_listed(view: CredentialView) -> CredentialView:
    """Return ``view``; that of a presentation is named by how many badges it shows, with its holder as issuer.

    Spec: Verifiable Credentials Data Model 2.0, Presentations.
    """
    if _TYPE not in view.types or view.title:
        return view
    count = len(as_list(view.document.get("verifiableCredential")))
    name = "Presentation of a badge" if count == 1 else f"Presentation of {count} badges"
    return replace(view_presentation(view.document), name=name)
