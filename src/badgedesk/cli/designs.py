"""Designs: make one from a template or a drawing, render it, check it."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from badgedesk.cli.session import Session
from badgedesk.core.errors import BadgeDeskError, Code, DesignError, InputError, LimitExceededError, UsageError
from badgedesk.core.strictjson import JsonValue
from badgedesk.host.files import read_file, write_atomically

if TYPE_CHECKING:
    from badgedesk.design import Design

NAMES: Final = frozenset({"design"})
_SMALLEST_PX: Final = 16
_LARGEST_PX: Final = 4096
_DEFAULT_PX: Final = 600


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Add the commands of this family."""
    family = commands.add_parser("design", parents=[shared], help="make, render and check designs")
    parts = family.add_subparsers(metavar="PART", required=True)

    new = parts.add_parser("new", parents=[shared], help="make a design from a template")
    new.add_argument("--template", required=True, metavar="T", help="see: design templates")
    new.add_argument("-o", "--output", type=Path, required=True, metavar="F", help="file ending in .badge")
    new.set_defaults(command=run_new)

    templates = parts.add_parser("templates", parents=[shared], help="list the templates")
    templates.set_defaults(command=run_templates)

    render = parts.add_parser("render", parents=[shared], help="draw a design as SVG, PNG or PDF, by the ending")
    render.add_argument("design", type=Path, metavar="F")
    render.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
    render.add_argument("--size", type=int, default=_DEFAULT_PX, metavar="PX", help="edge of a PNG in pixels")
    render.set_defaults(command=run_render)

    import_svg = parts.add_parser("import-svg", parents=[shared], help="make a design from an SVG drawing")
    import_svg.add_argument("drawing", type=Path, metavar="F")
    import_svg.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help="file ending in .badge")
    import_svg.set_defaults(command=run_import_svg)

    check = parts.add_parser("check", parents=[shared], help="say what would look or work badly")
    check.add_argument("design", type=Path, metavar="F")
    check.add_argument("--mend", type=Path, metavar="OUT", help="put right what can be, and write the design there")
    check.set_defaults(command=run_check)


def load(path: Path) -> "Design":
    """Read a design file.

    Raises:
        StoreError: the file cannot be read.
        BadgeDeskError: it is no design; the fault names the file.
    """
    from badgedesk.design import load_design

    data = read_file(path)
    try:
        return load_design(data)
    except LimitExceededError as error:
        raise type(error)(error.code, **{"path": str(path), **error.facts}) from error
    except InputError as error:  # what a damaged badge is told would not help with a design
        raise DesignError(Code.DESIGN_FORMAT, path=path, reason=error.code) from error
    except BadgeDeskError as error:
        raise type(error)(error.code, **{"path": str(path), **error.facts}) from error


def run_templates(_options: argparse.Namespace, session: Session) -> int:
    """List the templates."""
    from badgedesk.design.templates import list_templates

    listed = list_templates()
    session.output.answer(
        [{"id": item.id, "name": item.name, "style": item.style} for item in listed],
        [f"{item.id:<12} {item.name} ({item.style})" for item in listed],
    )
    return 0


def run_new(options: argparse.Namespace, session: Session) -> int:
    """Make a design from a template; an existing file is never overwritten."""
    from badgedesk.design import save_design
    from badgedesk.design.templates import build_template

    design = build_template(options.template)
    write_atomically(options.output, save_design(design), overwrite=False)
    session.output.answer(
        {"file": str(options.output), "template": options.template, "name": design.achievement.name},
        [f"Written: {options.output}"],
    )
    return 0


def run_render(options: argparse.Namespace, session: Session) -> int:
    """Draw a design in the form that the ending of the output names."""
    from badgedesk.design import render_pdf, render_png, render_svg

    if not _SMALLEST_PX <= options.size <= _LARGEST_PX:
        raise UsageError(Code.USAGE, detail=f"--size takes {_SMALLEST_PX} to {_LARGEST_PX} pixels.")
    forms: dict[str, Callable[[Design], bytes]] = {
        ".svg": render_svg,
        ".png": lambda design: render_png(design, options.size),
        ".pdf": render_pdf,
    }
    form = forms.get(options.output.suffix.lower())
    if form is None:
        raise UsageError(Code.USAGE, detail="The output must end in .svg, .png or .pdf.")
    data = form(load(options.design))
    write_atomically(options.output, data)
    session.output.answer({"file": str(options.output), "bytes": len(data)}, [f"Written: {options.output}"])
    return 0


def run_import_svg(options: argparse.Namespace, session: Session) -> int:
    """Make a design from an SVG drawing and name all that did not come through unchanged."""
    from badgedesk.design import save_design
    from badgedesk.design.foreign.artwork import read_artwork
    from badgedesk.design.foreign.placing import design_of
    from badgedesk.wording.artwork import notice_sentence

    data = read_file(options.drawing)
    try:
        artwork = read_artwork(data)
    except BadgeDeskError as error:
        raise type(error)(error.code, **{"path": str(options.drawing), **error.facts}) from error
    design = design_of(artwork, options.drawing.stem)
    write_atomically(options.output, save_design(design), overwrite=False)
    said = [notice_sentence(notice) for notice in artwork.notices]
    notices: list[JsonValue] = [
        {
            "outcome": item.outcome.value,
            "reason": item.reason.value,
            "what": item.what,
            "count": item.count,
            "message": words,
        }
        for item, words in zip(artwork.notices, said, strict=True)
    ]
    layers = sum(1 for _ in design.walk()) - 1
    session.output.answer(
        {"file": str(options.output), "layers": layers, "notices": notices},
        [f"Written: {options.output}", *said],
    )
    return 0


def run_check(options: argparse.Namespace, session: Session) -> int:
    """List what would look or work badly, perhaps after mending what can be; exit 1 where there is something."""
    from badgedesk.design import save_design
    from badgedesk.design.checks.findings import check_design
    from badgedesk.design.checks.mending import all_mended
    from badgedesk.wording import code_message

    design = load(options.design)
    if options.mend is not None:
        design = all_mended(design)
        write_atomically(options.mend, save_design(design), overwrite=False)
    findings = check_design(design)
    value = [
        {"code": item.code.value, "layer": item.layer, "message": code_message(item.code, dict(item.facts)).sentence}
        for item in findings
    ]
    words = [f"{item['layer'] or 'design'}: {item['message']}" for item in value]
    session.output.answer(value, words or ["Nothing to improve."])
    return 1 if findings else 0
