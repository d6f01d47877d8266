"""Our canonical forms held against jsonld.js in safe mode with rdf-canonize, on changed credentials.

A long run by hand: ``python -m tests.interop.differential 20000 [FIRST]``. Where both sides give a form, the forms are
equal byte for byte; where one refuses and the other does not, the difference has a name below, or the run fails.
"""

import collections
import json
import random
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from badgedesk.core.canon import canonical_nquads
from badgedesk.core.errors import InputError
from tests.property.canon_changes import changed
from tests.property.canon_oracles import reasons

HERE: Final = Path(__file__).resolve().parent
STANDARDS: Final = HERE.parents[2] / "shared" / "standards"
_BATCH: Final = 1_000
_BATCH_S: Final = 600

WE_REFUSE: Final = {
    "a context that stands in the document": "only shipped contexts count here; theirs reads any",
    "a keyword outside a text": "keywords re-read a document in ways that no badge needs; theirs follows them",
    "a text that is no text": "a name may come with its language, as text; theirs signs any value, such as a number",
    "a list in a list": "JSON-LD flattens it, so two documents would get one signature; theirs flattens",
    "a number that programs hold differently": "an integer past 2^53 is rounded by theirs before it is signed",
    "dropped: a relative address": "characters that no address may hold make statements that are no N-Quads",
    "dropped: a type that no context defines": "as above, in a type",
    "dropped: a member whose name is no address": "as above, in the name of a member",
    "dropped: a member that no context defines": "a member __proto__ vanishes in JavaScript before its safe mode looks",
    "the oracle refuses: loading remote context failed": "a published context outside the closed set; theirs has it",
}
"""What we refuse and theirs signs, by the name that `tests.property.canon_oracles.reasons` gives it, and why."""

THEY_REFUSE: Final = {
    "empty object": "an object without members: a node of which nothing is said, signed by PyLD and ours alike",
}
"""What theirs refuses and we sign, by the name of its own event, and why."""


NUMBERS_WITHOUT_A_POINT: Final = "theirs writes 0: a fraction whose shortest form has no point"
"""Where both sign and the forms differ: jsonld.js takes a number for a fraction only where JavaScript writes it with a
point, so it signs 5e-324 and 1e-7 as the integer 0. JSON-LD and PyLD take each number with a fraction for a double.

Spec: JSON-LD 1.1 Processing Algorithms and API, Object to RDF Conversion.
"""


def with_their_numbers(value: Any) -> Any:
    """Return a document with 0 where theirs would write 0; one that it writes rightly stays as it is."""
    if isinstance(value, dict):
        return {name: with_their_numbers(member) for name, member in value.items()}
    if isinstance(value, list):
        return [with_their_numbers(item) for item in value]
    if isinstance(value, float) and 0 < value < 1 and "." not in repr(value):
        return 0
    return value


def changed_documents(seeds: Iterable[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield a changed credential for each seed."""
    for seed in seeds:
        yield seed, changed(random.Random(seed))


def missing() -> str | None:
    """Return what a comparison needs and is not here."""
    if shutil.which("node") is None:
        return "Node.js is not installed"
    if not (HERE / "node_modules").is_dir():
        return "the pinned npm packages are not installed (npm ci in tests/interop)"
    if not STANDARDS.is_dir():
        return "the published contexts are not beside this checkout"
    return None


def their_answers(documents: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what jsonld.js and rdf-canonize make of some documents: ``nquads``, or a ``fault`` with its ``event``."""
    index = json.loads((STANDARDS / "contexts/index.json").read_text("utf-8"))
    contexts = {entry["url"]: str(STANDARDS / "contexts" / entry["file"]) for entry in index if "#" not in entry["url"]}
    cases = [{"act": "canonize", "document": document} for document in documents]
    done = subprocess.run(
        ["node", "batch.mjs"],
        cwd=HERE,
        input=json.dumps({"contexts": contexts, "served": {}, "cases": cases}),
        capture_output=True,
        encoding="utf-8",
        timeout=_BATCH_S,
        check=True,
    )
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    assert len(answers) == len(cases)
    return answers


def compare(document: dict[str, Any], answer: dict[str, Any]) -> str:
    """Return in a few words how one document came out; a difference without a name is an `AssertionError`."""
    try:
        ours = canonical_nquads(document)
    except InputError as refused:
        if "nquads" not in answer:
            return "refused by both"
        named = reasons(document) & WE_REFUSE.keys()
        if "__proto__" not in json.dumps(document):
            named -= {"dropped: a member that no context defines"}
        assert named, (refused.code, refused.facts, reasons(document))
        return f"ours alone refuses: {min(named)}"
    if "nquads" not in answer:
        event = answer.get("event")
        assert event in THEY_REFUSE, answer
        return f"theirs alone refuses: {event}"
    if ours != answer["nquads"]:
        theirs_by_name = canonical_nquads(with_their_numbers(document))
        assert theirs_by_name == answer["nquads"]
        return NUMBERS_WITHOUT_A_POINT
    return "equal"


def main(count: int, first: int = 0) -> int:
    """Compare ``count`` changed credentials and print how they came out; return the exit code."""
    outcomes: collections.Counter[str] = collections.Counter()
    for start in range(first, first + count, _BATCH):
        batch = list(changed_documents(range(start, min(start + _BATCH, first + count))))
        answers = their_answers([document for _, document in batch])
        for (seed, document), answer in zip(batch, answers, strict=True):
            try:
                outcomes[compare(document, answer)] += 1
            except AssertionError as odd:
                outcomes["WITHOUT A NAME"] += 1
                print(f"seed {seed}: {str(odd)[:600]}")
    print(f"{count} documents")
    for outcome, times in outcomes.most_common():
        print(f"{times:7} {outcome}")
    return int("WITHOUT A NAME" in outcomes)


if __name__ == "__main__":
    if reason := missing():
        sys.exit(reason)
    sys.exit(main(*map(int, sys.argv[1:])))
