"""`python -m advocate`."""

from advocate.cli.app import main

if __name__ == "__main__":
    main()
