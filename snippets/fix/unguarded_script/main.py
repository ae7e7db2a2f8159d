import sys

from words import main

sys.exit(main())
