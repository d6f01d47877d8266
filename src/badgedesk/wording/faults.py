"""A fault in words."""

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass

from typing_extensions import override

from badgedesk.core.errors import FACT_LENGTH, PATH_LENGTH, AwardError, BadgeDeskError, Code, plain
from badgedesk.wording.codes import ENGLISH
from badgedesk.wording.to_the_issuer import TO_THE_ISSUER


@dataclass(frozen=True, slots=True)
class Message:
    """What is the matter, and what to do next."""

    sentence: str
    next_step: str

    @override
    def __str__(self) -> str:
        return f"{self.sentence} {self.next_step}"


_OPTIONS = re.compile(r" \((?:--|badgedesk )[a-z][^()]*\)")


class _Facts(dict[str, str]):
    """Facts for a sentence; one that is missing is shown as an ellipsis."""

    def __missing__(self, key: str) -> str:
        return "…"


def fill(template: str, facts: Mapping[str, str]) -> str:
    """Return ``template`` with its facts put in, short and plain; facts are never templates themselves."""
    shown = {name: plain(value, PATH_LENGTH if name == "path" else FACT_LENGTH) for name, value in facts.items()}
    return string.Formatter().vformat(template, (), _Facts(shown))


def without_options(text: str) -> str:
    """Return words for people without what only a command line takes: options and commands in brackets."""
    return _OPTIONS.sub("", text)


def code_message(code: Code, facts: Mapping[str, str] | None = None) -> Message:
    """Return the sentence and next step of a code."""
    sentence, step = ENGLISH[code]
    return Message(fill(sentence, facts or {}), fill(step, facts or {}))


def fault_message(error: BadgeDeskError) -> Message:
    """Return the sentence and next step of a fault; who is about to sign is not sent to ask the issuer."""
    if isinstance(error, AwardError) and error.code in TO_THE_ISSUER:
        sentence, step = TO_THE_ISSUER[error.code]
        return Message(fill(sentence, error.facts), fill(step, error.facts))
    return code_message(error.code, error.facts)
