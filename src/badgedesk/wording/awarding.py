"""English for lists of people, issuers and awards."""

from typing import Final

from badgedesk.core.errors import Code

AWARDING: Final[dict[Code, tuple[str, str]]] = {
    Code.ARCHIVE_FORMAT: ("The archive is damaged, or can be read in two ways.", "Ask for it again, or pack it anew."),
    Code.ARCHIVE_PATH: ("The archive holds a file whose name leads elsewhere.", "Do not use it. Ask who made it."),
    Code.ARCHIVE_LIMIT: ("The archive holds too much to be unpacked.", "Unpack it yourself and choose what you need."),
    Code.ARCHIVE_ENCRYPTED: ("The file is locked with a password.", "Save a copy without a password and use that."),
    Code.ARCHIVE_XML: ("The spreadsheet holds instructions instead of data.", "Do not use it. Ask who made it."),
    Code.ROSTER_FORMAT: (
        "The list of people cannot be read.",
        "Save it as a spreadsheet without macros, or as CSV in UTF-8, and try again.",
    ),
    Code.ROSTER_COLUMN: (
        "The list has no column “{column}”.",
        "Check its first line, or choose another column (--map FIELD=COLUMN).",
    ),
    Code.ROSTER_EMPTY: ("The list holds no people.", "Add a first line with column names, and a line a person."),
    Code.ROSTER_NAME: ("The name is empty. Every badge needs the name of the person.", "Type the name."),
    Code.ROSTER_EMAIL: ("“{value}” is no e-mail address.", "Write it like name@example.org."),
    Code.ROSTER_DATE: ("“{value}” cannot be read as a date: {reason}.", "Write dates like 2026-11-14."),
    Code.ROSTER_VALUE: ("“{value}” cannot be used here.", "Correct the cell."),
    Code.ROSTER_DUPLICATE: ("This person is in the list already.", "Remove one of the lines."),
    Code.ROSTER_LIMIT: (
        "The list is too long or too large: {reason}.",
        "Use at most 20,000 people a list, and short cells; the command line splits CSV files (badgedesk award).",
    ),
    Code.AWARD_NOT_VERIFIED: (
        "The finished badge did not pass our own check, so it was not kept.",
        "Nothing was awarded for this row. Report this as a fault of the program.",
    ),
    Code.AWARD_CANCELLED: ("The award was stopped.", "Award the same list again to make the rest (--resume)."),
    Code.AWARD_PROCESS_ENDED: (
        "A process that made awards was ended from outside.",
        "What was reported is done. Award the same list again for the rest (--resume, with fewer --jobs).",
    ),
    Code.AWARD_EXISTS: (
        "This person was given this badge already, on {awarded}.",
        "To award it anew, give the new date; to write its files again, award the same list (--resume).",
    ),
    Code.ISSUER_NOT_FOUND: ("There is no issuer “{issuer}”.", "Choose one of the list (badgedesk issuer list)."),
    Code.ISSUER_EXISTS: ("There is an issuer with this name already.", "Choose another name."),
    Code.ISSUER_RETIRED: (
        "“{issuer}” was retired and awards no more.",
        "Its awards still verify. Choose another issuer, or make one.",
    ),
    Code.ADDRESS_STATUS: (
        "“{value}” cannot be the address of a status list.",
        "Give a full web address that starts with https://, such as https://badges.example.org/status/1.",
    ),
    Code.SITE_DIFFERS: (
        "{address} serves something else than what was written.",
        "Upload the folder again, whole, and as it is: no program on the way may change its files.",
    ),
    Code.AWARD_STATE: (
        "That cannot be done with an award that is {state}.",
        "Look at its history (badgedesk register show).",
    ),
    Code.CHANGE_FIELD: (
        "“{field}” is no field of an award that can be changed.",
        "These can be: {known}.",
    ),
    Code.HISTORY_BROKEN: (
        "The register’s history was changed at entry {number}.",
        "Use a backup of the profile folder from before.",
    ),
    Code.ENDORSE_NOT_ASKED: (
        "The endorsement is not of this badge.",
        "Ask for an endorsement with the badge file itself.",
    ),
    Code.UPGRADE_NOT_OWN: (
        "The older badge was awarded by “{issuer}” ({address}), and nothing says that this was you.",
        "Only its own issuer may award it again. If that was you, say so (--mine).",
    ),
    Code.UPGRADE_PART: (
        "The older badge keeps what it stands for at {address}, and that file is not at hand.",
        "Choose that file as well, or open the older badge first and have its site asked (--fetch HOST).",
    ),
    Code.UPGRADE_PERSON: (
        "The older badge does not say openly whose it is.",
        "Write the name, or the e-mail address that it was awarded to.",
    ),
    Code.UPGRADE_EMAIL: (
        "“{value}” is not the address that the older badge was awarded to.",
        "Write the address exactly as it was then.",
    ),
}
