"""The pictures of the awards: a new award step by step, the register, and every dialog of both."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QDialog

from badgedesk.app.awards.aftercare import ChangeKind
from badgedesk.app.awards.cards import IssuerRow
from badgedesk.app.awards.part_asking import Lack
from badgedesk.app.awards.site_testing import SiteQuestion
from badgedesk.app.awards.views.change_dialog import ChangeDialog
from badgedesk.app.awards.views.errand_desk import ErrandDesk
from badgedesk.app.awards.views.errand_dialogs import AttachDialog, EndorseDialog, PublishDialog, UpgradeDialog
from badgedesk.app.awards.views.handover_dialog import HandoverDialog
from badgedesk.app.awards.views.issuer_wizard import IssuerWizard
from badgedesk.app.awards.views.manage_dialog import ManageDialog
from badgedesk.app.awards.views.place import AwardsPlace
from badgedesk.app.awards.views.renew_dialog import RenewDialog
from badgedesk.app.awards.views.restore_dialog import RestoreDialog
from badgedesk.app.awards.views.seen_dialog import SeenDialog
from badgedesk.app.awards.views.site_dialogs import FindingsDialog, SiteTestDialog
from badgedesk.app.awards.views.statistics_dialog import StatisticsDialog
from badgedesk.app.awards.views.typed_list import TypedListDialog
from badgedesk.app.look.roles import CardRole
from badgedesk.app.main import Desk
from badgedesk.app.widgets.frame.question import Question
from badgedesk.core.model.document import Purpose
from picture_camera import PICTURES_S, Camera
from picture_data import PASSPHRASE, Stage

Kind = TypeVar("Kind")


def tour_awards(camera: Camera, desk: Desk, stage: Stage, folder: Path) -> None:
    """Take an award from its first step to the register; ``folder`` takes the files."""
    desk.window.go_to("awards")
    camera.until(lambda: desk.awards.loaded)
    place = camera.find(desk, AwardsPlace)
    camera.take(desk, "awards-none-yet")
    award(camera, desk, place, stage, folder)
    _register(camera, desk, place, folder)


def award(camera: Camera, desk: Desk, place: AwardsPlace, stage: Stage, folder: Path, prefix: str = "") -> None:
    """Award the first design to the people of the stage, with a picture of each step."""
    flow = desk.flow
    place.begin_award()
    grid = place.flow.badge.grid
    camera.until(lambda: grid.model().rowCount() > 0)
    grid.setCurrentIndex(grid.model().index(0, 0))
    camera.until(place.flow.main.isEnabled)
    camera.settle(PICTURES_S)
    camera.take(desk, f"{prefix}award-1-badge")
    camera.press(place.flow.main)
    camera.settle(PICTURES_S)
    camera.take(desk, f"{prefix}award-2-issuer")
    camera.press(place.flow.main)
    camera.take(desk, f"{prefix}award-3-people-empty")
    camera.take_dialog(desk, f"{prefix}award-3-typed", _of(place.flow.people.type_list(), TypedListDialog))
    flow.people.open(stage.roster)
    camera.until(lambda: flow.people.people is not None)
    camera.settle(PICTURES_S)
    camera.take(desk, f"{prefix}award-3-people")
    camera.take_dialog(desk, f"{prefix}award-3-seen", _of(place.flow.open_seen(), SeenDialog), draws=True)
    flow.choose_folder(folder / "awarded")
    camera.press(place.flow.main)
    camera.until(place.flow.look.passphrase.isVisible)
    camera.take(desk, f"{prefix}award-4-look-over")
    place.flow.look.passphrase.edit.setText(PASSPHRASE)
    camera.until(place.flow.main.isEnabled)
    camera.press(place.flow.main)
    camera.until(lambda: (folder / "awarded").is_dir() and not flow.running)
    camera.settle(PICTURES_S)
    camera.take(desk, f"{prefix}award-5-result")


def _register(camera: Camera, desk: Desk, place: AwardsPlace, folder: Path) -> None:
    place.show_register()
    camera.until(lambda: desk.awards.total > 0)
    camera.take(desk, "register")
    place.register.side.setCurrentIndex(place.register.side.model().index(2, 0))
    camera.take(desk, "register-issuer")
    place.register.side.setCurrentIndex(place.register.side.model().index(0, 0))
    camera.settle()
    place.register.table.selectRow(2)
    camera.take(desk, "register-detail")
    restore = place.open_restore(folder / "Bay Sailing Club.badgedesk-recovery")
    restore.refuse("The passphrase does not open this file.")
    camera.take_dialog(desk, "restore", _of(restore, RestoreDialog))
    shown = desk.awards.award(str(place.register.table.currentIndex().data(CardRole.ID)))
    issuer = desk.awards.issuer_of(shown) if shown is not None else None
    if shown is None or issuer is None:
        message = "the register shows no award"
        raise SystemExit(message)
    desk.open_keys.lock()
    for change in ChangeKind:
        camera.take_dialog(desk, f"change-{change.value}", _of(place.open_change(change, shown), ChangeDialog))
    desk.open_keys.lock()  # so that the dialogs ask for the passphrase
    needy = replace(issuer, needs_passphrase=True)
    site = Path("/srv/www/badges.baysail.example")
    errands, question = place.errands, SiteQuestion(issuer.id, site, "https://badges.baysail.example/", 38)
    sentence = "https://badges.baysail.example/did.json serves something else than what was written."
    findings = (("did.json", sentence), ("status/1", sentence))
    makers: tuple[tuple[str, Callable[[], object], type[QDialog]], ...] = (
        ("statistics", place.open_statistics, StatisticsDialog),
        ("hand-over", place.open_handover, HandoverDialog),
        ("renew", place.open_renewal, RenewDialog),
        ("manage", partial(place.open_manage, needy), ManageDialog),
        ("publish", partial(place.publish, needy, site), PublishDialog),
        ("endorse", partial(errands.open_endorse, issuer, site / "badge.png"), EndorseDialog),
        ("endorsed", partial(errands.open_attach, shown, site / "endorsement.json"), AttachDialog),
        ("upgrade", partial(_older, camera, errands, issuer), UpgradeDialog),
        ("site-test", partial(errands.open_site_test, question), SiteTestDialog),
        ("site-findings", partial(errands.open_findings, findings), FindingsDialog),
        ("erase", partial(errands.open_erase, shown), Question),
    )
    for name, make, kind in makers:
        camera.take_dialog(desk, name, _of(make(), kind))


def _older(camera: Camera, errands: ErrandDesk, issuer: IssuerRow) -> UpgradeDialog:
    """Open the dialog for older badges with a host that could be asked."""
    dialog = errands.open_upgrade(issuer, (Path("/srv/www/badges.baysail.example/old.png"),))
    camera.settle(PICTURES_S)
    host, purposes = "old.baysail.example", (Purpose.BADGE, Purpose.STATUS)
    dialog.offer(Lack(host, (f"https://{host}/badges/7.json", f"https://{host}/gone"), purposes, frozenset({host})))
    return dialog


def tour_wizard(camera: Camera, desk: Desk, wizard: IssuerWizard, folder: Path) -> None:
    """Take every step of the wizard for a new issuer."""
    camera.take(desk, "issuer-1-profile", wizard)
    camera.press(wizard.main)
    camera.take(desk, "issuer-1-error", wizard)
    wizard.profile.name.edit.setText("Bay Sailing Club")
    camera.press(wizard.main)
    wizard.identity.by_domain.setChecked(True)
    wizard.identity.domain.edit.setText("badges.baysail.example")
    wizard.identity.status.edit.setText("https://badges.baysail.example/status")
    camera.take(desk, "issuer-2-identity", wizard)
    camera.press(wizard.main)
    wizard.key.own.setChecked(True)
    camera.take(desk, "issuer-3-key", wizard)
    for field in wizard.key.fields:
        field.edit.setText(PASSPHRASE)
    camera.press(wizard.main)
    camera.until(lambda: wizard.step == 3)
    camera.take(desk, "issuer-4-recovery", wizard)
    for field in wizard.recovery.fields:
        field.edit.setText("a lamp for the cellar")
    wizard.recovery.take_place(folder / "Bay Sailing Club.badgedesk-recovery")
    camera.press(wizard.main)
    camera.until(lambda: wizard.step == 4)
    camera.take(desk, "issuer-5-check", wizard)
    wizard.reject()
    camera.settle()


def _of(dialog: object, kind: type[Kind]) -> Kind:
    if not isinstance(dialog, kind):
        message = f"there is no {kind.__name__}"
        raise SystemExit(message)
    return dialog
