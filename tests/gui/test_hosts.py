"""Having hosts asked from the window: nothing before a question, the answer kept with its age, one switch for all."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from badgedesk.app.look.theme import Theme
from badgedesk.app.main import Desk
from badgedesk.app.settings.views.dialog import SettingsDialog
from badgedesk.app.settings.views.network_part import NetworkPart
from badgedesk.app.wallet.hosts import Enquiry
from badgedesk.app.wallet.sheets import Ask, Sheet
from badgedesk.app.wallet.views.host_dialog import HostDialog
from badgedesk.app.wallet.views.place import WalletPlace
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.frame.status_bar import OFFLINE
from badgedesk.app.widgets.reports.report_line import ReportLine
from badgedesk.app.widgets.words.text import Text
from badgedesk.app.widgets.work.job_panel import JobPanel
from badgedesk.core.model.document import Purpose
from badgedesk.host import fetching
from badgedesk.host.consent import SWITCH
from tests.gui.badges import Club
from tests.property.test_tampering import tiny_png
from tests.unit.host.loopback import OTHER, Site, drop_by_drop, moved, serving, whole
from tests.vectors.conftest import DID_DOCUMENTS, STATUS_LISTS

HOST = "digitalcredentials.github.io"
BADGE = "ob3/dcc-v1-both-didWeb-legacy-validStatus-noExpiry.json"
KEYS = "/vc-test-fixtures/dids/legacy/did.json"
LIST = "/vc-test-fixtures/statusLists/didkey-ed25519Signature2020/e5WK8CbZ1GjycuPombrj"
DID = "did:web:digitalcredentials.github.io:vc-test-fixtures:dids:legacy"
Shown = TypeVar("Shown", bound=QWidget)


@pytest.fixture
def site(tmp_path: Path, shared_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A server that answers for the host of the badge."""
    vectors = shared_dir / "vectors"
    with serving(tmp_path, HOST) as found:
        found.answers[KEYS] = whole((vectors / DID_DOCUMENTS[DID]).read_bytes())
        found.answers[LIST] = whole((vectors / STATUS_LISTS[f"https://{HOST}{LIST}"]).read_bytes())
        ways = found.ways()
        monkeypatch.setattr(fetching, "Ways", lambda: ways)
        monkeypatch.delenv(SWITCH, raising=False)
        yield found


