"""The printed recovery sheet of one issuer: its recovery code in lines to be typed, and as a QR code; a PDF file."""

from datetime import datetime
from typing import Final

from badgedesk.awarding.issuers.recovery_code import qr_text
from badgedesk.core.model.award import Profile
from badgedesk.showcase.code import qr_svg
from badgedesk.showcase.typesetter import typeset_pdf
from badgedesk.showcase.words import visible

SHEET_ENDING: Final = ".pdf"
_NAME: Final = 120
_IDENTITY: Final = 64
"""Letters of an identity that fit beside the code; that of an RSA key is longer than any sheet."""


def render_sheet(code: bytes, profile: Profile, made_at: datetime) -> bytes:
    """Return the sheet as a tagged PDF of one or two A4 pages.

    Args:
        code: from `badgedesk.awarding.issuers.recovery_code.write_code`.
        profile: whose it is; name and identity are printed, no secret.
        made_at: when.

    Raises:
        DesignError: `Code.SHOW_FAILED`.
    """
    lines = code.decode("ascii").split("\n")
    data = {
        "title": f"Recovery sheet of {visible(profile.name, _NAME)}",
        "name": visible(profile.name, _NAME),
        "identity": visible(profile.id, _IDENTITY),
        "day": made_at.date().isoformat(),
        "qr": qr_svg(qr_text(code)),
        "lines": lines,
        "language": "en",
    }
    return typeset_pdf("recovery", data, made_at=made_at)
