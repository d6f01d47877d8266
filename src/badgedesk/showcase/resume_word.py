"""The résumé section as a Word file."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from badgedesk.showcase.phrases import phrases
from badgedesk.showcase.picture import scaled_png

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

    from badgedesk.showcase.resume import Entry

_PICTURE_PX: Final = 300
_PICTURE_CM: Final = 2.2
_LINK_COLOUR: Final = "1F4FA8"
_SOFT: Final = (0x4A, 0x52, 0x65)
_HYPERLINK: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def resume_docx(title: str, entries: Sequence["Entry"], language: str, made_at: datetime) -> bytes:
    """Return the section with headings, pictures with their words, and links that can be clicked."""
    import docx
    from docx.shared import Pt, RGBColor

    words = phrases(language)
    made: Any = docx.Document()
    moment = made_at.astimezone(UTC).replace(tzinfo=None)
    about = made.core_properties
    about.title, about.author, about.comments, about.language = title[:250], "", "", language
    about.created = about.modified = moment
    made.styles["Normal"].font.name, made.styles["Normal"].font.size = "Calibri", Pt(11)
    made.add_heading(title, level=1)
    for entry in entries:
        exhibit = entry.exhibit
        table = made.add_table(rows=1, cols=2)
        left, right = table.rows[0].cells
        _put_picture(left, entry)
        _widths(left, right)
        right.paragraphs[0].style = made.styles["Heading 2"]
        right.paragraphs[0].paragraph_format.space_before = Pt(0)
        right.paragraphs[0].add_run(exhibit.name)
        period = " – ".join(part for part in (entry.issued, entry.expires) if part)
        facts = right.add_paragraph().add_run(" · ".join(part for part in (exhibit.issuer, period) if part))
        facts.font.color.rgb = RGBColor(*_SOFT)
        if entry.line:
            right.add_paragraph(entry.line)
        if exhibit.skills:
            right.add_paragraph(f"{words['skills']}: {', '.join(skill.name for skill in exhibit.skills)}")
        if exhibit.address:
            _add_link(right.add_paragraph(f"{words['verify-at']} "), exhibit.address)
        else:
            right.add_paragraph(words["attached"])
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def _put_picture(cell: Any, entry: "Entry") -> None:
    from docx.shared import Cm

    if not entry.exhibit.picture:
        return
    png = io.BytesIO(scaled_png(entry.exhibit.picture, _PICTURE_PX))
    shape = cell.paragraphs[0].add_run().add_picture(png, width=Cm(_PICTURE_CM))
    shape._inline.docPr.set("descr", entry.exhibit.alternative)


def _widths(left: Any, right: Any) -> None:
    from docx.shared import Cm

    left.width, right.width = Cm(2.8), Cm(13.2)


def _add_link(paragraph: "Paragraph", address: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    number = paragraph.part.relate_to(address, _HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), number)
    run = paragraph.add_run(address)
    from docx.shared import RGBColor

    run.font.color.rgb, run.font.underline = RGBColor.from_string(_LINK_COLOUR), True
    link.append(run._r)
    paragraph._p.append(link)
