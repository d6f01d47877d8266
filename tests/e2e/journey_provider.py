"""What an issuer does on the journey, by mouse and by keyboard alone."""

from pathlib import Path

from tests.e2e.hand import Person, keys, write
from tests.e2e.journey_roster import DATE_ROW, MAIL_ROW, PEOPLE

TITLE = "Knots and Hitches"
ISSUER = "Harbour School"
SAMPLES = "Add a sample design and a sample badge.*"
_WORDS = "Ties the twelve knots of a sailing boat, in the dark as well."
PASSPHRASE = "tide tables and lanterns"
_COLUMNS = 5


class Provider:
    """What an issuer does, by mouse."""

    def __init__(self, person: Person) -> None:
        self.person = person

    def begin(self) -> None:
        """Say at the first start that one awards badges, without samples."""
        person = self.person
        person.steady("label", "What would you like to do first.")
        person.picture("first-start")
        person.click("check box", SAMPLES)
        self.press("Start with a design")

    def draw(self) -> None:
        """Choose a template, and change two texts and a colour."""
        person = self.person
        person.click("list item", "Harbour, .*", times=2)
        person.click("table cell", "Main, Arc text")
        person.fill("text", "Text", "Knots")
        person.click("table cell", "Arc, Arc text")
        person.fill("text", "Text", "Harbour School")
        person.click("table cell", "Ribbon, Ribbon")
        person.click("*", "Colour: base, .*")
        person.find("push button", "Undo “colour”")
        person.picture("drawn")

    def describe(self) -> None:
        """Fill the achievement form."""
        person = self.person
        person.click("*", "View: Achievement")
        person.fill("text", "Name", TITLE)
        person.fill("text", "Description", _WORDS)
        person.fill("text", "Tags", "knots, seamanship")
        person.picture("described")

    def save(self) -> None:
        """Save the design where the dialog suggests."""
        person = self.person
        person.key("ctrl+s")
        person.find("dialog", "Save the design")
        person.find("text", "File name:", state="focused")
        person.key("Return")
        person.find("label", "saved.*")
        person.picture("saved")

    def make_issuer(self, recovery: Path) -> None:
        """Go on to the award, and make the issuer on the way; its recovery file is read back."""
        person = self.person
        for button in ("Award this badge", "Choose an issuer"):
            self.press(button)
            person.find("push button", "Choose an issuer" if button == "Award this badge" else "Make the first issuer")
            person.picture(f"after-{button.partition(' ')[0].lower()}")
        self.press("Make the first issuer")
        person.find("text", "Name", state="focused")
        write(ISSUER)
        person.picture("issuer-named")
        person.key("Return")
        person.find("radio button", "By its key alone.*", state="focused")
        person.picture("issuer-identified")
        self.identify()
        person.find("radio button", "In this computer’s key store", state="focused")
        person.picture("issuer-key")
        person.key("Return")
        person.find("password text", "Passphrase for the recovery file", state="focused")
        person.picture("issuer-recovery")
        write(PASSPHRASE)
        person.key("Tab")
        person.find("password text", "The same passphrase again", state="focused")
        write(PASSPHRASE)
        self.press("Choose where")
        person.find("text", "File name:", state="focused")
        person.key("ctrl+a")
        write(str(recovery))
        person.key("Return")
        person.find("label", str(recovery.name), part=True)
        self.press("Save recovery file")
        person.find("password text", "Passphrase of the recovery file", state="focused")
        write(PASSPHRASE)
        person.key("Return")
        person.find("*", "The file opens. The issuer is safe.")
        person.picture("recovery-read-back")
        self.press("Finish")

    def identify(self) -> None:
        """Leave the identity as it is suggested, and go on."""
        self.person.key("Return")

    def read_people(self, roster: Path) -> None:
        """Open the roster and mend the two wrong cells in the table."""
        person = self.person
        self.press("Choose people")
        person.find("push button", "Open a list of people")
        person.picture("no-people-yet")
        self.press("Open a list of people")
        person.find("text", "File name:", state="focused")
        write(str(roster))
        person.key("Return")
        person.find("*", "2 to fix")
        person.picture("two-to-fix")
        self.mend(f"{MAIL_ROW[1]}.*", "p7@school.example", "1 to fix")
        self.mend(f"{DATE_ROW[1]}.*", "2026-11-14", "")
        person.picture("mended")

    def award(self) -> None:
        """Look over, award, and see the result."""
        person = self.person
        self.press(f"Look over {PEOPLE} badges")
        person.find("label", "Ready to award.")
        person.picture("looked-over")
        self.press(f"Award {PEOPLE} badges")
        person.find("label", f"{PEOPLE} badges awarded")
        person.find("*", "Signed and checked")
        person.hear(f"{PEOPLE} badges awarded")
        person.picture("awarded")

    def press(self, name: str) -> None:
        """Press a button."""
        self.person.click("push button", name)

    def mend(self, cell: str, value: str, left: str) -> None:
        """Write ``value`` into a wrong cell of the table; ``left`` is what the count says then."""
        person = self.person
        person.click("*", "Show only these .")
        person.click("table cell", cell, times=2)
        self._write_cell(value)
        if left:
            person.find("*", left)
            person.click("*", "Show all")
        else:
            person.find("push button", f"Look over {PEOPLE} badges")

    def _write_cell(self, value: str) -> None:
        keys("key", "ctrl+a")
        write(value)
        self.person.key("Return")


