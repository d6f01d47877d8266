"""The package offers its parts by name, and the process that draws strangers' files loads none of the designer."""

import subprocess
import sys

import pytest

import badgedesk.design as package


@pytest.mark.parametrize("name", package.__all__)
def test_every_name_of_the_package_is_there(name: str) -> None:
    assert callable(getattr(package, name))


def test_a_name_it_does_not_offer_is_missing() -> None:
    with pytest.raises(AttributeError):
        package.nothing  # noqa: B018 - that it is missing is what is asked


def test_the_process_that_draws_loads_no_layers_no_fonts_and_no_qr_codes() -> None:
    code = (
        "import io, sys; sys.argv = ['worker', '16']\n"
        "sys.stdin = io.TextIOWrapper(io.BytesIO(b'<svg xmlns=%r width=%r height=%r/>'))\n"
        "from badgedesk.design.foreign import worker; assert worker.main() == 0\n"
        "print(sorted(name for name in sys.modules if name.startswith('badgedesk.design')), file=sys.stderr)"
    ).replace("%r", '"%s"') % ("http://www.w3.org/2000/svg", "9", "9")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=120)
    assert done.stdout.startswith(b"\x89PNG")
    loaded = done.stderr.decode()
    assert "badgedesk.design.foreign.worker" in loaded
    assert [
        part for part in ("layers", "codes", "text", "svg'", "emblems", "raster") if f"design.{part}" in loaded
    ] == []
