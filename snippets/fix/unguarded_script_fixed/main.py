import sys

from words import main

if __name__ == "__main__":
    sys.exit(main())
