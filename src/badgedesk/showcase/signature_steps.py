"""How a signature gets into the common mail programs, step by step."""

from dataclasses import dataclass
from typing import Final

from badgedesk.showcase.phrases import LANGUAGES, phrases
from badgedesk.showcase.signature import Variant


@dataclass(frozen=True, slots=True)
class MailProgram:
    """One mail program.

    Attributes:
        name: as people know it.
        variants: the kinds of signature that it keeps whole, the best first.
        steps: in English and German.
    """

    name: str
    variants: tuple[Variant, ...]
    steps: tuple[tuple[str, ...], tuple[str, ...]]


_COPY: Final = ("Copy the signature here.", "Kopieren Sie die Signatur hier.")
PROGRAMS: Final = (
    MailProgram(
        "Thunderbird",
        (Variant.INSIDE, Variant.HOSTED),
        (
            (
                "Save the signature as a file and leave it where it lies.",
                "Open the account settings and choose your account.",
                "Tick “Attach the signature from a file instead” and choose the saved file.",
            ),
            (
                "Speichern Sie die Signatur als Datei und lassen Sie sie dort liegen.",
                "Öffnen Sie die Konten-Einstellungen und wählen Sie Ihr Konto.",
                "Kreuzen Sie „Stattdessen eine Signatur aus Datei anhängen“ an und wählen Sie die Datei.",
            ),
        ),
    ),
    MailProgram(
        "Outlook",
        (Variant.INSIDE, Variant.HOSTED),
        (
            (
                _COPY[0],
                "Open the options for mail, then Signatures, and make a new one.",
                "Paste with Ctrl+V, give it a name, and choose it for new messages.",
            ),
            (
                _COPY[1],
                "Öffnen Sie die Optionen für E-Mail, dann Signaturen, und legen Sie eine neue an.",
                "Fügen Sie mit Strg+V ein, benennen Sie sie und wählen Sie sie für neue Nachrichten.",
            ),
        ),
    ),
    MailProgram(
        "Gmail",
        (Variant.HOSTED,),
        (
            (
                "Put the pictures on a web site and make the signature with their address: pasted ones may be lost.",
                _COPY[0],
                "Open all settings, page General, part Signature, and make a new one.",
                "Paste with Ctrl+V and save the changes at the foot of the page.",
            ),
            (
                "Legen Sie die Bilder auf eine Webseite und erstellen Sie die Signatur mit deren Adresse: Eingefügte "
                "Bilder können verloren gehen.",
                _COPY[1],
                "Öffnen Sie alle Einstellungen, Seite Allgemein, Teil Signatur, und legen Sie eine neue an.",
                "Fügen Sie mit Strg+V ein und speichern Sie die Änderungen am Ende der Seite.",
            ),
        ),
    ),
    MailProgram(
        "Apple Mail",
        (Variant.INSIDE, Variant.HOSTED),
        (
            (
                _COPY[0],
                "Open the settings, page Signatures, choose your account and add one.",
                "Untick “Always match my default message font”, then paste with Cmd+V.",
            ),
            (
                _COPY[1],
                "Öffnen Sie die Einstellungen, Seite Signaturen, wählen Sie Ihr Konto und fügen Sie eine hinzu.",
                "Schalten Sie die Anpassung an die Standardschrift aus und fügen Sie mit Cmd+V ein.",
            ),
        ),
    ),
    MailProgram(
        "Evolution",
        (Variant.INSIDE, Variant.HOSTED),
        (
            (
                "Save the signature as a file.",
                "Open the preferences, page Composer, tab Signatures, and add one.",
                "Choose HTML, then Insert, HTML file, and take the saved file.",
            ),
            (
                "Speichern Sie die Signatur als Datei.",
                "Öffnen Sie die Einstellungen, Seite Editor, Reiter Signaturen, und fügen Sie eine hinzu.",
                "Wählen Sie HTML, dann Einfügen, HTML-Datei, und nehmen Sie die gespeicherte Datei.",
            ),
        ),
    ),
)
_HEAD: Final = (
    "How the signature gets into your mail program. Menus may be named a little differently in your version.",
    "So kommt die Signatur in Ihr E-Mail-Programm. Menüs können in Ihrer Fassung etwas anders heißen.",
)
_ATTACHED: Final = (
    "For programs that take a signature with its own picture files: the pictures lie beside it.",
    "Für Programme, die eine Signatur mit eigenen Bilddateien nehmen: Die Bilder liegen daneben.",
)


def steps_text(language: str = "en", variant: Variant = Variant.INSIDE) -> str:
    """Return the instructions for all programs as plain text, those that keep ``variant`` whole first.

    Raises:
        UsageError: `Code.SHOW_LANGUAGE`.
    """
    phrases(language)
    place = LANGUAGES.index(language)
    blocks = [_HEAD[place]]
    if variant is Variant.ATTACHED:
        blocks.append(_ATTACHED[place])
    for program in sorted(PROGRAMS, key=lambda each: variant not in each.variants):
        lines = [f"{number}. {step}" for number, step in enumerate(program.steps[place], 1)]
        blocks.append("\n".join((program.name, *lines)))
    return "\n\n".join(blocks) + "\n"
