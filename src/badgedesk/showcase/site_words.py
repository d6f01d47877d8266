"""The words of a portfolio in the languages that, beside it, only papers are set in (`paper_words` has the others)."""

from collections.abc import Mapping
from typing import Final

SITE_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "fr": {
        "portfolio": "Portfolio",
        "all-badges": "Tous les badges",
        "timeline": "Chronologie",
        "collections": "Collections",
        "search": "Rechercher",
        "search-hint": "Rechercher par nom, émetteur ou compétence",
        "found": "badges affichés",
        "criteria": "Ce qu’il a fallu faire",
        "more-criteria": "Les critères en entier",
        "about": "À propos de ce badge",
        "evidence": "Preuves",
        "results": "Résultats",
        "download": "Télécharger le fichier du badge",
        "open-page": "La page du badge",
        "check-here": "Vérifier ici",
        "check-what": (
            "Votre navigateur calcule lui-même la signature à partir du fichier du badge sur cette page. "
            "Rien n’est envoyé."
        ),
        "no-script": (
            "Votre navigateur n’exécute pas de scripts ici. Téléchargez le fichier du badge et vérifiez-le avec un "
            "programme compatible avec Open Badges."
        ),
        "no-file": (
            "Le fichier du badge ne fait pas partie de ce site, car il contient des données personnelles. "
            "Demandez-le à la personne titulaire."
        ),
        "held-by": "Obtenu par",
        "more-by": "Autres badges de",
        "undated": "Sans date",
        "no-skills": "Ces badges ne nomment aucune compétence.",
        "skip": "Aller au contenu",
        "made": "Fait avec BadgeDesk",
        "language": "Langue",
        "of": "sur",
    },
    "es": {
        "portfolio": "Portafolio",
        "all-badges": "Todas las insignias",
        "timeline": "Cronología",
        "collections": "Colecciones",
        "search": "Buscar",
        "search-hint": "Buscar por nombre, emisor o competencia",
        "found": "insignias mostradas",
        "criteria": "Lo que hubo que hacer",
        "more-criteria": "Los criterios completos",
        "about": "Sobre esta insignia",
        "evidence": "Evidencias",
        "results": "Resultados",
        "download": "Descargar el archivo de la insignia",
        "open-page": "La página de la insignia",
        "check-here": "Verificar aquí",
        "check-what": (
            "Su navegador calcula la firma por sí mismo, a partir del archivo de la insignia en esta página. "
            "No se envía nada."
        ),
        "no-script": (
            "Su navegador no ejecuta scripts aquí. Descargue el archivo de la insignia y verifíquelo con un programa "
            "compatible con Open Badges."
        ),
        "no-file": (
            "El archivo de la insignia no forma parte de este sitio porque contiene datos personales. "
            "Pídalo a la persona titular."
        ),
        "held-by": "Obtenida por",
        "more-by": "Más de",
        "undated": "Sin fecha",
        "no-skills": "Estas insignias no nombran competencias.",
        "skip": "Ir al contenido",
        "made": "Hecho con BadgeDesk",
        "language": "Idioma",
        "of": "de",
    },
}
