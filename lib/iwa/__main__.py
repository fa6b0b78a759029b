"""`python -m iwa`."""

from iwa.cli import main

if __name__ == "__main__":
    main()
