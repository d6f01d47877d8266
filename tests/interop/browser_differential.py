"""The check of a visitor's browser held against our engine and against PyLD's statements, on changed credentials.

A long run by hand: ``python -m tests.interop.browser_differential 20000 [FIRST]``. Wherever the browser gives a
canonical form, ours is the same byte for byte, and so is that of what PyLD reads in the document; and a credential
signed over that form is called sound only where our verifier finds the same. What the browser refuses, it may.
`tests.interop.differential` holds ours against jsonld.js and rdf-canonize in the same way.
"""

import collections
import json
import random
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final

from badgedesk.core.canon import canonical_nquads, canonicalise
from badgedesk.core.did import did_key
from badgedesk.core.errors import BadgeDeskError, InputError
from badgedesk.core.keys import KeyKind, generate_signing_key
from badgedesk.core.model.report import Binding, CheckName, Outcome
from badgedesk.core.proof import sign_document
from badgedesk.core.verify import Circumstances, receive, verify_received
from tests.property.canon_changes import changed
from tests.property.canon_oracles import oracle_expands, oracle_statements
from tests.vectors.browser_check import answers, checks

_BATCH: Final = 500
NOW: Final = datetime(2026, 11, 1, tzinfo=UTC)
_DECISIVE: Final = (CheckName.STRUCTURE, CheckName.SIGNATURE, CheckName.ISSUER, CheckName.TIME, CheckName.STATUS)


def compare_forms(documents: Iterable[dict[str, Any]]) -> collections.Counter[str]:
    """Compare the canonical forms of documents; return in a few words how many came out how.

    Raises:
        AssertionError: where the browser gives another form than ours, or one where ours gives none, or one of
            something else than PyLD reads.
    """
    listed = [json.dumps(document, ensure_ascii=False) for document in documents]
    outcomes: collections.Counter[str] = collections.Counter()
    for text, answer in zip(listed, answers([{"act": "nquads", "text": text} for text in listed]), strict=True):
        document = json.loads(text)
        try:
            ours = canonical_nquads(document)
        except InputError:
            assert "text" not in answer, text
            outcomes["refused by both"] += 1
            continue
        if "text" not in answer:
            outcomes[f"the browser alone refuses: {answer['reason']}"] += 1
            continue
        assert answer["text"] == ours, text
        expanded, dropped = oracle_expands(document)
        assert not dropped, text
        assert canonicalise(oracle_statements(expanded)) == ours, text
        outcomes["equal"] += 1
    return outcomes


def compare_verdicts(documents: Iterable[dict[str, Any]]) -> collections.Counter[str]:
    """Sign documents as they are, have them checked by the browser and by us, and count how they came out.

    Raises:
        AssertionError: where the browser calls sound what our verifier does not.
    """
    key = generate_signing_key(KeyKind.ED25519)
    did = did_key(key.public)
    method = f"{did}#{did.removeprefix('did:key:')}"
    texts = []
    for document in documents:
        issuer = document.get("issuer")
        owned = {**document, "issuer": {**issuer, "id": did} if isinstance(issuer, dict) else did}
        owned.pop("proof", None)
        try:
            signed = sign_document(owned, key, verification_method=method, created=datetime(2026, 1, 1, tzinfo=UTC))
        except BadgeDeskError:
            continue
        texts.append(json.dumps(signed, ensure_ascii=False))
    outcomes: collections.Counter[str] = collections.Counter()
    for text, answer in zip(texts, checks(texts, NOW), strict=True):
        outcomes[answer["outcome"]] += 1
        if answer["outcome"] in {"sound", "part"}:
            report = verify_received(receive(text.encode()), Circumstances(NOW))
            failed = [check.name for check in report.checks if check.outcome is Outcome.FAIL]
            assert not set(failed) & set(_DECISIVE), text
            assert report.check(CheckName.SIGNATURE).outcome is Outcome.PASS, text
            assert report.proofs[0].binding is Binding.BOUND, text
    return outcomes


def main(count: int, first: int = 0) -> int:
    """Compare ``count`` changed credentials and print how they came out; return the exit code."""
    forms: collections.Counter[str] = collections.Counter()
    verdicts: collections.Counter[str] = collections.Counter()
    for start in range(first, first + count, _BATCH):
        documents = [changed(random.Random(seed)) for seed in range(start, min(start + _BATCH, first + count))]
        forms += compare_forms(documents)
        verdicts += compare_verdicts(documents)
    print(f"{count} documents")
    for counted in (forms, verdicts):
        for outcome, times in counted.most_common():
            print(f"{times:7} {outcome}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
