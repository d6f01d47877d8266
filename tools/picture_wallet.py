"""The pictures of the wallet: gallery, details, what goes out, backup, and every form of showing badges to others."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QMenu

from badgedesk.app.look.roles import CardRole
from badgedesk.app.look.states import Tone, Verdict
from badgedesk.app.main import Desk
from badgedesk.app.wallet.hosts import Enquiry
from badgedesk.app.wallet.sheets import Ask
from badgedesk.app.wallet.views.backup_panel import BackupDialog
from badgedesk.app.wallet.views.host_dialog import HostDialog
from badgedesk.app.wallet.views.known_dialog import KnownDialog
from badgedesk.app.wallet.views.linkedin import LinkedInDialog
from badgedesk.app.wallet.views.organise import NameDialog, Naming
from badgedesk.app.wallet.views.place import WalletPlace
from badgedesk.app.wallet.views.plan_dialog import PlanDialog
from badgedesk.app.wallet.views.question_dialog import QuestionDialog
from badgedesk.app.widgets.carrying.drops import Drop
from badgedesk.app.widgets.frame.message import Message
from badgedesk.app.widgets.frame.question import Question
from badgedesk.core.model.document import Purpose
from picture_camera import PICTURES_S, Camera
from picture_data import Stage

_KEPT: Final = "It keeps what you ask for now: not fully checked, from Harbour School, awarded in 2026; by name."
_NO_CARD: Final = "no such words anywhere"


def tour_wallet(camera: Camera, desk: Desk, stage: Stage) -> None:
    """Take the wallet in every state."""
    place = camera.find(desk, WalletPlace)
    camera.take(desk, "wallet")
    place.gallery.grid.setCurrentIndex(place.gallery.grid.model().index(1, 0))
    camera.take(desk, "wallet-selected")
    _menus(camera, desk, place)
    place.gallery.search.setText(_NO_CARD)
    camera.settle(PICTURES_S)
    camera.take(desk, "wallet-nothing-found")
    place.gallery.search.clear()
    _details(camera, desk)
    desk.wallet.look(Drop((stage.badges[1], stage.no_badge)))
    camera.until(lambda: bool(desk.wallet.looked))
    camera.settle(PICTURES_S)
    camera.take(desk, "looked-at")
    desk.wallet.go_back()
    _intake(camera, desk, stage)
    desk.window.overlay.show_sentence("Add 3 files to your wallet")
    camera.take(desk, "drop-overlay")
    desk.window.overlay.hide()
    question = Question(
        camera.theme, place, "Remove 3 badges from your wallet?",
        "Their files are deleted from this program’s folder. Copies elsewhere stay.", "Remove",
    )  # fmt: skip
    camera.take_dialog(desk, "question", question)
    _dialogs(camera, desk, place)
    desk.window.show_message(Message(Tone.WARN, "12 badges added. 2 files could not be taken in.", "Show report"))
    camera.take(desk, "message-bar")
    place.gallery.messages.hide()


def fill(camera: Camera, desk: Desk, stage: Stage) -> None:
    """Put all badges of the stage into the wallet."""
    desk.window.go_to("wallet")
    camera.until(lambda: desk.wallet.loaded)
    desk.wallet.add(Drop(stage.badges))
    camera.until(lambda: desk.wallet.total >= len(stage.badges) - 1)
    desk.wallet.go_back()
    camera.settle(PICTURES_S)


def _intake(camera: Camera, desk: Desk, stage: Stage) -> None:
    """Take the report of an import in which some files were not taken in."""
    desk.wallet.add(Drop((*stage.badges[:3], stage.no_badge)))
    camera.settle(PICTURES_S)
    desk.wallet.show_intake()
    camera.settle()
    camera.take(desk, "wallet-import-report")
    desk.wallet.go_back()
    camera.settle()


def _menus(camera: Camera, desk: Desk, place: WalletPlace) -> None:
    grid = place.gallery.grid
    grid.customContextMenuRequested.emit(grid.visualRect(grid.currentIndex()).center())
    camera.settle()
    _take_menu(camera, desk, "Take it out", "out-menu")
    place.gallery.organise.click()
    camera.settle()
    _take_menu(camera, desk, "Organise", "wallet-organise-menu")


def _take_menu(camera: Camera, desk: Desk, spoken: str, name: str) -> None:
    for menu in desk.window.findChildren(QMenu):
        if menu.accessibleName() == spoken and menu.isVisible():
            camera.take(desk, name, menu)
            menu.close()


def _details(camera: Camera, desk: Desk) -> None:
    seen = set()
    desk.wallet.show_group("all")
    camera.settle(PICTURES_S)
    cards = listed(camera, desk)
    for badge, verdict in cards:
        tone = verdict.tone
        if tone in seen:
            continue
        seen.add(tone)
        desk.wallet.open_badge(badge)
        camera.until(partial(_shows, desk, badge))
        camera.settle(PICTURES_S)
        camera.take(desk, f"badge-{tone.value}")
        if tone is Tone.PASS and desk.wallet.sheet is not None:
            camera.find(desk, WalletPlace).out.open_strip(desk.wallet.sheet.outgoing())
            camera.until(lambda: desk.window.findChild(LinkedInDialog) is not None)
            dialog = camera.find(desk, LinkedInDialog)
            camera.settle(PICTURES_S)
            camera.take(desk, "linkedin", dialog)
            dialog.views.choose("post")
            dialog.views.chosen.emit("post")
            camera.take(desk, "linkedin-post", dialog)
            dialog.close()
    desk.wallet.go_back()


def listed(camera: Camera, desk: Desk) -> list[tuple[str, Verdict]]:
    """Return the cards that the wallet shows: id and verdict."""
    model = camera.find(desk, WalletPlace).gallery.grid.model()
    places = [model.index(row, 0) for row in range(model.rowCount())]
    return [(str(place.data(CardRole.ID)), place.data(CardRole.VERDICT)) for place in places]


def _dialogs(camera: Camera, desk: Desk, place: WalletPlace) -> None:
    care = place.gallery.backup._care  # a file dialog stands before these dialogs
    for writes, name in ((True, "backup"), (False, "backup-restore")):
        asking = BackupDialog(camera.theme, care, Path("2026-11-14 Bay Sailing Club.badgebackup"), place, writes=writes)
        camera.take_dialog(desk, name, asking)
    camera.take_dialog(desk, "backup-plan", PlanDialog(camera.theme, care, place))
    address = "https://badges.club.example/status/7"
    ask = Ask("status", "badges.club.example", (Purpose.KEYS, Purpose.STATUS), (address,))
    enquiry = Enquiry("", ask.host, ask)
    camera.take_dialog(desk, "wallet-ask-host", HostDialog(camera.theme, enquiry, place))
    camera.take_dialog(desk, "wallet-compare", QuestionDialog(camera.theme, place))
    knowing = place.gallery.more._upkeep.knowing
    knowing.add_own("anna@mail.example")
    known = KnownDialog(camera.theme, knowing, place)
    known.open()
    camera.until(lambda: bool(known.removers))
    camera.take_dialog(desk, "wallet-known", known)
    naming = NameDialog(
        camera.theme,
        place,
        Naming("Keep this search", "Name of the collection", "Keep search", _KEPT),
        lambda _name: None,
    )
    camera.take_dialog(desk, "wallet-collection", naming)


def _shows(desk: Desk, badge: str) -> bool:
    return desk.wallet.sheet is not None and desk.wallet.sheet.id == badge
