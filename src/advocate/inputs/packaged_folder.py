"""Where the templates and the sample workspace that come with the program lie."""

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def packaged_folder() -> Path:
    """Return the folder that holds `templates/`, `data/` and `advocate.yaml`.

    In a wheel that is `advocate/packaged`; in a checkout, the repository itself.
    """
    in_wheel = _PACKAGE / "packaged"
    return in_wheel if in_wheel.is_dir() else _PACKAGE.parents[1]
