"""Whatever a credential says, the address of LinkedIn's form is read back exactly, by Python's parser and by Qt's."""

import re
from urllib.parse import parse_qsl

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QUrl, QUrlQuery

from badgedesk.core.errors import Code
from badgedesk.showcase.linkedin import FORM, Month, ProfileEntry, add_to_profile_url

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=60) | st.sampled_from(
    ["R&D: C# 100% + Ü", "a=b&c=d", "%41", "+", " ", "李小龙", "\u202eabc", '"><script>', "شهادة", "\r\nX: y"]
)
MONTHS = st.none() | st.builds(Month, st.integers(1, 9999), st.integers(1, 12))


@settings(max_examples=150)
@given(TEXTS, TEXTS, TEXTS, MONTHS, MONTHS)
def test_every_field_is_read_back_exactly(
    name: str, organisation: str, number: str, issued: Month | None, expires: Month | None
) -> None:
    entry = ProfileEntry(name, organisation, "", issued, expires, number, "", Code.ADDRESS_MISSING)
    wanted = [("startTask", "CERTIFICATION_NAME"), ("name", name), ("organizationName", organisation)]
    for prefix, month in (("issue", issued), ("expiration", expires)):
        if month is not None:
            wanted += [(f"{prefix}Year", f"{month.year}"), (f"{prefix}Month", f"{month.month}")]
    wanted = [pair for pair in [*wanted, ("certId", number)] if pair[1]]
    url = add_to_profile_url(entry)
    head, _, query = url.partition("?")
    assert head == FORM
    assert re.fullmatch(r"[A-Za-z0-9._~%=&-]*", query)
    assert parse_qsl(query, keep_blank_values=True, strict_parsing=True) == wanted
    address = QUrl.fromEncoded(url.encode("ascii"), QUrl.ParsingMode.StrictMode)
    assert address.isValid()
    assert address.toEncoded().data() == url.encode("ascii")
    assert QUrlQuery(address).queryItemValue("name", QUrl.ComponentFormattingOption.FullyEncoded) == _encoded(query)


def _encoded(query: str) -> str:
    return next((pair[5:] for pair in query.split("&") if pair.startswith("name=")), "")
