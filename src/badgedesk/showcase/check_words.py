"""What the check in a visitor's browser says: for each reason of the program, a line.

In British English and German; `badgedesk.showcase.check_more_words` has more languages.
"""

from collections.abc import Mapping
from typing import Final

from badgedesk.core.strictjson import JsonObject
from badgedesk.showcase.check_more_words import CHECK_MORE_WORDS
from badgedesk.showcase.phrases import LANGUAGES

_HEADS: Final[Mapping[str, tuple[str, str]]] = {
    "sound": ("The signature is sound", "Die Signatur stimmt"),
    "part": ("Not fully checked", "Nicht ganz geprüft"),
    "open": ("Not fully checked", "Nicht ganz geprüft"),
    "broken": ("Not valid", "Nicht gültig"),
}
_VALID: Final = ("Valid", "Gültig")
_LINES: Final[Mapping[str, tuple[str, str]]] = {
    "structure": ("Form", "Form"),
    "signature": ("Signature", "Signatur"),
    "issuer": ("Issuer", "Aussteller"),
    "time": ("Time", "Zeit"),
    "status": ("Status", "Status"),
}
_OUTCOMES: Final[Mapping[str, tuple[str, str]]] = {
    "pass": ("Passed", "Bestanden"),
    "bound": ("Own key", "Eigener Schlüssel"),
    "fail": ("Failed", "Nicht bestanden"),
    "unknown": ("Open", "Offen"),
    "none": ("Does not apply", "Entfällt"),
}
_SUITE: Final = ("Way of signing:", "Art der Signatur:")
_ELSEWHERE: Final = (
    "Check the badge with BadgeDesk or another verifier.",
    "Prüfen Sie das Abzeichen mit BadgeDesk oder einem anderen Prüfprogramm.",
)
_REASONS: Final[Mapping[str, tuple[str, str]]] = {
    # the text and its form
    "structure-good": (
        "It is a badge as the standard describes one.",
        "Es ist ein Abzeichen, wie der Standard es will.",
    ),
    "json": ("Its text is damaged.", "Sein Text ist beschädigt."),
    "twice": ("Something stands in it twice, with two meanings.", "Etwas steht doppelt darin, mit zwei Bedeutungen."),
    "token": ("Its token is not as it should be.", "Sein Token ist nicht, wie es sein soll."),
    "shape": ("Something in it has not the form it should have.", "Etwas darin hat nicht die richtige Form."),
    "contexts": ("It does not say what its words mean.", "Es sagt nicht, was seine Wörter bedeuten."),
    "terms": ("Its words contradict each other.", "Seine Wörter widersprechen sich."),
    "keyword": ("It holds words that change its meaning.", "Es enthält Wörter, die seinen Sinn ändern."),
    "unsigned": ("Something in it is not covered by any signature.", "Etwas darin ist von keiner Signatur gedeckt."),
    "relative": ("An address in it leads nowhere.", "Eine Adresse darin führt nirgendwohin."),
    "dates": ("A date in it is wrong or missing.", "Ein Datum darin ist falsch oder fehlt."),
    "results": ("A result in it does not fit the badge.", "Ein Ergebnis darin passt nicht zum Abzeichen."),
    "packed": ("It is packed in a damaged way.", "Es ist beschädigt verpackt."),
    "picture": ("The picture is damaged.", "Das Bild ist beschädigt."),
    "no-badge": (
        "This picture holds no badge. Use the file that the issuer sent.",
        "In diesem Bild steckt kein Abzeichen. Nehmen Sie die Datei des Ausstellers.",
    ),
    "two-badges": (
        "This file holds two badges, so it is not clear which one counts.",
        "In dieser Datei stecken zwei Abzeichen; welches gilt, ist unklar.",
    ),
    "old-picture": (
        f"The badge lies in the picture in an older way. {_ELSEWHERE[0]}",
        f"Das Abzeichen steckt auf ältere Art im Bild. {_ELSEWHERE[1]}",
    ),
    "unsafe-picture": (
        "The picture has parts that are not safe to read.",
        "Das Bild hat Teile, die nicht sicher zu lesen sind.",
    ),
    "kind": (
        f"This is no badge of the kind that this page knows. {_ELSEWHERE[0]}",
        f"Das ist kein Abzeichen der Art, die diese Seite kennt. {_ELSEWHERE[1]}",
    ),
    "context": (
        f"It uses words that this page does not know. {_ELSEWHERE[0]}",
        f"Es verwendet Wörter, die diese Seite nicht kennt. {_ELSEWHERE[1]}",
    ),
    "number": (
        f"It holds a number that programs read differently. {_ELSEWHERE[0]}",
        f"Es enthält eine Zahl, die Programme verschieden lesen. {_ELSEWHERE[1]}",
    ),
    "limit": (
        f"It is too large or too tangled for this page. {_ELSEWHERE[0]}",
        f"Es ist zu groß oder zu verwickelt für diese Seite. {_ELSEWHERE[1]}",
    ),
    # the signature
    "signature-good": ("Nothing was changed since it was signed.", "Seit der Signatur wurde nichts verändert."),
    "signature": (
        "The signature does not hold: the badge was altered or forged.",
        "Die Signatur stimmt nicht: Das Abzeichen wurde verändert oder gefälscht.",
    ),
    "no-proof": ("The badge is not signed.", "Das Abzeichen ist nicht signiert."),
    "proof": ("It is not signed as it should be.", "Es ist nicht richtig signiert."),
    "purpose": ("The signature was made for something else.", "Die Signatur diente einem anderen Zweck."),
    "ended": ("The signature itself has run out.", "Die Signatur selbst ist abgelaufen."),
    "future": ("The signature says it was made later than now.", "Die Signatur will später als jetzt entstanden sein."),
    "claims": ("The token says two different things.", "Das Token sagt zweierlei."),
    "chain": (
        f"The signature builds on others in a way this page cannot follow. {_ELSEWHERE[0]}",
        f"Die Signatur baut auf andere auf, was diese Seite nicht verfolgt. {_ELSEWHERE[1]}",
    ),
    "suite": (
        f"This page cannot compute this kind of signature. {_ELSEWHERE[0]}",
        f"Diese Seite kann diese Art von Signatur nicht berechnen. {_ELSEWHERE[1]}",
    ),
    "late-terms": (
        "The signature is sound but leaves something out that was added to the standard later.",
        "Die Signatur stimmt, lässt aber etwas aus, das erst später zum Standard kam.",
    ),
    "method": ("It names no key.", "Es nennt keinen Schlüssel."),
    "key": ("The key is not what it should be.", "Der Schlüssel ist nicht, was er sein soll."),
    "key-kind": ("This kind of key is not known here.", "Diese Art von Schlüssel ist hier nicht bekannt."),
    "elsewhere": (
        "The issuer’s key lies on the issuer’s own site, and this page asks no other site.",
        "Der Schlüssel liegt beim Aussteller, und diese Seite fragt keine andere.",
    ),
    "browser": (
        f"Your browser lacks this kind of signature. {_ELSEWHERE[0]}",
        f"Ihr Browser kennt diese Art von Signatur nicht. {_ELSEWHERE[1]}",
    ),
    "compromised": (
        "It was signed after the key was stolen.",
        "Es wurde signiert, nachdem der Schlüssel gestohlen war.",
    ),
    "compromised-later": (
        "The key was stolen later, so its date proves nothing. Ask the issuer.",
        "Der Schlüssel wurde später gestohlen; das Datum beweist nichts. Fragen Sie den Aussteller.",
    ),
    # the issuer
    "issuer": ("It does not say who issued it.", "Es sagt nicht, wer es ausgestellt hat."),
    "issuer-own": (
        "The issuer named here signed it. Do you know this issuer?",
        "Der genannte Aussteller hat es signiert. Kennen Sie ihn?",
    ),
    "issuer-site": ("Signed by {site}, whose site this is.", "Signiert von {site}, zu dem diese Seite gehört."),
    "issuer-stranger": (
        "Signed by an issuer that this site does not speak for.",
        "Signiert von einem Aussteller, für den diese Seite nicht spricht.",
    ),
    "issuer-other": ("Somebody else’s key signed it.", "Ein fremder Schlüssel hat es signiert."),
    "issuer-unproven": (
        "The key is not known to be the issuer’s.",
        "Ob der Schlüssel dem Aussteller gehört, ist nicht bekannt.",
    ),
    "issuer-open": ("Who signed it is open.", "Wer es signiert hat, ist offen."),
    # time and status
    "time-endless": ("It has no end.", "Es gilt unbegrenzt."),
    "time-good": ("It holds today.", "Es gilt heute."),
    "early": ("It does not hold yet.", "Es gilt noch nicht."),
    "late": ("It has expired.", "Es ist abgelaufen."),
    "status-none": (
        "The issuer keeps no list of withdrawn badges for it.",
        "Der Aussteller führt dafür keine Liste zurückgezogener Abzeichen.",
    ),
    "status-unread": (
        "Its status could not be read here, so it may have been withdrawn.",
        "Sein Status ist hier nicht zu lesen, es kann also zurückgezogen sein.",
    ),
    "status-list": (
        "The list of withdrawn badges on this site does not hold.",
        "Die Liste zurückgezogener Abzeichen auf dieser Seite ist nicht gültig.",
    ),
    "status-old": (
        "The list of withdrawn badges on this site is out of date.",
        "Die Liste zurückgezogener Abzeichen auf dieser Seite ist veraltet.",
    ),
    "status-good": ("Not withdrawn, by the list on this site.", "Laut der Liste auf dieser Seite nicht zurückgezogen."),
    "withdrawn": ("The issuer has withdrawn it.", "Der Aussteller hat es zurückgezogen."),
    "suspended": ("The issuer has suspended it.", "Der Aussteller hat es ausgesetzt."),
}
REASONS: Final = frozenset(_REASONS)
"""Every reason that has its sentence."""


def check_words(language: str = "en", site: str = "") -> JsonObject:
    """Return the words of one language, as ``resources/site/check/view.js`` takes them.

    Args:
        language: one of `badgedesk.showcase.phrases.SITE_LANGUAGES`.
        site: whose site it is, for the line of the issuer; empty where the page speaks for no issuer, so that it can
            say no more of a badge than that its signature is sound.
    """
    more = CHECK_MORE_WORDS.get(language)
    if more is not None:
        reasons: JsonObject = {name: said.replace("{site}", site) for name, said in more.reasons.items()}
        return {
            "head": {**more.heads, "sound": more.valid} if site else dict(more.heads),
            "line": dict(more.lines),
            "outcome": dict(more.outcomes),
            "reason": reasons,
            "suite": more.suite,
        }
    place = LANGUAGES.index(language)

    def told(words: Mapping[str, tuple[str, str]]) -> JsonObject:
        return {name: said[place].replace("{site}", site) for name, said in words.items()}

    heads = {**_HEADS, "sound": _VALID} if site else _HEADS
    return {
        "head": told(heads),
        "line": told(_LINES),
        "outcome": told(_OUTCOMES),
        "reason": told(_REASONS),
        "suite": _SUITE[place],
    }
