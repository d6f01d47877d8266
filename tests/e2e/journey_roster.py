"""The list of people for the journey: thirty, in several scripts, two cells wrong."""

from pathlib import Path

PEOPLE = 30
_FIRST = ("Anna Ångström", "Seán O’Brien", "Łukasz Żółć", "Γιώργος Παππάς", "Світлана Мороз", "नेहा पटेल")
MAIL_ROW = (7, "person seven at school")
DATE_ROW = (19, "14.13.2026")


def write_roster(file: Path) -> Path:
    """Write the list and return its path."""
    lines = ["Name,E-mail,Date"]
    for number, name in enumerate(people_names(), 1):
        mail = MAIL_ROW[1] if number == MAIL_ROW[0] else f"p{number}@school.example"
        date = DATE_ROW[1] if number == DATE_ROW[0] else "2026-11-14"
        lines.append(f"{name},{mail},{date}")
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return file


def people_names() -> list[str]:
    """Return the names in the order of the list."""
    return [*_FIRST, *(f"Person {number:02}" for number in range(len(_FIRST) + 1, PEOPLE + 1))]
