"""Runs the site's programs as a reader would and holds their output against the pages.

The way of the data: `plugin` collects a block of a page, `snippet` finds its program and
transcripts, `run` has the `leader` run it with the `recorder` in front, `lanes` says which
process printed which line, `compare` holds that against what `transcript` published, and
`record` writes a new one.
"""
