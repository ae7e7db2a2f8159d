"""What is on disk of a program: the program, its transcripts, recorded runs and measurements."""
