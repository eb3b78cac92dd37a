"""Where the program starts, as `advocate` and as `python -m advocate`."""

import gc

_SELDOM = 100_000
"""Objects made before cycles are looked for; a short run makes fewer, and keeps nearly all."""


def main() -> None:
    """Run the program, with as little looking for cycles as memory allows."""
    gc.set_threshold(_SELDOM)
    from advocate.cli.app import main as run

    try:
        run()
    finally:
        gc.freeze()  # it ends here, and its memory goes as a whole


if __name__ == "__main__":
    main()
