"""English for files that hold no badge, as far as it shows how they came to hold none."""

from typing import Final

from badgedesk.core.errors import Code

REFUSING: Final[dict[Code, tuple[str, str]]] = {
    Code.BAKED_SCREENSHOT: (
        "This is a picture of a screen. It shows a badge at best, but the badge itself is not in it.",
        "Go to the page where you saw the badge and download it there as a file.",
    ),
    Code.BAKED_STRIPPED: (
        "This picture holds no badge any more. Social sites and chats write pictures anew, and the badge is lost.",
        "Download it again where it was awarded, or ask for the original file.",
    ),
    Code.CREDENTIAL_LINK: (
        "This file holds only a link, not the badge.",
        "Open the link in your browser, download the badge there, then add that file. Or paste the link into the "
        "wallet, and let its site be asked (badgedesk wallet add ADDRESS).",
    ),
    Code.CREDENTIAL_FOREIGN_JSON: (
        "This JSON file belongs to another program. It is no badge.",
        "Look for the PNG, SVG or JSON file that the issuer sent.",
    ),
}
