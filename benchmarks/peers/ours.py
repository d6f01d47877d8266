"""This program's side of each operation, through the functions that other parts of it call."""

from collections.abc import Callable
from pathlib import Path

from badgedesk.core.bake import bake, prepare, unbake
from badgedesk.core.canon import canonical_nquads
from badgedesk.core.issue import issue
from badgedesk.core.model.report import Verdict
from badgedesk.core.strictjson import parse_object
from badgedesk.core.verify import Circumstances, TrustedIssuer, verify
from benchmarks.fixture import AWARD, CREDENTIAL_ID, ISSUER, LOOKED_AT, SALT, SIGNED_AT, SIGNER


def build(folder: Path) -> dict[str, Callable[[], object]]:
    """Return the operations by name."""
    signed = (folder / "signed.json").read_bytes()
    text = signed.decode()
    document = parse_object((folder / "unsigned.json").read_bytes())
    png, svg = (folder / "artwork.png").read_bytes(), (folder / "artwork.svg").read_bytes()
    baked_svg = bake(svg, text)
    prepared_png, prepared_svg = prepare(png), prepare(svg)
    circumstances = Circumstances(LOOKED_AT, (TrustedIssuer(ISSUER.id, ISSUER.name),))
    target = folder / "ours-award.png"

    def check() -> None:
        if verify(signed, circumstances).verdict is not Verdict.PASS:
            message = "the fixture does not verify"
            raise RuntimeError(message)

    def sign() -> bytes:
        return issue(AWARD, SIGNER, now=SIGNED_AT, new_id=lambda: CREDENTIAL_ID, new_salt=lambda: SALT)

    def award() -> int:
        return target.write_bytes(prepared_png.bake(sign().decode()))

    return {
        "canon": lambda: canonical_nquads(document),
        "verify": check,
        "issue": sign,
        "bake-png": lambda: prepared_png.bake(text),
        "bake-png-anew": lambda: bake(png, text),
        "bake-svg": lambda: prepared_svg.bake(text),
        "bake-svg-anew": lambda: bake(svg, text),
        "extract-svg": lambda: unbake(baked_svg),
        "award": award,
    }
