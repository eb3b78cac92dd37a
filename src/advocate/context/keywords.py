"""The keywords of a file: by which it is found again among many."""

from advocate.models.workspace import Workspace


def keywords_of(workspace: Workspace, *about: str | None) -> tuple[str, ...]:
    """Return what a document is about, then the charity's topics; each once, as first written."""
    words: dict[str, str] = {}
    for word in (*about, *(topic.name for topic in workspace.settings.topics)):
        if word:
            words.setdefault(word.casefold(), word)
    return tuple(words.values())
