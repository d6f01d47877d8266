"""English for the codes of designs: drawings brought in, outlines, fonts, icons, and what would look badly."""

from typing import Final

from badgedesk.core.errors import Code

DESIGNING: Final[dict[Code, tuple[str, str]]] = {
    Code.SVG_NOTHING_DRAWN: (
        "Nothing in this SVG picture can be drawn.",
        "Open it in a drawing program and save it as plain SVG.",
    ),
    Code.ACHIEVEMENT_JSON: (
        "“{member}” is unknown or of another kind.",
        "Correct it, or take it out.",
    ),
    Code.DESIGN_FORMAT: ("This file is no BadgeDesk design.", "Choose a file that ends in .badge."),
    Code.DESIGN_NEWER: (
        "The design was made by a newer version of the program.",
        "Update BadgeDesk and open it again.",
    ),
    Code.DESIGN_INCOMPLETE: (
        "The design does not say enough to be awarded. Missing: {missing}.",
        "Fill in what is missing and try again.",
    ),
    Code.CLIPBOARD_EMPTY: (
        "There is nothing to paste that a badge can hold.",
        "Copy layers, an SVG drawing or a picture first.",
    ),
    Code.DESIGN_OUTLINES_NEEDED: (
        "This needs shapes, texts or icons.",
        "Select two or more of them; take groups apart first.",
    ),
    Code.DESIGN_MASK_NEEDED: (
        "A mask is a shape, text or icon on top of what is seen through it.",
        "Select it together with the layers below it, in one group; take other masks off first.",
    ),
    Code.DESIGN_MOTIF_NEEDED: (
        "A pattern repeats an outline, and there is none in what is selected.",
        "Select shapes, texts or icons.",
    ),
    Code.DESIGN_MOTIF_FINE: (
        "This has too many corners and curves for a pattern: {pieces} of at most {most}.",
        "Select fewer or simpler layers.",
    ),
    Code.DESIGN_OUTLINES_FINE: (
        "These outlines cross each other too often to be put together.",
        "Take simpler ones, or put parts of them together first.",
    ),
    Code.DESIGN_OUTLINES_APART: ("Nothing would be left of these shapes.", "Move them so that they overlap."),
    Code.DESIGN_LIMIT: ("The design is too large.", "Remove layers or pictures."),
    Code.TEMPLATE_UNKNOWN: (
        "There is no template “{template}”.",
        "Choose one of the list (badgedesk design templates).",
    ),
    Code.FONT_UNKNOWN: ("The font “{font}” is not at hand.", "Choose another font, or add the file of this one."),
    Code.FONT_PACKED: (
        "This is a font packed for web pages (WOFF 2).",
        "Add the same font as a TTF, OTF or WOFF file; its maker offers that too.",
    ),
    Code.FONT_UNSUPPORTED: ("This is no font file that can be read.", "Add a TTF, OTF, TTC or WOFF file."),
    Code.FONT_DAMAGED: ("There are no usable letters in this font.", "Get the file again from its maker."),
    Code.FONT_LIMIT: ("This font is too large.", "Add a smaller one, for instance for one language."),
    Code.GLYPH_MISSING: ("No font at hand has letters for: {characters}.", "Install a font that has them."),
    Code.GLYPH_UNKNOWN: ("There is no icon “{glyph}”.", "Choose another icon."),
    Code.ARTWORK_CAPTION: (
        "The picture has no description for people who cannot see it.",
        "Write one sentence that says what it shows.",
    ),
    Code.ARTWORK_CODE_PALE: (
        "Cameras cannot tell the squares of the QR code from its ground.",
        "Make the squares dark and the ground light.",
    ),
    Code.ARTWORK_CODE_SMALL: (
        "The squares of the QR code are too small for a camera.",
        "Make the code larger, or shorten what it holds.",
    ),
    Code.ARTWORK_PLACEHOLDER: (
        "“{mark}” is no placeholder; it would be awarded as it stands.",
        "Take one from the list under “Fill in”.",
    ),
    Code.ARTWORK_COARSE: (
        "The picture “{layer}” looks coarse: it is {width} pixels wide, and each is spread over {spread}.",
        "Make it smaller, or place a larger picture file.",
    ),
    Code.ARTWORK_EDGE: (
        "“{layer}” is very near to the edge, where programs round corners.",
        "Move it inwards or make it smaller.",
    ),
    Code.ARTWORK_HEAVY: (
        "The awarded picture would be a file of {kilobytes} KB; some forms take no more than {limit}.",
        "Use fewer or smaller photographs, or fewer colours in them.",
    ),
    Code.ARTWORK_ICON_PALE: (
        "“{layer}” hardly stands out from its ground: {ratio} to 1, where {wanted} are needed.",
        "Make one of the two lighter or darker.",
    ),
    Code.ARTWORK_OUTSIDE: ("“{layer}” reaches outside the picture.", "Move it inwards or make it smaller."),
    Code.ARTWORK_TEXT_LONG: ("The text “{text}” is too long for its place.", "Shorten it."),
    Code.ARTWORK_TEXT_PALE: (
        "The text “{text}” hardly stands out from its ground: {ratio} to 1, where {wanted} are needed.",
        "Make one of the two lighter or darker.",
    ),
    Code.ARTWORK_UNDRAWN: (
        "“{layer}” is drawn without a part of its {part}: its outline crosses itself too often.",
        "Use a simpler outline or a narrower {part}.",
    ),
    Code.ARTWORK_TEXT_SMALL: ("The text “{text}” is hard to read on a small badge.", "Make it larger or shorten it."),
}
