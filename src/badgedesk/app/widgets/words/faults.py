"""A fault as a message; the words are loaded when the first one is needed."""

from badgedesk.app.look.states import Tone
from badgedesk.app.widgets.frame.message import Message
from badgedesk.core.errors import BadgeDeskError


def fault_sentence(error: BadgeDeskError) -> str:
    """Return what is the matter and what to do next here, in the window."""
    from badgedesk.wording import fault_message, without_options

    return without_options(str(fault_message(error)))


def fault_as_message(error: BadgeDeskError) -> Message:
    """Return the fault as a message bar shows it."""
    return Message(Tone.FAIL, fault_sentence(error))
