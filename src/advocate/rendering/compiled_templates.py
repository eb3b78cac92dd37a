"""Keeps compiled templates between runs: compiling takes longer than making a document."""

from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from advocate.storage.private_cache import KeptFiles, key_of

FOLDER = "templates"
"""Below the folder of copies."""
MOST_KEPT = 200
"""Files; the oldest go when a new one makes more, so that nothing grows without end."""
_COMPILER = (Path(__file__).name, "environment.py", "filters.py", "markdown_text.py")
"""What decides, with Jinja, how a template is compiled."""


class CompiledTemplates(BytecodeCache):
    """The compiled templates of one user; Jinja checks that each fits its template's text."""

    def __init__(self, folder: Path) -> None:
        """Keep them below `folder`."""
        sources = (Path(__file__).with_name(name) for name in _COMPILER)
        self._files = KeptFiles(folder / FOLDER, most=MOST_KEPT, made_by=sources)

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return a name that differs by template, by file and by version of Jinja."""
        return key_of(jinja2.__version__, name, filename)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in the code, if a whole copy of it is there."""
        if (code := self._files.read(bucket.key)) is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code."""
        self._files.write(bucket.key, bucket.bytecode_to_string())
