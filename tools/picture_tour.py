"""The way through every place, state and dialog of the window, with a picture at each stop.

A part of it can be taken alone: the window starts anew for each.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from badgedesk.app.awards.views.place import AwardsPlace
from badgedesk.app.look.states import Tone
from badgedesk.app.main import Desk
from badgedesk.app.settings.views.lock_change import PassphraseDialog, SheetDialog
from badgedesk.app.settings.views.lock_dialog import LockDialog
from badgedesk.app.settings.views.lock_page import LockPage
from badgedesk.app.widgets.frame.message import Message
from badgedesk.app.widgets.work.job import JobState, JobView
from badgedesk.core.keys.keyfile import LEAST_COST
from badgedesk.host.lock import ProfileLock
from badgedesk.host.paths import open_profile
from picture_awards import award, tour_awards, tour_wizard
from picture_camera import PICTURES_S, Camera
from picture_data import PASSPHRASE, Stage, prepare
from picture_designs import tour_designs
from picture_sharing import tour_sharing
from picture_wallet import fill, listed, tour_wallet
from screenshots import PARTS

DIALOGS: Final = frozenset({
    "ArrangeDialog", "BackupDialog", "BrandDialog", "ChangeDialog", "ColourPicker", "GuidesDialog", "HandoverDialog",
    "HelpDialog", "HistoryList", "HostDialog", "IconLibrary", "IssuerWizard", "LargePixels", "LevelsDialog",
    "LinkedInDialog", "LockDialog", "ManageDialog", "NameDialog", "PlacedReport", "PublishDialog", "Question",
    "KnownDialog", "PassphraseDialog", "PlanDialog", "QuestionDialog", "RenewDialog", "RestoreDialog",
    "SaveQuestion", "SeenDialog", "SettingsDialog", "SharingDialog", "SheetDialog",
    "SnippetsDialog", "StatisticsDialog", "TypedListDialog", "VersionsDialog",
    "AttachDialog", "EndorseDialog", "FindingsDialog", "SiteTestDialog", "UpgradeDialog",
})  # fmt: skip
"""Every dialog of the program; a test compares this with the source, and the tour fails where it passed one by."""


class Tour:
    """Walks one window through everything it can show.

    Args:
        camera: takes the pictures.
        folder: a temporary folder.
        parts: of the way, all of `PARTS` or some.
    """

    def __init__(self, camera: Camera, folder: Path, parts: tuple[str, ...] = PARTS) -> None:
        self._camera, self._folder, self._parts = camera, folder, parts

    def run(self) -> None:
        """Take all pictures.

        Raises:
            SystemExit: the window did not get somewhere, or the whole way passed some dialog by.
        """
        if "start" in self._parts:
            self._first_start()
            self._locked()
            self._empty()
        if {*self._parts} - {"start", "long"}:
            self._places()
        if "long" in self._parts:
            self._long_words()
        passed_by = sorted(DIALOGS - self._camera.taken) if self._parts == PARTS else []
        if passed_by:
            message = f"no picture of {', '.join(passed_by)}"
            raise SystemExit(message)

    def _places(self) -> None:
        stage = prepare(self._folder)
        desk = self._camera.open(stage.profile)
        if {"sharing", "wallet"} & {*self._parts}:
            fill(self._camera, desk, stage)
        parts: dict[str, Callable[[], None]] = {
            "wallet": partial(tour_wallet, self._camera, desk, stage),
            "sharing": partial(tour_sharing, self._camera, desk),
            "designs": partial(tour_designs, self._camera, desk),
            "awards": partial(tour_awards, self._camera, desk, stage, self._folder),
            "everywhere": partial(self._everywhere, desk),
        }
        for name, walk in parts.items():
            if name in self._parts:
                walk()
        desk.window.close()

    def _first_start(self) -> None:
        camera = self._camera
        desk = camera.open(self._folder / "fresh", greets=True)
        camera.settle(PICTURES_S)
        camera.take(desk, "first-start")
        desk.window.close()

    def _locked(self) -> None:
        camera, profile = self._camera, open_profile(self._folder / "locked")
        ProfileLock(profile, None, LEAST_COST).set(PASSPHRASE)
        desk = camera.open(profile.folder)
        camera.take(desk, "locked")
        page = camera.find(desk, LockPage)
        page.other.click()
        page.unlock.click()
        camera.take(desk, "locked-sheet")
        desk.window.close()

    def _empty(self) -> None:
        camera = self._camera
        desk = camera.open(self._folder / "empty")
        camera.take(desk, "wallet-loading", waits=False)
        camera.until(lambda: desk.wallet.loaded)
        camera.take(desk, "wallet-empty")
        desk.window.go_to("awards")
        camera.until(lambda: desk.awards.loaded)
        camera.settle(PICTURES_S)
        camera.take(desk, "awards-empty")
        tour_wizard(camera, desk, camera.find(desk, AwardsPlace).open_wizard(), self._folder)
        desk.window.go_to("designs")
        camera.until(lambda: desk.designs.loaded)
        desk.designs.show_board("designs")
        camera.take(desk, "designs-empty")
        desk.window.close()

    def _everywhere(self, desk: Desk) -> None:
        """Take long work, a fault, settings and help, over whatever is in front."""

        def nothing() -> None:
            return

        camera = self._camera
        panels = [desk.frame.jobs.add(pause=nothing, go_on=nothing, cancel=nothing, action=nothing) for _ in range(3)]
        running = JobView(
            "Awarding Coastal Skipper", 128, 200, "128 of 200 badges", "about 6 s left", "12 a second", "128 are kept"
        )
        panels[0].show_job(running)
        panels[1].show_job(JobView("Awarding Night Sky", 40, 100, "40 of 100 badges", "paused", "", "40 are kept",
                                   JobState.PAUSED))  # fmt: skip
        panels[2].show_job(JobView("200 badges awarded", 200, 200, "", state=JobState.DONE, action="Open folder"))
        camera.until(panels[0].isVisible)
        camera.take(desk, "job-panel")
        camera.press(panels[0].fold)
        camera.take(desk, "job-folded")
        for panel in panels:
            panel.show_job(None)
        desk.window.show_message(Message(Tone.FAIL, "The disk is full. Nothing was lost. Make room, then try again."))
        camera.take(desk, "error")
        settings = desk.frame.open_settings()
        camera.take(desk, "settings", settings)
        care = desk.frame.settings.lock
        if care is not None:
            camera.take_dialog(desk, "settings-lock", LockDialog(camera.theme, care, settings))
            camera.take_dialog(desk, "settings-passphrase", PassphraseDialog(camera.theme, care, settings))
            camera.take_dialog(desk, "settings-sheet", SheetDialog(camera.theme, care, settings))
        settings.reject()
        camera.take_dialog(desk, "help", desk.frame.open_help())

    def _long_words(self) -> None:
        """Take the places with names and words that are as long as they may get, in several scripts."""
        camera = self._camera
        stage: Stage = prepare(self._folder / "long", long=True)
        desk = camera.open(stage.profile)
        fill(camera, desk, stage)
        camera.take(desk, "long-wallet")
        desk.wallet.show_group("all")
        desk.window.go_to("awards")
        camera.until(lambda: desk.awards.loaded)
        place = camera.find(desk, AwardsPlace)
        award(camera, desk, place, stage, self._folder / "long", prefix="long-")
        place.show_register()
        camera.until(lambda: desk.awards.total > 0)
        camera.take(desk, "long-register")
        place.register.table.selectRow(1)
        camera.take(desk, "long-register-detail")
        desk.window.go_to("wallet")
        desk.wallet.open_badge(listed(camera, desk)[0][0])
        camera.until(lambda: desk.wallet.sheet is not None)
        camera.settle(PICTURES_S)
        camera.take(desk, "long-badge")
        desk.window.close()
