"""What runs, compares, records, draws, measures and publishes the site: one folder a job.

    repository.py, interpreter.py   where the files are; the Pythons that run programs
    snippet/    what is on disk of a program: itself, its transcripts, recorded runs, measurements
    run/        runs a program as a reader would, in a folder and a terminal of its own
    compare/    holds a run against a published one: what may differ within a line, what in order
    check/      checks one program, one page, the whole site, every Python; the pytest plug-in
    record/     publishes a run that holds
    draw/       draws timelines, charts and tables
    playground/ makes what runs programs in a browser, and knows which are proven to run there
    measure/    measures what processes cost
    site/       makes the built site ready to be published
    bench.py    measures what running, comparing and building cost
    install.py  installs what the locks hold

`pytest docs/learn/queues.md` takes a block from the page to the verdict:

 1. `check/plugin.py` makes pytest-markdown-docs collect the block, and reads its include.
 2. `snippet/program.py` finds the program and, by their names, its transcripts; `check/check.py`
    picks those that hold for this interpreter, and is the loop around all that follows.
 3. `snippet/recording.py` reads a transcript and the recorded run beside it, which knows which lane
    printed which line, and who started and joined whom. A lane is a thread of a process
    (`snippet/lane.py`); what happens in a run has the shapes of `snippet/events.py`.
 4. `run/run.py` starts a leader (`run/leader.py`) for each start method. It makes a folder and a
    terminal, runs the program with `run/probe/` in front of it, which logs who does what, and waits
    until all its processes have ended, or as long as they may take.
 5. `compare/trace.py` makes a run out of what the terminal got (`screen.py`) and the probe's log;
    `hand_overs.py` finds in it who waited for what another lane did.
 6. `compare/compare.py` holds it against the recording: `matching.py` line by line, `varying.py`
    for what may differ within one; `happens_before.py` says which lines precede which in every run.

What may pass and what may not is best read in `tests/corpus_cases.py`; `tests/test_mutants.py`
changes each published transcript in small ways. `record/` goes the same way, and writes.
"""
