"""The words of letters and read-me files, in the languages they can be written in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from badgedesk.awarding.handover.more_words import MORE_WORDS

_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "subject": ("Your badge “{badge}” from {issuer}", "Ihr Abzeichen „{badge}“ von {issuer}"),
    "greeting": ("Dear {name},", "Guten Tag {name},"),
    "greeting-nameless": ("Hello,", "Guten Tag,"),
    "news": (
        "Congratulations! {issuer} has awarded you the badge “{badge}”.",
        "Herzlichen Glückwunsch! {issuer} hat Ihnen das Abzeichen „{badge}“ verliehen.",
    ),
    "attached": (
        "The badge is attached as a picture that carries its own proof, together with a certificate to print.",
        "Angehängt sind das Abzeichen, ein Bild, das seinen Nachweis in sich trägt, und eine Urkunde zum Ausdrucken.",
    ),
    "page": ("It also has a page of its own: {address}", "Es hat auch eine eigene Seite: {address}"),
    "check": (
        "Any program for Open Badges can check it, also without a network.",
        "Jedes Programm für Open Badges kann es prüfen, auch ohne Netz.",
    ),
    "keep": (
        "Please keep the attached file as it is. A screenshot, or a copy that a chat program has made smaller, looks "
        "the same but proves nothing.",
        "Bitte bewahren Sie die Datei unverändert auf. Ein Bildschirmfoto oder eine von einem Chatprogramm "
        "verkleinerte Kopie sieht gleich aus, beweist aber nichts.",
    ),
    "closing": ("Kind regards\n{issuer}", "Mit freundlichen Grüßen\n{issuer}"),
    "readme": ("Read me.txt", "Lies mich.txt"),
    "certificate-file": ("Certificate", "Urkunde"),
    "credential-file": ("Credential", "Nachweis"),
    "whose": ("“{badge}”, awarded by {issuer} to {name}", "„{badge}“, verliehen von {issuer} an {name}"),
    "whose-nameless": ("“{badge}”, awarded by {issuer}", "„{badge}“, verliehen von {issuer}"),
    "awarded": ("Awarded on {day}", "Verliehen am {day}"),
    "until": ("Valid until {day}", "Gültig bis {day}"),
    "in-here": ("What is in here", "Inhalt dieses Pakets"),
    "is-badge": (
        "the badge: a picture that carries its own proof. This is the file to keep, to show and to upload.",
        "das Abzeichen: ein Bild, das seinen Nachweis in sich trägt. Zum Aufheben, Zeigen und Hochladen dient diese "
        "Datei.",
    ),
    "is-credential": (
        "the same proof without the picture, for programs that want it alone.",
        "derselbe Nachweis ohne Bild, für Programme, die nur ihn brauchen.",
    ),
    "is-certificate": (
        "a certificate to print; the proof is attached to the PDF file as well.",
        "eine Urkunde zum Ausdrucken; auch dieser PDF-Datei ist der Nachweis angehängt.",
    ),
    "how": ("How to check it", "So wird es geprüft"),
    "how-steps": (
        "Open the badge in any program for Open Badges 3.0, or drop it on the issuer’s check page. It tells who "
        "awarded it, to whom, and whether anything was changed since.",
        "Öffnen Sie das Abzeichen mit einem Programm für Open Badges 3.0 oder ziehen Sie es auf die Prüfseite des "
        "Ausstellers. Sie erfahren, wer es wem verliehen hat und ob seither etwas verändert wurde.",
    ),
}
LANGUAGES: Final = ("en", "de", *MORE_WORDS)
"""In which letters and read-me files can be written."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, one of `LANGUAGES`."""

    language: str

    def __getitem__(self, name: str) -> str:
        more = MORE_WORDS.get(self.language)
        return _WORDS[name][LANGUAGES.index(self.language)] if more is None else more[name]

    def fill(self, name: str, /, **values: str) -> str:
        """Return a sentence with values put in; what looks like a gap within a value stays as it is."""
        return self[name].format_map(values)


def words_for(wanted: str | None, usual: str) -> Words:
    """Return the words for a recipient whose language is ``wanted``; one that we cannot write gets the usual one."""
    main = (wanted or "").split("-")[0].casefold()
    return Words(main if main in LANGUAGES else usual)
