"""Every reason for which a drawing changes has its words."""

from badgedesk.design.foreign.notices import Notice, Outcome, Reason
from badgedesk.wording.artwork import notice_sentence


def test_every_outcome_and_reason_is_said() -> None:
    said = {notice_sentence(Notice(outcome, reason, "thing")) for outcome in Outcome for reason in Reason}
    assert all("thing" in sentence for sentence in said)
    assert len(said) >= len(Outcome) * (len(Reason) - 1)  # scripts and events share their reason


def test_outside_text_keeps_no_control_characters() -> None:
    assert "\x1b" not in notice_sentence(Notice(Outcome.REMOVED, Reason.FONT, "a\x1b[31m"))
