"""As what somebody is written to, or asked: the names that `--as` takes."""

from enum import StrEnum


class Role(StrEnum):
    """Roles that change what somebody can be asked to do."""

    MP = "mp"
    """Any member of the Commons."""
    COMMITTEE_MEMBER = "committee-member"
    CHAIR = "chair"
    MINISTER = "minister"
    SHADOW_MINISTER = "shadow-minister"
    PEER = "peer"
    BISHOP = "bishop"
    SPEAKER = "speaker"
