"""Fixed limits for all that comes from outside; each has a test at the limit and one past it."""

from typing import Final

MIB: Final = 1024 * 1024

FILE_BYTES: Final = 32 * MIB
"""Any imported file."""
PNG_BYTES: Final = 16 * MIB
PDF_BYTES: Final = 16 * MIB
"""A PDF, and all that is attached to it together."""
PDF_ATTACHMENTS: Final = 200
PDF_WORDS_BYTES: Final = 4 * MIB
"""A PDF on whose pages a token is looked for."""
PDF_PAGES: Final = 10
"""Pages on which it is looked for."""
SVG_BYTES: Final = 5 * MIB
CREDENTIAL_BYTES: Final = 2 * MIB
"""Text of one credential."""
ROSTER_BYTES: Final = 20 * MIB
ROSTER_ROWS: Final = 20_000
"""Rows in one batch."""
ROSTER_COLUMNS: Final = 100
ROSTER_CELL_CHARACTERS: Final = 10_000

ARCHIVE_MEMBERS: Final = 10_000
ARCHIVE_BYTES: Final = 512 * MIB
"""All members of an archive, unpacked."""
ARCHIVE_MEMBER_BYTES: Final = 64 * MIB
ARCHIVE_RATIO: Final = 200
"""Bytes unpacked for each byte packed, in members over 1 MiB."""

PNG_PIXELS: Final = 40_000_000
PNG_CHUNKS: Final = 1_000
"""Chunks besides IDAT."""
PNG_PIXEL_CHUNKS: Final = 100_000
"""IDAT chunks; honest pictures have some thousand at the most."""
PNG_TEXT_BYTES: Final = 2 * MIB
"""One text chunk, inflated."""
PNG_TEXT_TOTAL_BYTES: Final = 8 * MIB

SVG_ELEMENTS: Final = 20_000
"""Elements after ``use`` expansion."""
SVG_DEPTH: Final = 64

JSON_DEPTH: Final = 64
JSON_INTEGER_DIGITS: Final = 18

PROOFS: Final = 10
ENDORSEMENTS: Final = 50
INNER_CREDENTIALS: Final = 200
"""Credentials in one record or presentation."""
INNER_DEPTH: Final = 3
"""Records within records."""
CONTEXTS: Final = 20
STATUS_ENTRIES: Final = 20
TERMS: Final = 10
"""Terms of use, and refresh services, that are shown of one credential."""
GRAPH_STATEMENTS: Final = 20_000
GRAPH_WORK: Final = 4_000
"""Calls of Hash N-Degree Quads in one canonicalisation; the largest real credential needs 20."""

NET_BYTES: Final = 5 * MIB
"""One answer from the network; a status list may be as long as ``STATUS_LIST_TEXT_BYTES``."""
NET_SECONDS: Final = 10.0
"""One answer, with everything it leads to."""
NET_REDIRECTS: Final = 3

STATUS_LIST_TEXT_BYTES: Final = 16 * MIB
STATUS_LIST_MIN_BYTES: Final = 16 * 1024
"""131,072 entries of one bit."""
STATUS_LIST_MAX_BYTES: Final = 8 * MIB
"""2^26 entries of one bit."""

CLOCK_TOLERANCE_S: Final = 300
"""How far a credential's times may lie ahead of this computer's clock."""
STATUS_FRESH_S: Final = 30 * 24 * 3600
"""Age past which a cached status list without a ``ttl`` or ``validUntil`` no longer answers."""
STATUS_LIST_TOLERATED_BYTES: Final = 12_500
"""Lists of 100,000 entries are in circulation; shorter ones are reported."""

FONT_BYTES: Final = 64 * MIB
"""An installed font file that is looked at."""
ADDED_FONT_BYTES: Final = 32 * MIB
"""A font file that is added, and one inside a design once it is unpacked."""
FONT_FACES: Final = 64
"""Faces of one collection."""
GLYPHS_PER_LETTER: Final = 64
"""Glyphs that a font may make of one letter; 20 of Arabic and Indic scripts are usual for a whole cluster."""
DESIGN_FONTS: Final = 16
"""Fonts that one design file carries."""
DESIGN_FONTS_BYTES: Final = 1_536 * 1024
"""All fonts that one design file carries, packed."""
DESIGN_LAYERS: Final = 2_000
"""Layers of one design, groups and their own counted alike."""
DESIGN_GROUP_DEPTH: Final = 8
OUTLINE_CROSSINGS: Final = 200_000
"""Pairs of pieces whose boxes overlap in outlines that are put together; 0.2 to 1 s."""
LINE_CROSSINGS: Final = 12_000
"""The same in one part of an outline that gets a line on one side, its boxes grown by the line; 0.1 to 0.6 s."""
OUTLINE_WORK: Final = 100_000
"""Pieces that the lines on one side of an outline are cut out of, all parts of the outline together; 5 to 9 us each."""
DESIGN_MOTIFS: Final = 24
"""Motifs of one's own that one design holds."""
DESIGN_PICTURE_PIXELS: Final = 2_048 * 2_048
"""One raster picture inside a design; larger ones are scaled down when they are brought in."""
DESIGN_PICTURES_BYTES: Final = MIB
"""All raster pictures of one design; the file holds each of them twice, in base64."""
