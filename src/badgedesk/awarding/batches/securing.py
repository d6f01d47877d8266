"""How the awards of a batch are signed, from what was asked for and the kind of the issuer's key."""

from collections.abc import Sequence

from badgedesk.awarding.batches.artwork import Format
from badgedesk.core.errors import Code, UsageError
from badgedesk.core.keys import KeyKind
from badgedesk.core.proof import Securing, token_algorithm


def choose_securing(names: str | None, formats: Sequence[Format], kind: KeyKind) -> Securing:
    """Return how to sign: by ``names``, else as the formats ask and as is usual for the key.

    A file of format ``json`` holds a credential with proofs; one of format ``jwt`` a token, which is made beside the
    proofs where both are wanted. Pictures hold the proofs where there are any.

    Raises:
        UsageError: `Code.USAGE` for names and formats that exclude each other; as `Securing.parse`; `Code.KEY_SUITE`,
            when the key signs no tokens.
    """
    is_token = Format.JWT in formats and Format.JSON not in formats
    securing = Securing.usual(kind, token=is_token) if names is None else Securing.parse(names, kind)
    if securing.is_token and Format.JSON in formats:
        raise UsageError(Code.USAGE, detail="A token cannot be written as json: ask for --format jwt.")
    if Format.JWT in formats:
        token_algorithm(kind)
    return securing