class Stand:
    """The window with one badge open that lacks its issuer's keys and list."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk, self.qtbot = desk, qtbot
        place = desk.window.findChild(WalletPlace)
        assert isinstance(place, WalletPlace)
        self.place = place

    def line(self, id_: str) -> ReportLine:
        return next(line for line in self.place.badge.panel.report.lines if line.line.id == id_)

    def link(self, id_: str) -> Button:
        return next(
            button for button in self.line(id_).findChildren(Button) if button.accessibleName().startswith("Ask ")
        )

    def waits_for(self, id_: str, word: str) -> None:
        self.qtbot.waitUntil(lambda: self.line(id_).line.verdict.word == word)

    def question(self) -> HostDialog:
        return self.child(HostDialog)

    def child(self, kind: type[Shown]) -> Shown:
        found: list[Shown] = []

        def is_there() -> bool:
            found[:] = [widget for widget in self.desk.window.findChildren(kind) if widget.isVisible()]
            return bool(found)

        self.qtbot.waitUntil(is_there)
        return found[0]

    def settings(self) -> tuple[SettingsDialog, NetworkPart]:
        dialog = self.desk.frame.open_settings()
        part = dialog.network
        assert part is not None
        self.qtbot.waitUntil(dialog.isVisible)
        return dialog, part


def _lines(stand: Stand) -> tuple[ReportLine, ...]:
    return stand.place.badge.panel.report.lines


def _sheet(stand: Stand) -> Sheet:
    sheet = stand.place.badge.sheet
    assert sheet is not None
    return sheet


@pytest.fixture
def stand(site: Site, desk: Desk, qtbot: QtBot, drop: Callable[[QWidget, list[Path]], None], shared_dir: Path) -> Stand:
    assert site.asked == []
    drop(desk.window, [shared_dir / "vectors" / BADGE])
    made = Stand(desk, qtbot)
    qtbot.waitUntil(lambda: made.place.currentWidget() is made.place.badge)
    return made


def test_nothing_is_asked_before_a_question_that_names_the_host_and_what_is_sent_and_one_switch_keeps_all_off(
    stand: Stand, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [stand.link(id_).text() for id_ in ("signature", "status")] == [f"Ask {HOST}…"] * 2
    assert stand.link("status").accessibleName() == f"Ask {HOST}…: Status"
    stand.link("signature").setFocus(Qt.FocusReason.TabFocusReason)
    stand.qtbot.keyClick(stand.link("signature"), Qt.Key.Key_Space)
    question = stand.question()
    assert question.accessibleName() == f"Ask {HOST}?"
    assert "the issuer’s keys and the list of withdrawn badges" in question.accessibleDescription()
    assert "somebody at your address looks at a badge" in question.accessibleDescription()
    words = [child.text() for child in question.findChildren(QWidget) if hasattr(child, "text")]
    assert f"https://{HOST}{KEYS}" in words
    assert f"https://{HOST}{LIST}" in words
    assert question.focusWidget() is question.cancel
    stand.qtbot.keyClick(question.cancel, Qt.Key.Key_Return)
    stand.qtbot.waitUntil(lambda: not question.isVisible())
    assert site.looked_up == site.connected == []
    assert stand.place.hint().endswith("Nothing was sent anywhere.")
    _turn_the_switch_off_and_on(stand, site)
    monkeypatch.setenv(SWITCH, "1")
    stand.place.badge.messages.hide()
    stand.desk.asking.agree(Enquiry(_sheet(stand).id, HOST, _sheet(stand).asks[0]))
    stand.qtbot.waitUntil(stand.place.badge.messages.isVisible)
    assert "switched off" in stand.place.badge.messages.text()
    assert site.looked_up == []


def _turn_the_switch_off_and_on(stand: Stand, site: Site) -> None:
    link, ask = stand.link("signature"), _sheet(stand).asks[0]
    _, part = stand.settings()
    stand.qtbot.keyClick(part.never, Qt.Key.Key_Space)
    stand.qtbot.waitUntil(lambda: not any(line.line.action.startswith("Ask") for line in _lines(stand)))
    assert not link.isVisible()
    stand.desk.asking.agree(Enquiry(_sheet(stand).id, HOST, ask))
    stand.qtbot.waitUntil(lambda: "switched off" in stand.place.badge.messages.text())
    assert site.looked_up == []
    stand.qtbot.keyClick(part.never, Qt.Key.Key_Space)
    stand.qtbot.waitUntil(lambda: stand.line("signature").line.action == f"Ask {HOST}…")


def test_answers_settle_the_lines_are_kept_with_their_age_and_a_host_can_be_agreed_to_for_good(
    stand: Stand, site: Site
) -> None:
    stand.qtbot.mouseClick(stand.link("signature"), Qt.MouseButton.LeftButton)
    stand.qtbot.mouseClick(stand.question().once, Qt.MouseButton.LeftButton)
    stand.waits_for("signature", "Passed")
    assert sorted(path for _, path, _ in site.asked) == sorted([KEYS, LIST])
    assert stand.line("status").line.verdict.word != "Not checked"
    assert ", with an answer kept " in _sheet(stand).report.checked
    assert "without internet" not in _sheet(stand).report.checked
    stand.qtbot.waitUntil(lambda: stand.desk.window.status.promise == OFFLINE)
    assert "Nothing was sent" not in stand.place.hint()
    assert stand.link("status").text() == f"Ask {HOST} again…"
    asked = len(site.asked)
    stand.desk.wallet.check_again()
    stand.qtbot.waitUntil(lambda: not stand.desk.asking.is_busy)
    assert len(site.asked) == asked
    _agree_for_good_and_take_it_back(stand, site)


def _agree_for_good_and_take_it_back(stand: Stand, site: Site) -> None:
    stand.qtbot.mouseClick(stand.link("status"), Qt.MouseButton.LeftButton)
    stand.qtbot.keyClick(stand.question().always, Qt.Key.Key_Space)
    stand.qtbot.waitUntil(lambda: stand.link("status").text() == f"Ask {HOST} again")
    asked = len(site.asked)
    stand.qtbot.mouseClick(stand.link("status"), Qt.MouseButton.LeftButton)
    stand.qtbot.waitUntil(lambda: len(site.asked) == asked + 2 and not stand.desk.asking.is_busy)
    dialog, part = stand.settings()
    stand.qtbot.waitUntil(lambda: len(part.removers) == 1)
    assert part.removers[0].accessibleName() == f"Ask before {HOST} is asked again"
    stand.qtbot.mouseClick(part.removers[0], Qt.MouseButton.LeftButton)
    stand.qtbot.waitUntil(lambda: part.removers == [])
    assert part.words() == "No host is asked without a question."
    assert part.forget.text() == "Forget 2 kept answers"
    stand.qtbot.mouseClick(part.forget, Qt.MouseButton.LeftButton)
    dialog.close()
    stand.waits_for("signature", "Not checked")
    assert stand.link("signature").text() == f"Ask {HOST}…"


def test_a_host_that_fails_sends_elsewhere_or_is_slow_is_told_with_what_can_be_done(stand: Stand, site: Site) -> None:
    site.answers[KEYS] = moved(f"https://{OTHER}/keys")
    site.answers["/keys"] = whole(b"{}", 404)
    stand.qtbot.mouseClick(stand.link("status"), Qt.MouseButton.LeftButton)
    stand.qtbot.mouseClick(stand.question().once, Qt.MouseButton.LeftButton)
    bar = stand.place.badge.messages
    stand.qtbot.waitUntil(lambda: OTHER in bar.text())
    assert bar.text().startswith("The issuer’s keys: The answer lies with another host")
    more = next(button for button in bar.findChildren(Button) if button.isVisible())
    assert more.text() == f"Ask {OTHER} too…"
    stand.qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    question = stand.question()
    assert question.accessibleName() == f"Ask {OTHER}?"
    assert f"https://{OTHER}/keys" in [text.text() for text in question.findChildren(Text)]
    stand.qtbot.mouseClick(question.once, Qt.MouseButton.LeftButton)
    stand.qtbot.waitUntil(lambda: "it says 404" in bar.text())
    assert next(button for button in bar.findChildren(Button) if button.isVisible()).text() == "Try again"
    assert stand.line("signature").line.verdict.word == "Not checked"
    _stop_a_slow_host(stand, site)


def _stop_a_slow_host(stand: Stand, site: Site) -> None:
    site.answers[KEYS] = site.answers[LIST] = drop_by_drop
    asked = len(site.asked)
    stand.qtbot.mouseClick(stand.link("signature"), Qt.MouseButton.LeftButton)
    stand.qtbot.mouseClick(stand.question().once, Qt.MouseButton.LeftButton)
    panel = stand.child(JobPanel)
    stand.qtbot.waitUntil(lambda: stand.desk.window.status.promise == f"Online: asking {HOST}")
    stand.qtbot.waitUntil(lambda: "0 of 2 documents" in panel.text())
    assert panel.cancel.isVisible()
    assert not panel.pause.isVisible()
    stand.qtbot.mouseClick(panel.cancel, Qt.MouseButton.LeftButton)
    stand.qtbot.waitUntil(lambda: not stand.desk.asking.is_busy)
    assert stand.desk.window.status.promise == OFFLINE
    assert "Stopped" in stand.desk.window.status.text()
    assert len(site.asked) == asked + 1


def test_a_question_lists_every_address_however_many_there_are(theme: Theme, qtbot: QtBot) -> None:
    urls = tuple(f"https://{HOST}/lists/{number}" for number in range(9))
    parent = QWidget()
    qtbot.addWidget(parent)
    question = HostDialog(theme, Enquiry("", HOST, Ask("status", HOST, (Purpose.STATUS,), urls)), parent)
    question.show()
    qtbot.waitExposed(question)
    words = [text for text in question.findChildren(Text) if text.text() in urls]
    assert [text.text() for text in words] == list(urls)
    (scroll,) = question.findChildren(QScrollArea)
    assert scroll.focusPolicy() & Qt.FocusPolicy.TabFocus
    qtbot.keyClick(scroll, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: not words[-1].visibleRegion().isEmpty())
    question.close()


PICTURE = "/badges/Anchor%20badge.png"


def paste(stand: Stand, text: str) -> None:
    """Put a text on the clipboard and paste it into the wallet's cards."""
    QGuiApplication.clipboard().setText(text)
    stand.desk.window.activateWindow()
    stand.qtbot.waitUntil(stand.desk.window.isActiveWindow)
    stand.qtbot.keyClick(stand.place.gallery, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QGuiApplication.clipboard().clear()


def test_a_pasted_address_is_asked_for_after_a_question_that_names_its_host(
    site: Site, desk: Desk, qtbot: QtBot, club: Club
) -> None:
    stand = Stand(desk, qtbot)
    badge = club.award("Anchor")
    site.answers[PICTURE] = whole(badge)
    paste(stand, f"https://{OTHER}{PICTURE}")
    question = stand.question()
    assert question.accessibleName() == f"Ask {OTHER}?"
    assert question.accessibleDescription().startswith("It is asked for the badge that lies there.")
    assert f"https://{OTHER}{PICTURE}" in [text.text() for text in question.findChildren(Text)]
    qtbot.keyClick(question.cancel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not question.isVisible())
    assert site.looked_up == site.connected == []
    paste(stand, f"https://{OTHER}{PICTURE}")
    qtbot.mouseClick(stand.question().once, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: stand.place.currentWidget() is stand.place.badge)
    assert [path for _, path, _ in site.asked] == [PICTURE]
    sheet = _sheet(stand)
    assert (sheet.title, sheet.file.split("\n")[0]) == ("Anchor", "Anchor badge.png")
    assert sheet.out is not None
    assert sheet.out.original.sha256 == sha256(badge).hexdigest()


def test_an_address_that_must_not_be_asked_or_a_switch_that_is_off_is_told_and_nobody_is_asked(
    site: Site, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand = Stand(desk, qtbot)
    bar = stand.place.gallery.messages
    for address in ("http://club.example/a.png", "https://127.0.0.1/a.png", "https://router.local/a.png"):
        paste(stand, address)
        qtbot.waitUntil(lambda: bar.text().startswith("This address is never asked"))
        bar.hide()
    monkeypatch.setenv(SWITCH, "1")
    paste(stand, f"https://{OTHER}{PICTURE}")
    qtbot.waitUntil(lambda: "switched off" in bar.text())
    paste(stand, "nothing of the kind")
    qtbot.waitUntil(lambda: desk.window.status.text().startswith("Nothing to add."))
    assert site.looked_up == site.connected == []


def test_a_bare_picture_from_a_browser_leads_to_where_it_lies(site: Site, desk: Desk, qtbot: QtBot, club: Club) -> None:
    stand = Stand(desk, qtbot)
    site.answers[PICTURE] = moved(f"https://{HOST}/a.png")
    site.answers["/a.png"] = whole(club.award("Anchor"))
    mime = QMimeData()
    mime.setData("image/png", tiny_png())
    mime.setUrls([QUrl(f"https://{OTHER}{PICTURE}")])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(desk.window, QDragEnterEvent(QPoint(300, 300), copy, mime, left, none))
    QApplication.sendEvent(desk.window, QDropEvent(QPointF(300, 300), copy, mime, left, none))
    bar = stand.place.looked.messages
    qtbot.waitUntil(lambda: bar.text().startswith("This picture came without a badge inside."))
    for host, verb in ((OTHER, "Look there…"), (HOST, f"Ask {HOST} too…")):
        qtbot.waitUntil(
            lambda verb=verb: verb in [each.text() for each in bar.findChildren(Button) if each.isVisible()]
        )
        (more,) = (each for each in bar.findChildren(Button) if each.isVisible() and each.text() == verb)
        qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
        question = stand.question()
        assert question.accessibleName() == f"Ask {host}?"
        qtbot.mouseClick(question.once, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda question=question: not isValid(question) or not question.isVisible())
    qtbot.waitUntil(lambda: stand.place.currentWidget() is stand.place.badge)
    assert _sheet(stand).title == "Anchor"
