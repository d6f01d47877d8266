"""The words of certificates, wall prints and cards in the languages that nothing else is set in."""

from collections.abc import Mapping
from typing import Final

PAPER_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "fr": {
        "certificate": "Certificat",
        "awarded-to": "Le présent document certifie que",
        "has-earned": "a obtenu le badge",
        "holder": "la personne titulaire de ce badge",
        "awarded-by": "Décerné par",
        "awarded-on": "Décerné le",
        "valid-until": "Valable jusqu’au",
        "skills": "Compétences",
        "credential-id": "Identifiant",
        "check-link": "Scannez le code ou ouvrez",
        "check-attached": (
            "Le badge signé est joint à ce fichier PDF. Tout programme compatible avec Open Badges peut le vérifier."
        ),
        "check-file": (
            "Le fichier du badge contient sa propre preuve. Tout programme compatible avec Open Badges peut le "
            "vérifier."
        ),
        "collection": "Badges",
        "badge-of": "Badge",
    },
    "es": {
        "certificate": "Certificado",
        "awarded-to": "Se certifica que",
        "has-earned": "ha obtenido la insignia",
        "holder": "la persona titular de esta insignia",
        "awarded-by": "Otorgada por",
        "awarded-on": "Otorgada el",
        "valid-until": "Válida hasta el",
        "skills": "Competencias",
        "credential-id": "Identificador",
        "check-link": "Escanee el código o abra",
        "check-attached": (
            "La insignia firmada está adjunta a este PDF. Cualquier programa compatible con Open Badges puede "
            "verificarla."
        ),
        "check-file": (
            "El archivo de la insignia contiene su propia prueba. Cualquier programa compatible con Open Badges puede "
            "verificarla."
        ),
        "collection": "Insignias",
        "badge-of": "Insignia",
    },
    "it": {
        "certificate": "Attestato",
        "awarded-to": "Si attesta che",
        "has-earned": "ha ottenuto il badge",
        "holder": "la persona titolare di questo badge",
        "awarded-by": "Rilasciato da",
        "awarded-on": "Data di rilascio",
        "valid-until": "Valido fino al",
        "skills": "Competenze",
        "credential-id": "Identificativo",
        "check-link": "Scansioni il codice o apra",
        "check-attached": (
            "Il badge firmato è allegato a questo PDF. Qualsiasi programma compatibile con Open Badges può verificarlo."
        ),
        "check-file": (
            "Il file del badge contiene la propria prova. Qualsiasi programma compatibile con Open Badges può "
            "verificarlo."
        ),
        "collection": "Badge",
        "badge-of": "Badge",
    },
    "nl": {
        "certificate": "Certificaat",
        "awarded-to": "Hierbij verklaren wij dat",
        "has-earned": "deze badge heeft behaald:",
        "holder": "de houder van deze badge",
        "awarded-by": "Toegekend door",
        "awarded-on": "Toegekend op",
        "valid-until": "Geldig tot en met",
        "skills": "Vaardigheden",
        "credential-id": "Kenmerk",
        "check-link": "Scan de code of open",
        "check-attached": (
            "De ondertekende badge is als bijlage bij deze pdf gevoegd. Elk programma voor Open Badges kan hem "
            "controleren."
        ),
        "check-file": ("Het badgebestand bevat zelf het bewijs. Elk programma voor Open Badges kan het controleren."),
        "collection": "Badges",
        "badge-of": "Badge",
    },
    "pl": {
        "certificate": "Zaświadczenie",
        "awarded-to": "Niniejszym zaświadcza się, że",
        "has-earned": "otrzymuje odznakę",
        "holder": "osoba, której przyznano tę odznakę,",
        "awarded-by": "Wydawca",
        "awarded-on": "Data przyznania",
        "valid-until": "Ważne do",
        "skills": "Umiejętności",
        "credential-id": "Identyfikator",
        "check-link": "Zeskanuj kod lub otwórz",
        "check-attached": (
            "Podpisana odznaka jest załączona do tego pliku PDF. Może ją sprawdzić każdy program obsługujący Open "
            "Badges."
        ),
        "check-file": (
            "Plik odznaki zawiera własny dowód autentyczności. Może go sprawdzić każdy program obsługujący Open Badges."
        ),
        "collection": "Odznaki",
        "badge-of": "Odznaka",
    },
    "pt": {
        "certificate": "Certificado",
        "awarded-to": "Certifica-se que",
        "has-earned": "obteve a insígnia",
        "holder": "a pessoa titular desta insígnia",
        "awarded-by": "Atribuída por",
        "awarded-on": "Atribuída em",
        "valid-until": "Válida até",
        "skills": "Competências",
        "credential-id": "Identificador",
        "check-link": "Leia o código ou abra",
        "check-attached": (
            "A insígnia assinada está anexada a este PDF. Qualquer programa compatível com Open Badges pode "
            "verificá-la."
        ),
        "check-file": (
            "O ficheiro da insígnia contém a sua própria prova. Qualquer programa compatível com Open Badges pode "
            "verificá-la."
        ),
        "collection": "Insígnias",
        "badge-of": "Insígnia",
    },
}
"""By language, the words that `badgedesk.showcase.certificate` uses."""
