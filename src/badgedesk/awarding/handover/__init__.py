"""Handing awards over: for each recipient a certificate, a parcel and a draft of a letter; nothing is sent."""

from badgedesk.awarding.handover.folder import HandoverResult, hand_over
from badgedesk.awarding.handover.order import HandoverOrder, gather_recipients
from badgedesk.awarding.handover.parcel import Recipient

__all__ = ["HandoverOrder", "HandoverResult", "Recipient", "gather_recipients", "hand_over"]
