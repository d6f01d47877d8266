"""The sheet for an interview: questions from the criteria, and room for an example."""

import io

from pypdf import PdfReader

from badgedesk.showcase.interview import interview_html, interview_pdf, likely_questions
from tests.unit.showcase.badges import MADE_AT, exhibit, saying


def test_questions_come_from_criteria_skills_evidence_and_issuer() -> None:
    assert likely_questions(exhibit()) == (
        "Tell me about a time when you did this: sailed 200 miles",
        "Tell me about a time when you did this: planned a passage",
        "Tell me about a time when you did this: moored to a buoy",
        "How have you used “Passage planning” in your work?",
        "What does your evidence “Log book” show, and what would you do differently today?",
        "Why did you choose Bay Sailing Club, and how was it assessed?",
    )
    assert likely_questions(exhibit(), "de")[3] == "Wie haben Sie „Passage planning“ in Ihrer Arbeit eingesetzt?"


def test_braces_in_a_name_are_text() -> None:
    assert "How have you used “{item} {0}” in your work?" in likely_questions(saying("{item} {0}"))


def test_the_pdf_is_tagged_and_gives_each_badge_its_page() -> None:
    reader = PdfReader(io.BytesIO(interview_pdf([exhibit(), exhibit("Other", 2)], made_at=MADE_AT)))
    assert b"pdfuaid" in reader.trailer["/Root"]["/Metadata"].get_data()
    texts = [page.extract_text() for page in reader.pages]
    assert len(texts) == 2
    assert all("My own example" in text for text in texts)
    assert "Mark: A" in texts[0]


def test_the_page_needs_nothing_from_outside() -> None:
    page = interview_html([exhibit()]).decode()
    assert "<script" not in page
    assert page.count("<h2>") == 1
    assert "Questions you may be asked" in page
