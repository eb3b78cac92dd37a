"""What somebody wants made, whichever kind of document it is."""

from datetime import date
from pathlib import Path

from msgspec import Struct

from advocate.models.settings import Length


class BuildOrder(Struct, frozen=True, kw_only=True):
    """What is to be made, in which formats, and where it goes."""

    folder: Path
    on: date
    out: Path | None = None
    """Default: `briefs/` in the workspace."""
    formats: tuple[str, ...] = ()
    """Default: those of advocate.yaml."""
    force: bool = False
    dry_run: bool = False
    clean: bool = False
    """Leave out of the files what `advocate trace` reads from them."""
    jobs: int | None = None
    """Processes that make documents; default: several where that saves time."""
    draft: bool = False
    """The word DRAFT on every page."""
    comments: bool = False
    """In Word files, comments for those who sign them off."""
    audited: bool = False
    """Hold the Word files against the accessibility checks."""
    length: Length | None = None
    """Of briefs, where it is not the workspace's usual one."""
    cache: Path | None = None
    """Where what can be made again is kept between runs."""
