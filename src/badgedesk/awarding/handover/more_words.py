"""Letters and read-me files in French, Spanish, Italian, Dutch, Polish and Portuguese.

The same sentences as in `badgedesk.awarding.handover.words`, by the same names, each as one would write it.
"""

from collections.abc import Mapping
from typing import Final

MORE_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "fr": {
        "subject": "Votre badge «\u00a0{badge}\u00a0» de {issuer}",
        "greeting": "Bonjour {name},",
        "greeting-nameless": "Bonjour,",
        "news": "Félicitations\u00a0! {issuer} vous a décerné le badge «\u00a0{badge}\u00a0».",
        "attached": (
            "Le badge est joint à ce message\u00a0: c’est une image qui contient sa propre preuve. Vous trouverez "
            "également un certificat à imprimer."
        ),
        "page": "Il a aussi sa propre page\u00a0: {address}",
        "check": "Tout programme compatible avec Open Badges peut le vérifier, même sans connexion.",
        "keep": (
            "Veuillez conserver le fichier joint tel quel. Une capture d’écran, ou une copie réduite par une "
            "messagerie, a le même aspect mais ne prouve rien."
        ),
        "closing": "Cordialement,\n{issuer}",
        "readme": "Lisez-moi.txt",
        "certificate-file": "Certificat",
        "credential-file": "Attestation numérique",
        "whose": "«\u00a0{badge}\u00a0», décerné par {issuer} à {name}",
        "whose-nameless": "«\u00a0{badge}\u00a0», décerné par {issuer}",
        "awarded": "Décerné le {day}",
        "until": "Valable jusqu’au {day}",
        "in-here": "Contenu de cette archive",
        "is-badge": (
            "le badge\u00a0: une image qui contient sa propre preuve. C’est le fichier à conserver, à montrer et à "
            "mettre en ligne."
        ),
        "is-credential": "la même preuve sans l’image, pour les programmes qui n’ont besoin que d’elle.",
        "is-certificate": "un certificat à imprimer\u00a0; la preuve est aussi jointe au fichier PDF.",
        "how": "Comment le vérifier",
        "how-steps": (
            "Ouvrez le badge dans un programme compatible avec Open Badges 3.0, ou déposez-le sur la page de "
            "vérification de l’émetteur. Vous saurez qui l’a décerné, à qui, et s’il a été modifié depuis."
        ),
    },
    "es": {
        "subject": "Su insignia «{badge}» de {issuer}",
        "greeting": "Hola, {name}:",
        "greeting-nameless": "Hola:",
        "news": "¡Enhorabuena! {issuer} le ha otorgado la insignia «{badge}».",
        "attached": (
            "La insignia va adjunta como una imagen que contiene su propia prueba, junto con un certificado para "
            "imprimir."
        ),
        "page": "También tiene su propia página: {address}",
        "check": "Cualquier programa compatible con Open Badges puede verificarla, incluso sin conexión.",
        "keep": (
            "Conserve el archivo adjunto tal como está. Una captura de pantalla, o una copia reducida por una "
            "aplicación de mensajería, tiene el mismo aspecto, pero no demuestra nada."
        ),
        "closing": "Un cordial saludo,\n{issuer}",
        "readme": "Léame.txt",
        "certificate-file": "Certificado",
        "credential-file": "Credencial",
        "whose": "«{badge}», otorgada por {issuer} a {name}",
        "whose-nameless": "«{badge}», otorgada por {issuer}",
        "awarded": "Otorgada el {day}",
        "until": "Válida hasta el {day}",
        "in-here": "Contenido de este paquete",
        "is-badge": (
            "la insignia: una imagen que contiene su propia prueba. Este es el archivo que debe conservar, mostrar y "
            "subir."
        ),
        "is-credential": "la misma prueba sin la imagen, para los programas que solo necesitan eso.",
        "is-certificate": "un certificado para imprimir; la prueba también va adjunta al archivo PDF.",
        "how": "Cómo verificarla",
        "how-steps": (
            "Abra la insignia en un programa compatible con Open Badges 3.0 o suéltela en la página de verificación "
            "del emisor. Sabrá quién la otorgó, a quién y si se ha modificado desde entonces."
        ),
    },
    "it": {
        "subject": "Il Suo badge “{badge}” rilasciato da {issuer}",
        "greeting": "Gentile {name},",
        "greeting-nameless": "Buongiorno,",
        "news": "Congratulazioni! {issuer} Le ha rilasciato il badge “{badge}”.",
        "attached": (
            "Il badge è allegato come immagine che contiene la propria prova, insieme a un attestato da stampare."
        ),
        "page": "Ha anche una pagina tutta sua: {address}",
        "check": "Qualsiasi programma compatibile con Open Badges può verificarlo, anche senza connessione.",
        "keep": (
            "Conservi il file allegato così com’è. Uno screenshot, o una copia rimpicciolita da un’app di "
            "messaggistica, ha lo stesso aspetto ma non prova nulla."
        ),
        "closing": "Cordiali saluti\n{issuer}",
        "readme": "Leggimi.txt",
        "certificate-file": "Attestato",
        "credential-file": "Credenziale",
        "whose": "“{badge}”, rilasciato da {issuer} a {name}",
        "whose-nameless": "“{badge}”, rilasciato da {issuer}",
        "awarded": "Data di rilascio: {day}",
        "until": "Valido fino al {day}",
        "in-here": "Contenuto del pacchetto",
        "is-badge": (
            "il badge: un’immagine che contiene la propria prova. È il file da conservare, mostrare e caricare."
        ),
        "is-credential": "la stessa prova senza l’immagine, per i programmi che hanno bisogno solo di quella.",
        "is-certificate": "un attestato da stampare; la prova è allegata anche al file PDF.",
        "how": "Come verificarlo",
        "how-steps": (
            "Apra il badge in un programma compatibile con Open Badges 3.0 oppure lo trascini sulla pagina di verifica "
            "dell’ente che lo ha rilasciato. Saprà chi lo ha rilasciato, a chi, e se da allora è stato modificato."
        ),
    },
    "nl": {
        "subject": "Uw badge ‘{badge}’ van {issuer}",
        "greeting": "Beste {name},",
        "greeting-nameless": "Goedendag,",
        "news": "Gefeliciteerd! {issuer} heeft u de badge ‘{badge}’ toegekend.",
        "attached": (
            "De badge is bijgevoegd als afbeelding die zelf het bewijs bevat, samen met een certificaat om af te "
            "drukken."
        ),
        "page": "De badge heeft ook een eigen pagina: {address}",
        "check": "Elk programma voor Open Badges kan de badge controleren, ook zonder netwerk.",
        "keep": (
            "Bewaar het bijgevoegde bestand zoals het is. Een schermafdruk, of een kopie die door een chat-app is "
            "verkleind, ziet er hetzelfde uit maar bewijst niets."
        ),
        "closing": "Met vriendelijke groet,\n{issuer}",
        "readme": "Leesmij.txt",
        "certificate-file": "Certificaat",
        "credential-file": "Digitaal bewijs",
        "whose": "‘{badge}’, toegekend door {issuer} aan {name}",
        "whose-nameless": "‘{badge}’, toegekend door {issuer}",
        "awarded": "Toegekend op {day}",
        "until": "Geldig tot en met {day}",
        "in-here": "Wat u hier vindt",
        "is-badge": (
            "de badge: een afbeelding die zelf het bewijs bevat. Dit is het bestand om te bewaren, te tonen en te "
            "uploaden."
        ),
        "is-credential": "hetzelfde bewijs zonder afbeelding, voor programma’s die alleen dat nodig hebben.",
        "is-certificate": "een certificaat om af te drukken; ook aan dit pdf-bestand is het bewijs toegevoegd.",
        "how": "Zo controleert u de badge",
        "how-steps": (
            "Open de badge in een programma voor Open Badges 3.0 of sleep hem naar de controlepagina van de uitgever. "
            "U ziet dan wie de badge heeft toegekend, aan wie, en of er sindsdien iets is veranderd."
        ),
    },
    "pl": {
        "subject": "Twoja odznaka „{badge}” – {issuer}",
        "greeting": "Dzień dobry, {name}!",
        "greeting-nameless": "Dzień dobry!",
        "news": "Gratulacje! {issuer} przyznaje Ci odznakę „{badge}”.",
        "attached": (
            "Odznaka jest załączona jako obraz, który zawiera własny dowód autentyczności. W załączniku jest też "
            "zaświadczenie do wydruku."
        ),
        "page": "Odznaka ma też własną stronę: {address}",
        "check": "Może ją sprawdzić każdy program obsługujący Open Badges, także bez dostępu do sieci.",
        "keep": (
            "Prosimy zachować załączony plik bez zmian. Zrzut ekranu albo kopia zmniejszona przez komunikator wygląda "
            "tak samo, ale niczego nie dowodzi."
        ),
        "closing": "Z poważaniem\n{issuer}",
        "readme": "Przeczytaj.txt",
        "certificate-file": "Zaświadczenie",
        "credential-file": "Poświadczenie",
        "whose": "„{badge}” – wydawca: {issuer}, odznaka dla: {name}",
        "whose-nameless": "„{badge}” – wydawca: {issuer}",
        "awarded": "Data przyznania: {day}",
        "until": "Ważna do: {day}",
        "in-here": "Co się tu znajduje",
        "is-badge": (
            "odznaka: obraz, który zawiera własny dowód autentyczności. To ten plik należy zachować, pokazywać i "
            "przesyłać."
        ),
        "is-credential": "ten sam dowód bez obrazu, dla programów, które potrzebują tylko jego.",
        "is-certificate": "zaświadczenie do wydruku; dowód jest załączony także do tego pliku PDF.",
        "how": "Jak ją sprawdzić",
        "how-steps": (
            "Otwórz odznakę w programie obsługującym Open Badges 3.0 albo przeciągnij ją na stronę wydawcy, która "
            "sprawdza odznaki. Dowiesz się, kto ją przyznał, komu i czy coś się od tego czasu zmieniło."
        ),
    },
    "pt": {
        "subject": "A sua insígnia “{badge}” de {issuer}",
        "greeting": "Olá, {name}!",
        "greeting-nameless": "Olá!",
        "news": "Parabéns! {issuer} atribuiu-lhe a insígnia “{badge}”.",
        "attached": (
            "A insígnia segue em anexo como uma imagem que contém a sua própria prova, juntamente com um certificado "
            "para imprimir."
        ),
        "page": "A insígnia também tem uma página própria: {address}",
        "check": "Qualquer programa compatível com Open Badges pode verificá-la, mesmo sem ligação à rede.",
        "keep": (
            "Guarde o ficheiro anexo tal como está. Uma captura de ecrã, ou uma cópia reduzida por uma aplicação de "
            "mensagens, tem o mesmo aspeto, mas não prova nada."
        ),
        "closing": "Com os melhores cumprimentos,\n{issuer}",
        "readme": "Leia-me.txt",
        "certificate-file": "Certificado",
        "credential-file": "Credencial",
        "whose": "“{badge}”, atribuída por {issuer} a {name}",
        "whose-nameless": "“{badge}”, atribuída por {issuer}",
        "awarded": "Atribuída em {day}",
        "until": "Válida até {day}",
        "in-here": "Conteúdo deste pacote",
        "is-badge": (
            "a insígnia: uma imagem que contém a sua própria prova. É este o ficheiro a guardar, a mostrar e a "
            "carregar."
        ),
        "is-credential": "a mesma prova sem a imagem, para os programas que só precisam dela.",
        "is-certificate": "um certificado para imprimir; a prova também está anexada ao ficheiro PDF.",
        "how": "Como verificá-la",
        "how-steps": (
            "Abra a insígnia num programa compatível com Open Badges 3.0 ou arraste-a para a página de verificação do "
            "emissor. Ficará a saber quem a atribuiu, a quem, e se foi alterada desde então."
        ),
    },
}
"""By language."""
