"""Writes the sample output in briefs/ anew, offline and with its date fixed.

Usage: python tools/build_samples.py
"""

import subprocess
import sys
from pathlib import Path

ON = "2026-11-20"
COMMANDS = (
    ("brief", "--mp", "4370", "--offline"),
    ("manifesto", "2024"),
    ("letters", "--committee", "education", "--offline"),
)


def main() -> int:
    """Run the three commands in the repository; return the first exit code that is not 0."""
    folder = Path(__file__).parents[1]
    for path in (folder / "briefs").iterdir():
        path.unlink()
    for command in COMMANDS:
        line = [sys.executable, "-m", "advocate", *command, "--on", ON, "--force", "--quiet"]
        done = subprocess.run(line, cwd=folder, check=False)  # noqa: S603 - our own program
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
