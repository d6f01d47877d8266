"""How the awards of a batch are signed, from what was asked for and the kind of the issuer's key."""

from collections.abc import Sequence

from badgedesk.awarding.artwork import Format
from badgedesk.core.errors import Code, UsageError
from badgedesk.core.keys import KeyKind
from badgedesk.core.proof import Securing


def choose_securing(names: str | None, formats: Sequence[Format], kind: KeyKind) -> Securing:
    """Return how to sign: by ``names``, else as the formats ask and as is usual for the key.

    A file of format ``jwt`` holds a token and one of format ``json`` a credential with proofs; pictures hold either.

    Raises:
        UsageError: `Code.USAGE` for names and formats that exclude each other; as `Securing.parse`.
    """
    securing = Securing.usual(kind, token=Format.JWT in formats) if names is None else Securing.parse(names, kind)
    if securing.is_token and Format.JSON in formats:
        raise UsageError(Code.USAGE, detail="A token cannot be written as json: ask for --format jwt.")
    if not securing.is_token and Format.JWT in formats:
        raise UsageError(Code.USAGE, detail="A file of format jwt needs a way of signing such as --suite jwt-eddsa.")
    return securing
