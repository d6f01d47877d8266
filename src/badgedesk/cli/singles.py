"""Single steps: verify, bake, unbake, sign."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from badgedesk.cli.asking import Asking, add_fetch_option
from badgedesk.cli.documents import DOCUMENT_BYTES, given_documents
from badgedesk.cli.report import report_value, report_words
from badgedesk.cli.session import Session
from badgedesk.cli.trustfile import read_trust_file
from badgedesk.core.errors import BadgeDeskError, Code, InputError
from badgedesk.core.model.document import Document
from badgedesk.core.model.report import Verdict
from badgedesk.core.strictjson import JsonValue, parse_object, write_json
from badgedesk.host.files import read_file, write_atomically

if TYPE_CHECKING:
    from badgedesk.core.model.document import Documents
    from badgedesk.core.verify import Circumstances, TrustedIssuer

NAMES: Final = frozenset({"verify", "bake", "unbake", "sign"})
_LEFT_OUT: Final = dict.fromkeys(("link", "outside", "style", "picture"), Code.SVG_EXTERNAL_REF)
"""What a drawing that goes out with a badge loses for leading elsewhere; all else it loses could run."""


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Add the commands of this family."""
    verify = commands.add_parser("verify", parents=[shared], help="check badges and say what was found")
    verify.add_argument("files", nargs="+", type=Path, metavar="FILE")
    verify.add_argument("--recipient", metavar="ADDRESS", help="whose badge it should be")
    verify.add_argument("--trust", type=Path, metavar="FILE", help="issuers to trust in this run, a JSON list")
    verify.add_argument(
        "--document", action="append", default=[], metavar="ADDRESS=FILE", help="what that address would answer"
    )
    verify.add_argument("--status", action="append", default=[], type=Path, metavar="FILE", help="a status list")
    verify.add_argument("--challenge", metavar="TEXT", help="what a presentation must answer")
    verify.add_argument("--domain", metavar="NAME", help="whom a presentation must be made for")
    verify.add_argument(
        "--pictures", type=Path, metavar="DIR", help="where a picture is not the signed one, write both side by side"
    )
    add_fetch_option(verify)
    verify.add_argument("--details", action="store_true", help="show the technical facts behind each line")
    verify.set_defaults(command=run_verify)

    bake = commands.add_parser("bake", parents=[shared], help="put a badge into a picture")
    bake.add_argument("image", type=Path, metavar="IMAGE")
    bake.add_argument("credential", type=Path, metavar="CREDENTIAL")
    bake.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
    bake.add_argument(
        "--keep-details", action="store_true", help="keep what a PNG holds besides its picture: author, place, time"
    )
    bake.set_defaults(command=run_bake)

    unbake = commands.add_parser("unbake", parents=[shared], help="take the badge out of a picture")
    unbake.add_argument("image", type=Path, metavar="IMAGE")
    unbake.add_argument("-o", "--output", type=Path, metavar="OUT")
    unbake.add_argument("--upgrade", action="store_true", help="give an older badge in the form of 3.0, unsigned")
    unbake.add_argument(
        "--document", action="append", default=[], metavar="ADDRESS=FILE", help="what that address would answer"
    )
    unbake.set_defaults(command=run_unbake)

    sign = commands.add_parser("sign", parents=[shared], help="sign a badge that is written as JSON")
    sign.add_argument("credential", type=Path, metavar="CREDENTIAL.json")
    sign.add_argument("--issuer", required=True, metavar="N", help="name or id of the issuer")
    sign.add_argument("--suite", metavar="NAME", help="how to sign, such as eddsa-jcs-2022 or jwt-es256")
    target = sign.add_mutually_exclusive_group(required=True)
    target.add_argument("-o", "--output", type=Path, metavar="OUT")
    target.add_argument("--show", action="store_true", help="show the very text that would be signed; sign nothing")
    sign.set_defaults(command=run_sign)


