"""`python -m b12lint`: the same as the console script."""

from b12lint.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