class Typist(Provider):
    """The same by keyboard alone; where to go is read as a screen reader reads it."""

    def begin(self) -> None:
        """Say at the first start that one awards badges, without samples."""
        person = self.person
        person.find("push button", "Start with a design", state="focused")
        person.tab_to("check box", SAMPLES)
        person.key("space")
        person.find("push button", "Start with a design")
        person.tab_to("push button", "Start with a design", back=True)
        person.key("space")

    def draw(self) -> None:
        """Choose a template, and change two texts and a colour."""
        person = self.person
        person.tab_to("list", "Designs and templates")
        person.key("Home", "Return")
        person.find("push button", "Award this badge")
        self._choose_layer("Main, Arc text")
        self._fill_in("text", "Text", "Knots")
        self._choose_layer("Ribbon, Ribbon")
        person.tab_to("*", "Colour: .*")
        person.key("Right", "space")
        person.find("push button", "Undo “colour”")
        person.picture("drawn-by-keys")

    def describe(self) -> None:
        """Fill the achievement form."""
        person = self.person
        person.tab_to("*", "View: .*", back=True)
        person.key("Right", "space")
        self._fill_in("text", "Name", TITLE)
        self._fill_in("text", "Description", _WORDS)
        person.picture("described-by-keys")

    def press(self, name: str) -> None:
        """Press a button."""
        person = self.person
        person.find("push button", name, state="enabled")
        person.tab_to("push button", name)
        person.key("space")

    def mend(self, cell: str, value: str, left: str) -> None:
        """Write ``value`` into a wrong cell: the table begins at the first; another is found by showing only these."""
        person = self.person
        if person.look("table cell", cell, state="focused") is None:
            person.tab_to("check box", "Show only these .", back=True)
            person.key("space")
            person.tab_to("table", "People")
            person.key("ctrl+Home")
            for _ in range(_COLUMNS):
                if person.look("table cell", cell, state="focused") is not None:
                    break
                person.key("Right")
        person.find("table cell", cell, state="focused")
        person.key("F2")
        self._write_cell(value)
        if left:
            person.find("*", left)
        else:
            person.find("push button", f"Look over {PEOPLE} badges")

    def _choose_layer(self, name: str) -> None:
        person = self.person
        person.tab_to("tree", "Layers", back=True)
        person.key("Home")
        for _ in range(40):
            if person.look("table cell", name, state="selected"):
                return
            person.key("Down")
        message = f"no layer {name}"
        raise LookupError(message)

    def _fill_in(self, role: str, name: str, text: str) -> None:
        person = self.person
        person.tab_to(role, name)
        person.key("ctrl+a")
        write(text)
        person.wait(lambda: person.holds(role, name, text), f"{name} to hold {text}")
