"""The answer and the lines behind it."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from badgedesk.app.look.states import Tone, Verdict
from badgedesk.app.look.theme import Theme
from badgedesk.app.widgets.reports.report import Line, ReportContent
from badgedesk.app.widgets.reports.report_line import ReportLine
from badgedesk.app.widgets.reports.report_view import ReportView


def _content(*names: str) -> ReportContent:
    lines = tuple(Line(name, name, Verdict(Tone.PASS, "Holds"), f"{name} holds.") for name in names)
    return ReportContent(Tone.PASS, "This badge holds", "All was checked.", "Today", lines)


def test_lines_made_ahead_are_used_in_their_order_and_seen_only_with_a_report(qapp: QApplication, qtbot: QtBot) -> None:
    view = ReportView(Theme(qapp))
    qtbot.addWidget(view)
    assert len(list(view.lines_ahead(3))) == 3
    ahead = view.findChildren(ReportLine)
    assert not [line for line in ahead if line.isVisibleTo(view)]
    view.show_report(_content("Signature", "Issuer"))
    assert list(view.lines) == ahead[:2]
    assert [line.accessibleName() for line in ahead if line.isVisibleTo(view)] == [
        "Signature: holds. Signature holds.",
        "Issuer: holds. Issuer holds.",
    ]
    view.show_report(_content("Signature", "Issuer", "Time", "Status"))
    assert [line.line.name for line in view.lines] == ["Signature", "Issuer", "Time", "Status"]
    assert len(view.findChildren(ReportLine)) == 4
