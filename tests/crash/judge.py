"""What must hold after a kill: nothing that was said is missing, nothing stands twice, the chains hold."""

import json
from collections import Counter
from hashlib import sha256

from badgedesk.awarding import AwardState
from badgedesk.awarding.register.history import EventKind
from badgedesk.awarding.site.publishing import MANIFEST, earlier_files
from badgedesk.core.bake import unbake
from badgedesk.core.model.view import mapping
from badgedesk.core.proof.token import parse_token
from badgedesk.core.status import read_status_list
from tests.crash.work import FORMATS, Place


def check_awards(place: Place, said: list[str], *, whole: int = 0) -> None:
    """Check the register and the files against what a run said; with ``whole``, that all so many are awarded."""
    with place.register() as register:
        entries = register.entries()
        assert register.check() == len(entries)
        assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
        assert len({entry.id for entry in entries}) == len({entry.recipient for entry in entries}) == len(entries)
        credentials = {entry.row: register.credential(entry.id) for entry in entries}
        places = Counter(_place(credential) for credential in credentials.values())
        assert max(places.values(), default=1) == 1, "a place in the status list was used twice"
        rows = {entry.row: entry for entry in entries}
        lies = place.files()
        reported = {int(line.split()[1]) for line in said if line.startswith("awarded")}
        for row in reported | set(range(2, whole + 2)):
            entry = rows[row]
            assert entry.state is not AwardState.PREPARED, f"row {row} was reported and is not awarded"
            assert [name.rpartition(".")[2] for name in entry.files] == list(FORMATS)
            picture, text = (lies[name] for name in entry.files)
            assert text == credentials[row] == unbake(picture).text.encode()
    if whole:
        assert len(entries) == whole
        files = sorted(name for entry in entries for name in entry.files)
        assert sorted(place.files()) == files, "something unfinished was left"
        assert place.rest() == [], "something unfinished was left beside the output"


def check_site(place: Place, said: list[str], *, whole: bool = False) -> None:
    """Check that a site that was said to be there is, each file as the list in it says."""
    listed = earlier_files(place.site)
    assert listed or not ("published" in said or whole)
    if "published" in said or whole:
        for path, digest in listed.items():
            assert sha256((place.site / path).read_bytes()).hexdigest() == digest, path
        (own,) = (path for path in listed if path.startswith("status"))
        assert read_status_list(json.loads((place.site / own).read_bytes())).entries > 0
        there = {path.relative_to(place.site).as_posix() for path in place.site.rglob("*") if path.is_file()}
        assert there - set(listed) == {MANIFEST}, "something unfinished was left"


def check_revocation(place: Place, said: list[str], *, whole: bool = False) -> None:
    """Check that an award is revoked everywhere or nowhere, and as far as it was said."""
    with place.register() as register:
        register.check()
        first, *others = register.entries()
        events = [event.kind for event in register.history(first.id)]
        (own,) = register.status.of_award(first.id)
        raised = own.listed.raised
        index = int(_place(register.credential(first.id))[1])
        is_revoked = first.state is AwardState.REVOKED
        assert events == ([EventKind.REVOKED] if is_revoked else [])
        assert (index in raised) is is_revoked
        assert is_revoked or "revoked" not in said
        assert all(entry.state is AwardState.AWARDED for entry in others)
        published = place.site / str(own.path)
        if "published" in said or whole:
            assert published.is_file()
        if published.is_file():
            assert is_revoked
            assert read_status_list(json.loads(published.read_bytes())).bit(index) == 1
        assert is_revoked or not whole


def _place(credential: bytes) -> tuple[str, str]:
    document = json.loads(credential) if credential.startswith(b"{") else parse_token(credential.decode()).credential
    status = mapping(document["credentialStatus"])
    return str(status["statusListCredential"]), str(status["statusListIndex"])
