"""The check of a visitor's browser never gives another form or a better verdict; see `browser_differential`."""

import random
import shutil

import pytest

from tests.interop.browser_differential import compare_forms, compare_verdicts
from tests.property.canon_changes import changed
from tests.property.canon_oracles import SHARED

pytestmark = pytest.mark.interop


def test_four_hundred_changed_credentials_have_the_same_form_and_no_better_verdict() -> None:
    if shutil.which("node") is None:
        pytest.skip("Node.js is not installed")
    if not SHARED.is_dir():
        pytest.skip("the shared vectors are not beside this checkout")
    documents = [changed(random.Random(seed)) for seed in range(400)]
    forms, verdicts = compare_forms(documents), compare_verdicts(documents)
    assert forms["equal"] > 80
    assert forms["refused by both"] > 200
    assert verdicts["sound"] > 20
