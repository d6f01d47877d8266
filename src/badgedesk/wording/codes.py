"""English for every code: what is the matter, and what to do next.

``{name}`` stands for a fact of the fault or finding; a sentence whose fact is missing is still whole without it.
"""

from typing import Final

from badgedesk.core.errors import Code
from badgedesk.wording.asking import ASKING
from badgedesk.wording.awarding import AWARDING
from badgedesk.wording.designing import DESIGNING
from badgedesk.wording.keeping import KEEPING
from badgedesk.wording.reading import READING
from badgedesk.wording.refusing import REFUSING

ENGLISH: Final[dict[Code, tuple[str, str]]] = {
    # PNG and other pictures
    Code.PNG_SIGNATURE: ("This is not a PNG picture.", "Choose the file that the issuer sent."),
    Code.PNG_STRUCTURE: (
        "The picture is damaged or was cut short.",
        "Download the badge again from where it was awarded.",
    ),
    Code.PNG_TRAILING_DATA: ("Something was added after the end of the picture.", "Look at where the file came from."),
    Code.IMAGE_LIMIT: (
        "The picture is too large to open safely.",
        "Use a picture of at most 40 million pixels and 16 MB.",
    ),
    Code.IMAGE_UNSUPPORTED: ("This kind of picture cannot carry a badge.", "Use a PNG or SVG file."),
    Code.IMAGE_DAMAGED: ("The picture cannot be read.", "Open it in a picture program and save it as PNG."),
    Code.PRIVATE_METADATA: (
        "The picture holds private details such as place or author.",
        "Save it without them, or let the program remove them.",
    ),
    # Baked badges
    Code.BAKED_NOT_FOUND: (
        "This picture holds no badge. Screenshots and pictures from social sites lose it.",
        "Ask for the original file, or download it again where it was awarded.",
    ),
    Code.BAKED_EMPTY: ("The place for the badge in this picture is empty.", "Ask the issuer for the original file."),
    Code.BAKED_AMBIGUOUS: (
        "This file holds two badges, so it is not clear which one counts.",
        "Ask the issuer for a file with one badge.",
    ),
    Code.BAKED_COMPRESSED: (
        "The badge lies in the picture in a compressed form, which the standard does not allow.",
        "Nothing to do; other programs may fail to read it.",
    ),
    Code.BAKED_NOT_CDATA: (
        "The badge lies in the picture in an unusual form.",
        "Nothing to do; other programs may fail to read it.",
    ),
    Code.BAKED_LEGACY_URL: (
        "The picture holds only an address where the badge was kept.",
        "Open the address, or ask the issuer for a badge file.",
    ),
    Code.BAKED_JPEG: (
        "A JPEG picture cannot carry a badge. It was lost when the picture was converted.",
        "Ask for the original PNG or SVG file.",
    ),
    # SVG
    Code.SVG_NOT_WELLFORMED: ("The SVG picture is damaged.", "Download the badge again from where it was awarded."),
    Code.SVG_NOT_SVG: ("This is not an SVG picture.", "Choose an SVG or PNG file."),
    Code.SVG_NO_SIZE: ("The SVG picture does not say how large it is.", "Save it again in a drawing program."),
    Code.SVG_DOCTYPE: ("The SVG picture has parts that are not safe to read.", "Save it as plain SVG."),
    Code.SVG_ACTIVE_CONTENT: (
        "The SVG picture holds a program, which was left out.",
        "Look at the result before you use it.",
    ),
    Code.SVG_EXTERNAL_REF: (
        "The SVG picture points to other files, which were left out.",
        "Embed them in the picture and place it again.",
    ),
    Code.SVG_LIMIT: ("The SVG picture is too large or too complicated.", "Simplify it in a drawing program."),
    # JSON and text
    Code.JSON_SYNTAX: ("The text in this file is damaged.", "Download the badge again from where it was awarded."),
    Code.JSON_DEPTH: ("The text in this file is nested too deeply.", "Ask the issuer for a plain badge file."),
    Code.JSON_NUMBER: ("The file holds a number that programs read differently.", "Ask the issuer to award it again."),
    Code.JSON_DUPLICATE_KEY: (
        "The file says the same thing twice in different ways.",
        "Do not rely on it. Ask the issuer for a new one.",
    ),
    Code.TEXT_NOT_UTF8: (
        "The text in this file cannot be read.",
        "Save it as UTF-8, or ask for the original file; of a list, name its letters (--encoding NAME).",
    ),
    Code.TEXT_LIMIT: ("The text in this file is too long.", "A badge has at most 2 MB of text."),
    # Credential
    Code.CREDENTIAL_NOT_RECOGNISED: (
        "This file is no badge.",
        "Choose the PNG, SVG or JSON file that the issuer sent.",
    ),
    Code.CREDENTIAL_SCHEMA: ("The badge does not follow the rules of Open Badges at {path}.", "Tell the issuer."),
    Code.CREDENTIAL_NOT_BADGE: (
        "This is a signed statement, but no badge.",
        "It can be kept, with fewer details shown.",
    ),
    Code.CREDENTIAL_MISSING_ISSUER: ("The badge does not say who awarded it.", "Ask the issuer for a new one."),
    Code.CREDENTIAL_DATE: ("A date in the badge cannot be read.", "Tell the issuer."),
    Code.CREDENTIAL_EXPIRED: ("The badge ended on {until}.", "Ask the issuer whether it can be renewed."),
    Code.CREDENTIAL_NOT_YET_VALID: ("The badge counts only from {from}.", "Check this computer’s clock, or wait."),
    Code.CREDENTIAL_REVOKED: ("The issuer has withdrawn this badge.", "Ask the issuer for the reason."),
    Code.CREDENTIAL_SUSPENDED: ("The issuer has put this badge on hold.", "Ask the issuer for the reason."),
    Code.CREDENTIAL_UNSIGNED_TERM: (
        "Part of the badge is not covered by the signature: {path}.",
        "Do not rely on it. Ask the issuer for a new one.",
    ),
    Code.CREDENTIAL_RELATIVE_ID: (
        "An address in the badge is incomplete and not covered by the signature: {path}.",
        "Do not rely on it. Ask the issuer for a new one.",
    ),
    Code.CREDENTIAL_KEYWORD: (
        "The badge uses a technical word where none belongs: {path}.",
        "Do not rely on it. Ask the issuer for a new one.",
    ),
    Code.CREDENTIAL_OLD_CONTEXT: ("The badge follows an older version of the rules.", "Nothing to do."),
    Code.CONTEXT_UNKNOWN: (
        "The badge uses a vocabulary that this program does not know.",
        "Check it with the issuer; the signature could not be computed here.",
    ),
    Code.CONTEXT_ORDER: (
        "The badge does not name the rules it follows, or names rules that contradict each other.",
        "Ask the issuer for a new one.",
    ),
    Code.GRAPH_LIMIT: (
        "Checking this badge would take far too long.",
        "Do not rely on it. Ask the issuer for a new one.",
    ),
    Code.FORMAT_UNSUPPORTED: (
        "This version of the program cannot check badges of this kind yet.",
        "Keep the file; nothing in it is lost.",
    ),
    Code.HOSTED_NOT_FETCHED: (
        "This older badge is checked on the issuer’s site, and nothing was fetched.",
        "Open the issuer’s page, have it asked (--fetch HOST), or ask for a newer badge.",
    ),
    Code.ENDORSEMENT_NOT_CHECKED: ("There are too many endorsements to check.", "Ask the issuer for fewer."),
    Code.ENDORSEMENT_BROKEN: ("At least one endorsement does not hold.", "Do not count on the endorsements."),
    Code.PICTURE_DIFFERS: (
        "The picture is not the one that the issuer signed.",
        "Trust the text, not the picture, or ask for the original file.",
    ),
    Code.PICTURE_NOT_CHECKED: ("The picture could not be compared with the signed one.", "Compare them yourself."),
    # Proofs and tokens
    Code.PROOF_MISSING: ("The badge is not signed.", "Ask the issuer for a signed badge."),
    Code.PROOF_FORMAT: ("The signature is written wrongly.", "Ask the issuer for a new one."),
    Code.PROOF_UNSUPPORTED: (
        "The badge is signed in a way that this program does not know.",
        "Check it with the issuer.",
    ),
    Code.PROOF_PURPOSE: ("The signature was made for another purpose.", "Do not rely on it. Ask the issuer."),
    Code.PROOF_SIGNATURE: (
        "The signature does not fit: something was changed, or it is forged.",
        "Do not rely on it. Ask the issuer for the original file.",
    ),
    Code.PROOF_KEY_NOT_ISSUER: (
        "Somebody else’s key signed this badge.",
        "Do not rely on it. Ask the issuer whether it is theirs.",
    ),
    Code.PROOF_KEY_UNPROVEN: (
        "Nothing here ties the key to the issuer that is named.",
        "Ask the issuer whether the badge is theirs.",
    ),
    Code.PROOF_KEY_TYPE: ("The key does not belong to this kind of signature.", "Ask the issuer for a new one."),
    Code.PROOF_CREATED_FUTURE: ("The signature is dated in the future.", "Check this computer’s clock."),
    Code.PROOF_EXPIRED: ("The signature itself has run out.", "Ask the issuer for a new one."),
    Code.PROOF_LIMIT: ("The badge carries too many signatures.", "Do not rely on it. Ask the issuer for a new one."),
    Code.JWS_FORMAT: ("The signed text is written wrongly.", "Copy or download it again."),
    Code.JWS_ALG: (
        "The signed text uses a method that is not safe.",
        "Do not rely on it. Ask the issuer for a new one.",
    ),
    Code.JWS_KEY: ("The signed text does not say which key signed it.", "Ask the issuer for a new one."),
    Code.JWS_CRIT: ("The signed text demands something that is not known.", "Ask the issuer for a new one."),
    Code.JWS_SIGNATURE: (
        "The signature does not fit: something was changed, or it is forged.",
        "Do not rely on it. Ask the issuer for the original file.",
    ),
    Code.JWS_ENCRYPTED: ("The text is encrypted for somebody.", "Ask the issuer for a plain badge file."),
    Code.JWS_LIMIT: ("The signed text is too long.", "A badge has at most 2 MB of text."),
    Code.CLAIM_MISMATCH: ("The signed text contradicts itself at {field}.", "Do not rely on it. Ask the issuer."),
    Code.CLAIM_MISSING: ("The signed text lacks {field}.", "Tell the issuer."),
    # Keys, trust, identity
    Code.KEY_WEAK: ("The key that signed this is not safe.", "Do not rely on it. Ask the issuer for a new one."),
    Code.KEY_UNAVAILABLE: (
        "The issuer’s key is not at hand, so the signature could not be checked.",
        "Have the issuer’s site asked for it (--fetch HOST), or give its document (--document ADDRESS=FILE).",
    ),
    Code.KEY_FORMAT: ("The key cannot be read.", "Check that you chose the right file."),
    Code.KEY_UNSUPPORTED: (
        "This program does not sign with a key of this kind: {value}.",
        "Use an Ed25519, P-256 or RSA key.",
    ),
    Code.KEY_SUITE: (
        "The issuer’s key ({value}) cannot sign in this way: {suite}.",
        "Sign in another way (--suite), or use an issuer with another kind of key.",
    ),
    Code.KEY_COMPROMISED: (
        "The issuer says that this key may be in other hands since {since}.",
        "Ask the issuer whether it made this badge.",
    ),
    Code.KEY_EXISTS: ("This key belongs to an issuer here already.", "Use another key."),
    Code.KEY_FILE_DAMAGED: ("The key file is damaged.", "Restore the issuer from its recovery file."),
    Code.PROFILE_DETAIL: (
        "“{value}” cannot stand in the profile of an issuer.",
        "The organisation number at LinkedIn has digits only; a country is written in two letters, such as DE.",
    ),
    Code.RECOVERY_LINE: (
        "Line {line} of the recovery sheet is not as it was printed.",
        "Compare it letter by letter with the sheet, and type the lines in their order.",
    ),
    Code.RECOVERY_PICTURE: (
        "No recovery code was found in this picture.",
        "Take a sharp picture of the whole QR code from above, or type the lines of the sheet.",
    ),
    Code.KEY_STORE_LOCKED: (
        "The key store of this computer is locked.",
        "Unlock it and try again, or use a passphrase (--passphrase-file FILE).",
    ),
    Code.KEY_STORE_ABSENT: (
        "This computer has no key store that is safe to use.",
        "Use a passphrase (--passphrase-file FILE).",
    ),
    Code.KEY_STORE_TIMEOUT: (
        "The key store did not answer in time.",
        "Look for its password window, or use a passphrase (--passphrase-file FILE).",
    ),
    Code.KEY_STORE_REFUSED: (
        "The key store refused.",
        "Try again, or use a passphrase (--passphrase-file FILE).",
    ),
    Code.KEY_STORE_EMPTY: (
        "The system’s key store no longer holds what opens this key.",
        "Restore the key from its recovery file.",
    ),
    Code.PASSPHRASE_WRONG: ("The passphrase is wrong.", "Check for capital letters and try again."),
    Code.PASSPHRASE_NEEDED: (
        "A passphrase is needed to unlock the key.",
        "Type it, or give a file that holds it (--passphrase-file FILE).",
    ),
    Code.DID_SYNTAX: ("The address of the key is written wrongly.", "Ask the issuer for a new badge."),
    Code.DID_DOMAIN: (
        "“{value}” is not a domain for an identity: {reason}.",
        "Write web:DOMAIN, such as web:badges.example.org, or web:DOMAIN:PATH.",
    ),
    Code.DID_DOMAIN_SLIP: (
        "The identity’s domain “{value}” looks like a slip for “{other}”, which the issuer’s site or e-mail has.",
        "Correct the one that is wrong; an identity cannot be renamed later.",
    ),
    Code.TEXT_CONFUSABLE: (
        "Its issuer calls itself “{issuer}”, which looks like “{known}”, whom you know, but it is somebody else.",
        "Do not rely on it. Ask “{known}”, by a way you know, whether it awarded this badge.",
    ),
    Code.ISSUER_UNKNOWN: (
        "You have not said that you know this issuer.",
        "If you do, add it to the issuers you trust.",
    ),
    Code.IDENTITY_NOT_MINE: ("The badge was awarded to somebody else.", "Check the address you asked about."),
    Code.IDENTITY_WEAK_HASH: (
        "It fits you, but by an old method that can be faked.",
        "Ask the issuer to award it again.",
    ),
    Code.IDENTITY_NOT_CHECKED: ("Whose badge it should be is not known.", "Say who you are, and it is compared."),
    # Status and network
    Code.STATUS_UNREACHABLE: (
        "Whether it was withdrawn is not known, because the issuer’s list is not at hand.",
        "Have the issuer’s site asked for it (--fetch HOST), or give a saved one (--status FILE).",
    ),
    Code.STATUS_UNSUPPORTED: (
        "The issuer keeps its list in a way that this program does not know.",
        "Ask the issuer whether the badge still holds.",
    ),
    Code.STATUS_INDEX: ("The badge names a place in the issuer’s list that does not exist.", "Tell the issuer."),
    Code.STATUS_LIMIT: ("The badge names too many lists.", "Ask the issuer whether the badge still holds."),
    Code.STATUS_STALE: ("The issuer’s list is too old to answer.", "Get a newer list."),
    Code.STATUS_LIST_FORMAT: ("The issuer’s list cannot be read.", "Get the list again, or tell the issuer."),
    Code.STATUS_LIST_LIMIT: ("The issuer’s list is too large.", "Tell the issuer."),
    Code.STATUS_LIST_MISMATCH: ("The list belongs to another issuer or purpose.", "Get the list that the badge names."),
    Code.STATUS_LIST_SHORT: ("The issuer’s list is shorter than the standard asks.", "Tell the issuer."),
    **ASKING,
    # Designs and fonts
    **DESIGNING,
    # Rosters and awards
    **AWARDING,
    # Showing badges to others
    Code.ADDRESS_MISSING: (
        "This badge has no page on the web, so there is no link to give.",
        "Attach the badge file; it carries its proof.",
    ),
    Code.ADDRESS_PRIVATE: (
        "The address in this badge is not one that everyone can open.",
        "Attach the badge file; it carries its proof.",
    ),
    Code.SHOW_NOTHING: ("No badge was chosen.", "Name at least one, or add badges to the wallet first."),
    Code.SHOW_FORMAT: ("“{suffix}” is no form this can be written in.", "Choose one of: {suffixes}."),
    Code.SHOW_LANGUAGE: ("“{language}” is no language of these documents.", "Choose one of: {languages}."),
    Code.SHOW_FAILED: (
        "The document could not be set: {reason}.",
        "Nothing was written. Report this as a fault of the program.",
    ),
    Code.RESUME_FORMAT: (
        "The file {path} is no résumé in JSON Resume’s form.",
        "Choose another name, and a new one will be made.",
    ),
    Code.PRESENT_FORMAT: (
        "The badge “{item}” cannot be part of a presentation.",
        "Leave it out, and send its file beside the presentation.",
    ),
    # Files, stores, the program itself
    Code.FILE_NOT_FOUND: ("There is no file {path}.", "Check the name and the folder."),
    Code.FILE_UNREADABLE: ("The file {path} cannot be read.", "Check that you may open it."),
    Code.FILE_NOT_WRITABLE: ("Nothing can be written to {path}.", "Choose another folder, or free some space."),
    Code.FILE_EXISTS: ("The file {path} is there already.", "Choose another name or folder."),
    Code.FILE_LIMIT: ("The file is too large.", "Files of up to 32 MB can be read."),
    Code.DROP_LIMIT: (
        "{count} files were not looked at: {limit} are taken in at once.",
        "Add the folders inside that folder one after the other.",
    ),
    Code.STORE_DAMAGED: ("Part of your profile is damaged.", "Keep a copy of the folder and restore a backup."),
    Code.STORE_NEWER: ("Your profile was written by a newer version of the program.", "Update BadgeDesk."),
    Code.STORE_REPLACED: (
        "Something else, perhaps a folder kept alike on two computers, replaced part of your profile.",
        "What was here is kept as {kept}. Close BadgeDesk, then restore that file (badgedesk wallet restore).",
    ),
    Code.STORE_BUSY: ("Another BadgeDesk is working on this profile.", "Close it, or wait and try again."),
    Code.ITEM_NOT_FOUND: ("Nothing called “{item}” was found.", "Choose one of the list."),
    Code.ITEM_AMBIGUOUS: ("More than one is called “{item}”.", "Use its id."),
    Code.CAIRO_MISSING: ("The drawing library cairo is missing.", "Run installer/run, or install libcairo2."),
    Code.RESOURCE_MISSING: ("A file of the program is missing.", "Install BadgeDesk again."),
    Code.NO_SCREEN: (
        "There is no screen to open the window on.",
        "Use the commands instead: badgedesk --help.",
    ),
    Code.NOT_BUILT_YET: ("This version cannot do that yet: {what}.", "See what it can do with: badgedesk --help."),
    **KEEPING,
    **REFUSING,
    **READING,
    Code.USAGE: ("{detail}", "Correct that and try again (--help shows how)."),
}
