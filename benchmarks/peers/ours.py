"""This program's side of each operation, through the functions that other parts of it call."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from badgedesk.core.bake import bake, prepare, unbake
from badgedesk.core.canon import canonical_nquads
from badgedesk.core.issue import BatchSigner, issue
from badgedesk.core.model.award import Recipient
from badgedesk.core.model.report import Outcome, Verdict
from badgedesk.core.proof import check_proofs
from badgedesk.core.proof.token import check_header, check_signature, find_token_key, parse_token
from badgedesk.core.strictjson import parse_object
from badgedesk.core.verify import Circumstances, TrustedIssuer, verify
from badgedesk.host import clock
from benchmarks.fixture import AWARD, CREDENTIAL_ID, ISSUER, LOOKED_AT, SALT, SIGNED_AT, SIGNER
from benchmarks.peers.writing import write_synced

TOKENS = ("eddsa", "es256", "rs256")


def _check_token(text: str) -> None:
    """Take a token apart, find its key and check its signature."""
    token = parse_token(text)
    algorithm = check_header(token.header)
    check_signature(token, algorithm, find_token_key(token.header, {}))


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
    disk = TemporaryDirectory()
    jcs = (folder / "signed-jcs.json").read_bytes()
    batch, numbers = BatchSigner(SIGNER), count()

    def check() -> None:
        if verify(signed, circumstances).verdict is not Verdict.PASS:
            message = "the fixture does not verify"
            raise RuntimeError(message)

    def sign() -> bytes:
        return issue(AWARD, SIGNER, now=SIGNED_AT, new_id=lambda: CREDENTIAL_ID, new_salt=lambda: SALT)

    def sign_in_batch() -> bytes:
        number = next(numbers)
        person = Recipient(f"Zoë Brontë-Łukasiewicz {number}", f"zoe{number}@example.org", f"did:example:zoe{number}")
        award = replace(AWARD, recipient=person)
        return batch.issue(award, now=SIGNED_AT, new_id=clock.new_id, new_salt=clock.new_salt)

    def award() -> int:
        return target.write_bytes(prepared_png.bake(sign_in_batch().decode()))

    def check_jcs() -> None:
        if verify(jcs, circumstances).verdict is not Verdict.PASS:
            message = "the fixture does not verify"
            raise RuntimeError(message)

    def check_jcs_proof() -> None:
        (result,) = check_proofs(parse_object(jcs), {}, LOOKED_AT)
        if result.outcome is not Outcome.PASS:
            message = "the fixture does not verify"
            raise RuntimeError(message)

    return {
        "canon": lambda: canonical_nquads(document),
        "verify": check,
        "verify-jcs": check_jcs,
        "verify-jcs-proof": check_jcs_proof,
        **{
            f"verify-{name}": partial(_check_token, (folder / f"token-{name}.jwt").read_text("utf-8"))
            for name in TOKENS
        },
        "issue": sign,
        "issue-batch": sign_in_batch,
        "bake-png": lambda: prepared_png.bake(text),
        "bake-png-anew": lambda: bake(png, text),
        "bake-svg": lambda: prepared_svg.bake(text),
        "bake-svg-anew": lambda: bake(svg, text),
        "extract-svg": lambda: unbake(baked_svg),
        "award": award,
        "award-disk": lambda: write_synced(
            Path(disk.name) / "ours-award.png", prepared_png.bake(sign_in_batch().decode())
        ),
    }
