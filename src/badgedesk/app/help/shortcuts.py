"""Every key that does something, by place; a test compares this with what the window binds."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Shortcut:
    """What one or several keys do; ``keys`` are written as Qt writes them."""

    does: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The keys of one place."""

    title: str
    shortcuts: tuple[Shortcut, ...]


SECTIONS: Final = (
    Section(
        "Everywhere",
        (
            Shortcut("Go to Designs", ("Ctrl+1",)),
            Shortcut("Go to Awards", ("Ctrl+2",)),
            Shortcut("Go to Wallet", ("Ctrl+3",)),
            Shortcut("Go to the next part of the window", ("F6",)),
            Shortcut("Go to the part before", ("Shift+F6",)),
            Shortcut("Open this help", ("F1", "?")),
            Shortcut("Open the settings", ("Ctrl+,",)),
            Shortcut("Leave what is in front", ("Esc",)),
            Shortcut("Press the button that has the ring", ("Space", "Return")),
        ),
    ),
    Section(
        "Wallet",
        (
            Shortcut("Search", ("Ctrl+F",)),
            Shortcut("Open the badge", ("Return",)),
            Shortcut("Select the badge", ("Space",)),
            Shortcut("Select all badges", ("Ctrl+A",)),
            Shortcut("Copy the file of the badge", ("Ctrl+C",)),
            Shortcut("Add the badge that was copied", ("Ctrl+V",)),
            Shortcut("Add badges from files", ("Ctrl+O",)),
            Shortcut("Remove the selected badges", ("Del",)),
            Shortcut("Next or previous badge of the strip", ("Ctrl+PgDown", "Ctrl+PgUp")),
            Shortcut("Move the selected badges in your own order", ("Alt+Left", "Alt+Right")),
        ),
    ),
    Section(
        "Designs",
        (
            Shortcut("Save", ("Ctrl+S",)),
            Shortcut("Save under another name", ("Ctrl+Shift+S",)),
            Shortcut("Export the picture", ("Ctrl+E",)),
            Shortcut("Close the design", ("Ctrl+W",)),
            Shortcut("Open the design menu", ("Alt+M",)),
            Shortcut("Undo", ("Ctrl+Z",)),
            Shortcut("Redo", ("Ctrl+Y", "Ctrl+Shift+Z")),
            Shortcut("Duplicate", ("Ctrl+D",)),
            Shortcut("Delete", ("Del",)),
            Shortcut("Select all layers", ("Ctrl+A",)),
            Shortcut("Cut", ("Ctrl+X",)),
            Shortcut("Lock or unlock", ("Ctrl+L",)),
            Shortcut("Hide or show", ("Ctrl+H",)),
            Shortcut("Flip left to right", ("Shift+H",)),
            Shortcut("Flip top to bottom", ("Shift+V",)),
            Shortcut("Align left or right edges", ("Alt+A", "Alt+D")),
            Shortcut("Align top or bottom edges", ("Alt+W", "Alt+S")),
            Shortcut("Align middles across or down", ("Alt+H", "Alt+V")),
            Shortcut("Make outlines", ("Ctrl+Shift+C",)),
            Shortcut("Let a text run along a shape", ("Ctrl+Shift+T",)),
            Shortcut("See layers through the shape on top, or take the mask off", ("Ctrl+M", "Ctrl+Shift+M")),
            Shortcut("Show all steps", ("Ctrl+Alt+H",)),
            Shortcut("Show earlier versions", ("Ctrl+Alt+V",)),
            Shortcut("Bring forward", ("Ctrl+]",)),
            Shortcut("Bring to front, or send to back", ("Ctrl+Shift+]", "Ctrl+Shift+[")),
            Shortcut("Send backward", ("Ctrl+[",)),
            Shortcut("Group", ("Ctrl+G",)),
            Shortcut("Ungroup", ("Ctrl+Shift+G",)),
            Shortcut("Next or previous open point of an outline", ("Tab", "Shift+Tab")),
            Shortcut("Make the point smooth, or a corner", ("S", "C")),
            Shortcut("Add a point behind it", ("A",)),
            Shortcut("Move by 1 px", ("Left", "Right", "Up", "Down")),
            Shortcut("Move by 10 px", ("Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down")),
            Shortcut("Go into the group, edit the text in place, or crop the picture", ("Return",)),
            Shortcut("Next or previous edge of the crop, then the picture itself", ("Tab", "Shift+Tab")),
            Shortcut("Go out of the group", ("Esc",)),
            Shortcut("Keep the icon as a favourite, in the library", ("Ctrl+B",)),
            Shortcut("Rename the layer", ("F2",)),
            Shortcut("Show or hide the layers", ("F9",)),
            Shortcut("Zoom in", ("Ctrl++", "Ctrl+=")),
            Shortcut("Zoom out", ("Ctrl+-",)),
            Shortcut("Fit the badge into the window", ("Ctrl+0",)),
            Shortcut("Show what is selected as large as there is room", ("3",)),
            Shortcut("Show the badge at 100 %, on the canvas", ("Ctrl+1",)),
            Shortcut("Pan while dragging", ("Space",)),
            Shortcut("Show or hide the rulers", ("Ctrl+R",)),
            Shortcut("Show or hide the guides", ("Ctrl+;",)),
            Shortcut("Show or hide the grid, or the polar grid", ("Ctrl+'", "Ctrl+Alt+G")),
            Shortcut("Draw moves and edges near to things, or no longer", ("Ctrl+Alt+S",)),
        ),
    ),
    Section(
        "Awards",
        (
            Shortcut("Search the register", ("Ctrl+F",)),
            Shortcut("Go on to the next step", ("Ctrl+Return",)),
            Shortcut("Open a list of people", ("Ctrl+O",)),
            Shortcut("Go to the next wrong cell", ("F8",)),
            Shortcut("Edit the cell", ("Return",)),
            Shortcut("Undo a change of the list", ("Ctrl+Z",)),
            Shortcut("Redo it", ("Ctrl+Y", "Ctrl+Shift+Z")),
        ),
    ),
)


def find(words: str) -> tuple[Section, ...]:
    """Return the sections with the shortcuts that hold every word, in what they do, in their keys or in the place."""
    wanted = words.casefold().split()
    found = []
    for section in SECTIONS:
        kept = tuple(
            shortcut
            for shortcut in section.shortcuts
            if all(word in f"{section.title} {shortcut.does} {' '.join(shortcut.keys)}".casefold() for word in wanted)
        )
        if kept:
            found.append(Section(section.title, kept))
    return tuple(found)
