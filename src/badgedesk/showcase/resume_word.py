"""The résumé section as a Word file."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from badgedesk.showcase.phrases import phrases
from badgedesk.showcase.picture import scaled_png
from badgedesk.showcase.words import in_a_row

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

    from badgedesk.showcase.resume import Entry

_PICTURE_PX: Final = 300
_PICTURE_CM: Final = 2.2
_PAGE_CM: Final = (21.0, 29.7)
_MARGIN_CM: Final = 2.0
_COLUMNS_CM: Final = (2.8, 14.0)
_GAP_PT: Final = 3
_REST_PT: Final = 10
_LINK_COLOUR: Final = "1F4FA8"
_SOFT: Final = (0x4A, 0x52, 0x65)
_HYPERLINK: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def resume_docx(title: str, entries: Sequence["Entry"], language: str, made_at: datetime) -> bytes:
    """Return the section with headings, pictures with their words, and links that can be clicked."""
    import docx
    from docx.oxml import OxmlElement
    from docx.shared import Cm, Pt, RGBColor

    words = phrases(language)
    made: Any = docx.Document()
    moment = made_at.astimezone(UTC).replace(tzinfo=None)
    about = made.core_properties
    about.title, about.author, about.comments, about.language = title[:250], "", "", language
    about.created = about.modified = moment
    _set_up(made)
    made.add_heading(title, level=1).paragraph_format.space_after = Pt(_REST_PT)
    table = made.add_table(rows=0, cols=2)
    table.autofit = False  # else programs share the width out anew, half and half
    for column, width_cm in zip(table.columns, _COLUMNS_CM, strict=True):
        column.width = Cm(width_cm)
    for entry in entries:
        exhibit, row = entry.exhibit, table.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # a badge stays on one page
        left, right = row.cells
        left.width, right.width = (Cm(width_cm) for width_cm in _COLUMNS_CM)
        _put_picture(left, entry)
        right.paragraphs[0].style = made.styles["Heading 2"]
        right.paragraphs[0].paragraph_format.space_before = Pt(0)
        right.paragraphs[0].add_run(exhibit.name)
        period = " – ".join(part for part in (entry.issued, entry.expires) if part)
        facts = right.add_paragraph().add_run(in_a_row((exhibit.issuer, period)))
        facts.font.color.rgb = RGBColor(*_SOFT)
        if entry.line:
            right.add_paragraph(entry.line)
        if exhibit.skills:
            right.add_paragraph(f"{words['skills']}: {', '.join(skill.name for skill in exhibit.skills)}")
        if exhibit.address:
            _add_link(right.add_paragraph(f"{words['verify-at']} "), exhibit.address)
        else:
            right.add_paragraph(words["attached"])
        right.paragraphs[-1].paragraph_format.space_after = Pt(_REST_PT)
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


def _set_up(made: Any) -> None:
    """Make the page A4 with narrow margins, and the lines of one badge stand close together."""
    from docx.shared import Cm, Pt

    page = made.sections[0]
    page.page_width, page.page_height = (Cm(side_cm) for side_cm in _PAGE_CM)
    page.left_margin = page.right_margin = Cm((_PAGE_CM[0] - sum(_COLUMNS_CM)) / 2)
    page.top_margin = page.bottom_margin = Cm(_MARGIN_CM)
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    normal.paragraph_format.space_after = Pt(_GAP_PT)


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
