"""Run the random users of the designer at length: ``python -m tests.property [--examples N] [--steps N]``.

The suite runs the same machines briefly. Prints how many steps were taken; a difference between model, canvas and file
ends the command with the shortest run that shows it.
"""

import argparse
import os
import sys
import time

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from PySide6.QtWidgets import QApplication

from tests.property.test_canvas_follows import RandomDesigner
from tests.property.test_design_history import RandomUser


def main() -> int:
    """Run both machines and tell of it."""
    parser = argparse.ArgumentParser(description="Run the random users of the designer at length.")
    parser.add_argument("--examples", type=int, default=100)
    parser.add_argument("--steps", type=int, default=100, help="most steps of an example")
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv[:1])
    at_length = settings(
        max_examples=chosen.examples,
        stateful_step_count=chosen.steps,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
    for machine in (RandomDesigner, RandomUser):
        began = time.process_time()
        run_state_machine_as_test(machine, settings=at_length)  # type: ignore[no-untyped-call]
        spent = time.process_time() - began
        sys.stdout.write(f"{machine.__name__}: {chosen.examples} runs, {machine.steps} steps, {spent:.0f} s of CPU\n")
        sys.stdout.flush()
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
