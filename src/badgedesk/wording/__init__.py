"""What people read: a sentence and a next step for every code, check, outcome and headline."""

from badgedesk.wording.asking import LEARNS, PURPOSE_WORDS, consent_question, purposes_listed
from badgedesk.wording.checks import (
    CHECK_TITLES,
    OUTCOME_WORDS,
    ROLE_WORDS,
    check_sentence,
    check_step,
    spoken_date,
)
from badgedesk.wording.faults import Message, code_message, fault_message, without_options
from badgedesk.wording.headlines import HeadlineWords, headline_word, headline_words

__all__ = [
    "CHECK_TITLES",
    "LEARNS",
    "OUTCOME_WORDS",
    "PURPOSE_WORDS",
    "ROLE_WORDS",
    "HeadlineWords",
    "Message",
    "check_sentence",
    "check_step",
    "code_message",
    "consent_question",
    "fault_message",
    "headline_word",
    "headline_words",
    "purposes_listed",
    "spoken_date",
    "without_options",
]