def run_verify(options: argparse.Namespace, session: Session) -> int:
    """Verify each file; exit 0 only if every one passes, 3 where one cannot be read."""
    from badgedesk.core.verify import newer_forms, verify

    files: list[Path] = options.files
    contents = [read_file(file) for file in files]
    asking = Asking(options, session)
    circumstances = asking.complete(contents, _circumstances(options, session))
    entries = [(str(file), verify(data, circumstances)) for file, data in zip(files, contents, strict=True)]
    for file, data in zip(files, contents, strict=True):
        newer = newer_forms(data, circumstances.documents)
        entries += [(f"{file}, as {host} gives it now", verify(form, circumstances)) for host, form in newer]
    if options.pictures is not None:
        for file, data in zip(files, contents, strict=True):
            _write_pictures(options.pictures, file, data, circumstances.documents)
    words: list[str] = []
    answer: list[JsonValue] = []
    for name, report in entries:
        value = report_value(name, report, details=options.details)
        answer.append({**value, "asked": asking.told()} if asking.allowed else value)
        words += [*report_words(name, report, details=options.details), ""]
    session.output.answer(answer, words[:-1])
    return 0 if all(report.verdict is Verdict.PASS for _, report in entries) else 1


def _write_pictures(folder: Path, file: Path, data: bytes, documents: "Documents") -> None:
    """Write the picture around a badge beside the signed one, where they differ."""
    from badgedesk.core.model.credential import view_credential
    from badgedesk.core.model.report import Outcome
    from badgedesk.core.verify import receive
    from badgedesk.core.verify.picture import check_picture, two_pictures
    from badgedesk.host.files import make_folder

    try:
        received = receive(data)
        view = view_credential(received.document)
        if received.picture is None or check_picture(view, received.picture, documents).outcome is not Outcome.WARN:
            return
        drawn = two_pictures(view, received.picture, documents)
    except InputError:
        return
    if drawn is not None:
        make_folder(folder)
        write_atomically(folder / f"{file.stem} - two pictures.png", drawn, overwrite=False)


def _circumstances(options: argparse.Namespace, session: Session) -> "Circumstances":
    from badgedesk.core.verify import Circumstances

    documents = given_documents(options.document)
    for file in options.status:
        data = read_file(file, DOCUMENT_BYTES)
        documents[_id_of(data, file)] = Document(data)
    trust, identities = _known(options, session)
    return Circumstances(
        session.now, trust, documents, options.recipient, identities, options.challenge, options.domain
    )


def _id_of(data: bytes, file: Path) -> str:
    listed = parse_object(data, limit_bytes=DOCUMENT_BYTES)
    identifier = listed.get("id")
    if not isinstance(identifier, str):
        raise InputError(Code.STATUS_LIST_FORMAT, path=file)
    return identifier


def _known(options: argparse.Namespace, session: Session) -> tuple[tuple["TrustedIssuer", ...], tuple[str, ...]]:
    """Issuers trusted and the user's own identities: those of the run, of the profile, and the user's own issuers."""
    given = read_trust_file(read_file(options.trust)) if options.trust else ()
    if not session.profile_exists:
        return given, ()
    known = session.wallet.circumstances()
    return (*given, *known.trust), known.identities


def run_bake(options: argparse.Namespace, session: Session) -> int:
    """Put a credential into a PNG or SVG; the picture file itself is not touched.

    An SVG that holds programs or leads outside goes in without them, a PNG without private details.
    """
    from badgedesk.core.bake import bake
    from badgedesk.wording import code_message

    image = read_file(options.image)
    text = _credential_text(options.credential)
    try:
        picture, left_out = _harmless(image, keep_details=options.keep_details)
        baked = bake(picture, text, keep_metadata=options.keep_details)
    except InputError as error:
        raise _named(error, options.image) from error
    write_atomically(options.output, baked)
    _answer_file(session, options.output, {"notes": [code.value for code in left_out]})
    for code in left_out:
        session.output.note(code_message(code).sentence)
    return 0


