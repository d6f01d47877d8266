"""No change of one bit or one member to a signed badge of any form is taken for its issuer's; see `signed_forms`."""

import pytest

from badgedesk.core.verify import Circumstances, verify
from tests.property.signed_forms import (
    VECTORS,
    changes,
    claims,
    is_accepted,
    is_forged,
    own_forms,
    published_forms,
)

_EACH: int = 60


@pytest.mark.parametrize("name", own_forms())
def test_our_own_badge_is_accepted_and_no_changed_one(name: str) -> None:
    form = own_forms()[name]
    assert is_accepted(verify(form.data, form.circumstances))
    assert not is_accepted(verify(form.data, Circumstances(form.circumstances.now)))
    tried = list(changes(form, range(_EACH)))
    assert len(tried) > _EACH // 2
    assert [seed for seed, data in tried if is_forged(form, data)] == []


@pytest.mark.parametrize("name", published_forms() or ["absent"])
def test_no_changed_published_badge_is_accepted(name: str, shared_dir: object) -> None:
    form = published_forms()[name]
    assert [seed for seed, data in changes(form, range(_EACH // 3)) if is_forged(form, data)] == []


def test_published_files_of_every_suite_are_among_them(shared_dir: object) -> None:
    names = " ".join(published_forms())
    suites = ("eddsa-rdfc-2022", "eddsa-jcs-2022", "ecdsa-rdfc-2019", "Ed25519Signature2020", "jwt-")
    assert [suite for suite in suites if suite not in names] == []
    assert VECTORS.is_dir()


def test_a_change_of_what_is_stated_would_be_seen() -> None:
    form = own_forms()["eddsa-rdfc-2022"]
    assert claims(form.data) == claims(form.data.replace(b'"proof"', b'"proof" '))
    assert claims(form.data) != claims(form.data.replace(b"Coastal", b"Costal"))
