"""How fast briefs are written, beside docxtpl, docx-mailmerge2 and a bare floor.

Usage, from the repository's folder (`make bench` installs the rivals first, in .venv-bench/):
    python -m benchmarks.documents            everything: two to four minutes
    python -m benchmarks.documents --quick    fewer briefs, and no whole runs of 650
    python -m benchmarks.documents --phases   also says where our time goes above the floor

The exit code is 1 where a bound is missed, or a rival does not write equal content.
"""

import sys
from importlib.util import find_spec

if __name__ == "__main__":
    missing = [name for name in ("docxtpl", "mailmerge") if find_spec(name) is None]
    if missing:
        sys.exit(f"error: {' and '.join(missing)} cannot be imported.\nhint:  Type: make bench")
    from benchmarks.documents.compare import main

    sys.exit(main())
