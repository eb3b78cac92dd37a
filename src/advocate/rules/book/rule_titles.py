"""What several findings of one rule are called together; the words stand in `rule_titles.toml`."""

from advocate.models.packaged_table import packaged_table


def rule_title(identity: str) -> str:
    """Return what comes after a number of two or more: "asks not checked lately"."""
    return str(packaged_table(__file__).get(identity, "findings"))
