"""Running a program as a reader would, and what it did."""
