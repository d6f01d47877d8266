"""The words of ours in documents for others, in the languages they can be made in; British English first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from badgedesk.core.errors import Code, UsageError
from badgedesk.showcase.paper_words import PAPER_WORDS
from badgedesk.showcase.site_words import SITE_WORDS

_MONTHS: Final = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}
_DAYS: Final = {"de": "{day}. {month} {year}", "es": "{day} de {month} de {year}", "pt": "{day} de {month} de {year}"}
_FIRST_DAYS: Final = {"fr": "1er", "it": "1º"}
"""How the first day of a month is written where it is not by its number."""
_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    # certificate, card, wall print
    "certificate": ("Certificate", "Urkunde"),
    "awarded-to": ("This certifies that", "Hiermit wird bestätigt, dass"),
    "has-earned": ("has earned the badge", "dieses Abzeichen erworben hat:"),
    "holder": ("the holder of this badge", "die Inhaberin oder der Inhaber"),
    "awarded-by": ("Awarded by", "Verliehen von"),
    "awarded-on": ("Awarded on", "Verliehen am"),
    "valid-until": ("Valid until", "Gültig bis"),
    "for": ("For", "Wofür"),
    "skills": ("Skills", "Kompetenzen"),
    "credential-id": ("Credential ID", "Kennung"),
    "check": ("How to check it", "So wird es geprüft"),
    "check-link": ("Scan the code or open", "Code scannen oder öffnen:"),
    "check-attached": (
        "The signed badge is attached to this PDF. Any program for Open Badges can check it.",
        "Das signierte Abzeichen ist dieser PDF-Datei angehängt. Jedes Programm für Open Badges kann es prüfen.",
    ),
    "check-file": (
        "The badge file carries its own proof. Any program for Open Badges can check it.",
        "Die Abzeichendatei trägt ihren Nachweis in sich. Jedes Programm für Open Badges kann sie prüfen.",
    ),
    "collection": ("Badges", "Abzeichen"),
    # résumé
    "resume": ("Badges and certificates", "Abzeichen und Zertifikate"),
    "earned": ("Earned", "Erworben"),
    "attached": ("signed badge file available on request", "signierte Abzeichendatei auf Anfrage"),
    "file-attached": ("signed badge file attached", "signierte Abzeichendatei angehängt"),
    "verify-at": ("Check it:", "Prüfen:"),
    # portfolio
    "portfolio": ("Portfolio", "Portfolio"),
    "all-badges": ("All badges", "Alle Abzeichen"),
    "timeline": ("Timeline", "Zeitleiste"),
    "collections": ("Collections", "Sammlungen"),
    "search": ("Search", "Suche"),
    "search-hint": ("Search by name, issuer or skill", "Nach Name, Aussteller oder Kompetenz suchen"),
    "found": ("badges shown", "Abzeichen angezeigt"),
    "criteria": ("What it took", "Was dafür nötig war"),
    "more-criteria": ("The criteria in full", "Die Kriterien im Ganzen"),
    "about": ("About this badge", "Über dieses Abzeichen"),
    "evidence": ("Evidence", "Belege"),
    "results": ("Results", "Ergebnisse"),
    "download": ("Download the badge file", "Abzeichendatei herunterladen"),
    "open-page": ("The badge’s own page", "Die eigene Seite des Abzeichens"),
    "check-here": ("Check it here", "Hier prüfen"),
    "check-what": (
        "Your browser computes the signature itself, from the badge file on this page. Nothing is sent anywhere.",
        "Ihr Browser berechnet die Signatur selbst, aus der Abzeichendatei auf dieser Seite. Nichts wird gesendet.",
    ),
    "no-script": (
        "Your browser runs no scripts here. Download the badge file and check it with any program for Open Badges.",
        "Ihr Browser führt hier keine Skripte aus. Laden Sie die Datei und prüfen Sie sie mit einem Programm "
        "für Open Badges.",
    ),
    "no-file": (
        "The badge file is not part of this site, because it holds personal data. Ask the holder for it.",
        "Die Abzeichendatei gehört nicht zu dieser Seite, weil sie persönliche Daten enthält. Fragen Sie danach.",
    ),
    "held-by": ("Held by", "Erworben von"),
    "more-by": ("More from", "Mehr von"),
    "undated": ("Without a date", "Ohne Datum"),
    "no-skills": ("These badges name no skills.", "Diese Abzeichen nennen keine Kompetenzen."),
    "skip": ("Skip to the content", "Zum Inhalt springen"),
    "made": ("Made with BadgeDesk", "Erstellt mit BadgeDesk"),
    "language": ("Language", "Sprache"),
    "of": ("of", "von"),
    # interview sheet
    "interview": ("Interview sheet", "Vorbereitung auf das Gespräch"),
    "learned": ("What I learned", "Was ich gelernt habe"),
    "questions": ("Questions you may be asked", "Mögliche Fragen"),
    "example": ("My own example", "Mein eigenes Beispiel"),
    "example-hint": ("Situation, task, what I did, result", "Situation, Aufgabe, was ich tat, Ergebnis"),
    "question-criterion": (
        "Tell me about a time when you did this: {item}",
        "Erzählen Sie von einer Situation, in der Sie das getan haben: {item}",
    ),
    "question-skill": (
        "How have you used “{item}” in your work?",
        "Wie haben Sie „{item}“ in Ihrer Arbeit eingesetzt?",
    ),
    "question-evidence": (
        "What does your evidence “{item}” show, and what would you do differently today?",
        "Was zeigt Ihr Beleg „{item}“, und was würden Sie heute anders machen?",
    ),
    "question-issuer": (
        "Why did you choose {item}, and how was it assessed?",
        "Warum haben Sie sich für {item} entschieden, und wie wurde geprüft?",
    ),
    # words for a post
    "several": ("{count} badges", "{count} Abzeichen"),
    "several-from": ("{count} badges from {issuer}", "{count} Abzeichen von {issuer}"),
    "and-more": ("and {count} more", "und {count} weitere"),
    # signature
    "badge-of": ("Badge", "Abzeichen"),
}
LANGUAGES: Final = ("en", "de")
"""In which every document can be made."""
PAPER_LANGUAGES: Final = (*LANGUAGES, *PAPER_WORDS)
"""In which certificates, wall prints and cards can be made."""
SITE_LANGUAGES: Final = (*LANGUAGES, *SITE_WORDS)
"""In which portfolios can be made."""
_MORE: Final = {language: {**words, **SITE_WORDS.get(language, {})} for language, words in PAPER_WORDS.items()}


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of one language, of `LANGUAGES`, `PAPER_LANGUAGES` or `SITE_LANGUAGES`."""

    language: str

    def __getitem__(self, name: str) -> str:
        more = _MORE.get(self.language)
        return _WORDS[name][LANGUAGES.index(self.language)] if more is None else more[name]

    def day(self, moment: date | None) -> str:
        """Return a date in words, such as ``14 November 2026``; empty for None."""
        if moment is None:
            return ""
        month = _MONTHS[self.language].split()[moment.month - 1]
        day = _FIRST_DAYS.get(self.language, "1") if moment.day == 1 else f"{moment.day}"
        return _DAYS.get(self.language, "{day} {month} {year}").format(day=day, month=month, year=moment.year)


def phrases(language: str) -> Phrases:
    """Return the words of a language.

    Raises:
        UsageError: `Code.SHOW_LANGUAGE`.
    """
    return _phrases(language, LANGUAGES)


def paper_phrases(language: str) -> Phrases:
    """Return the words of a language for certificates, wall prints and cards; faults as `phrases`."""
    return _phrases(language, PAPER_LANGUAGES)


def site_phrases(language: str) -> Phrases:
    """Return the words of a language for portfolios; faults as `phrases`."""
    return _phrases(language, SITE_LANGUAGES)


def _phrases(language: str, languages: tuple[str, ...]) -> Phrases:
    if language not in languages:
        raise UsageError(Code.SHOW_LANGUAGE, language=language, languages=", ".join(languages))
    return Phrases(language)