def _harmless(image: bytes, *, keep_details: bool) -> tuple[bytes, tuple[Code, ...]]:
    """Return a picture fit to be handed on, and codes for what was left out of it; a plain one stays byte for byte."""
    from badgedesk.core.bake import FileKind, kind_of, strip

    kind = kind_of(image)
    if kind is FileKind.PNG and not keep_details:
        stripped = strip(image, keep_metadata=False)
        return image, (Code.PRIVATE_METADATA,) if len(stripped) < len(strip(image)) else ()
    if kind not in {FileKind.SVG, FileKind.SVGZ}:
        return image, ()
    from badgedesk.design.foreign.harmless import harmless_svg

    clean, notices = harmless_svg(image)
    codes = (_LEFT_OUT.get(item.reason.value, Code.SVG_ACTIVE_CONTENT) for item in notices)
    return clean, tuple(dict.fromkeys(codes))


def run_unbake(options: argparse.Namespace, session: Session) -> int:
    """Take the credential out of a picture, byte for byte."""
    from badgedesk.core.bake import unbake

    if options.upgrade:
        return _run_upgrade(options, session)
    try:
        baked = unbake(read_file(options.image))
    except InputError as error:
        raise _named(error, options.image) from error
    if options.output is not None:
        write_atomically(options.output, baked.text.encode())
        _answer_file(session, options.output, {"notes": [note.value for note in baked.notes]})
        return 0
    session.output.give({"credential": baked.text, "notes": [note.value for note in baked.notes]}, baked.text)
    return 0


def _run_upgrade(options: argparse.Namespace, session: Session) -> int:
    """Give an older badge, in a picture or by itself, in the form of 3.0; the badge itself is not touched."""
    from badgedesk.core.model.upgrade import upgrade
    from badgedesk.core.verify import receive
    from badgedesk.core.verify.hosted import link

    try:
        received = receive(read_file(options.image))
        linked = link(received.document, given_documents(options.document))
        converted = upgrade(linked.document, new_id=f"urn:uuid:{uuid4()}")
    except InputError as error:
        raise _named(error, options.image) from error
    text = write_json(converted, indented=True)
    if options.output is not None:
        write_atomically(options.output, text.encode())
        _answer_file(session, options.output, {"signed": False})
        return 0
    session.output.give({"credential": text, "signed": False}, text)
    return 0


def run_sign(options: argparse.Namespace, session: Session) -> int:
    """Sign an unsigned credential with an issuer's key, if it is a valid badge of that issuer."""
    from hashlib import sha256

    from badgedesk.core.issue import sign_credential, signed_text
    from badgedesk.core.keys import KeyKind
    from badgedesk.core.proof import Securing

    try:
        document = parse_object(read_file(options.credential))
    except InputError as error:
        raise _named(error, options.credential) from error
    issuer = session.issuers.find(options.issuer)
    named = document.get("issuer")
    issuer_id = named.get("id") if isinstance(named, dict) else named
    if issuer_id != issuer.id:
        raise InputError(Code.PROOF_KEY_NOT_ISSUER, path=options.credential, value=issuer_id)
    kind = KeyKind(issuer.signing_key.kind)
    securing = Securing.parse(options.suite, kind) if options.suite else Securing.usual(kind)
    if options.show:
        text = signed_text(document, securing)
        session.output.give({"text": text, "sha256": sha256(text.encode()).hexdigest()}, text)
        return 0
    signer = session.unlock(issuer)
    signed = sign_credential(
        document,
        signer.key,
        verification_method=signer.verification_method,
        created=session.now,
        securing=securing,
    )
    write_atomically(options.output, signed)
    _answer_file(session, options.output, {"id": str(document.get("id"))})
    return 0


def _credential_text(path: Path) -> str:
    """Return the text of a credential that lies in a file by itself; whether it holds is not asked.

    Raises:
        InputError: the file holds no credential, or is a picture.
    """
    from badgedesk.core.verify import receive

    try:
        received = receive(read_file(path))
    except InputError as error:
        raise _named(error, path) from error
    if received.picture is not None:
        raise InputError(Code.CREDENTIAL_NOT_RECOGNISED, path=path, kind=received.kind)
    return received.text.decode("utf-8-sig")


def _named(error: BadgeDeskError, path: Path) -> BadgeDeskError:
    """Return the same fault with the file it is about."""
    return type(error)(error.code, **{"path": str(path), **error.facts})


def _answer_file(session: Session, path: Path, more: Mapping[str, JsonValue]) -> None:
    session.output.answer({"file": str(path), **more}, [f"Written: {path}"])
