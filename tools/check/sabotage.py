"""Break the harness in many places, one at a time, and name what no test notices: `make sabotage`.

`python -m tools.check.sabotage [NUMBER|WORD ...]` runs those of the numbers, and those with one of
the words in them, or all. Nothing is changed in the repository: the sabotages are done to copies of
it. One is caught where a test fails that should notice; it is at fault where its text is not there
exactly once, or its tests do not come to a verdict.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

import pytest

from tools.check.verdict_cache import sources
from tools.repository import ROOT

LIMIT = 600  # seconds that the tests of a sabotage may take
CAUGHT, SURVIVED, FAULTY = "caught", "SURVIVED", "FAULTY"


@dataclass(frozen=True)
class Sabotage:
    """In the file `path` of tools/, `old` becomes `new`; one of `tests`, of tests/, must notice."""

    path: str
    old: str
    new: str
    tests: str

    @property
    def arguments(self) -> list[str]:
        """The tests, as pytest takes them."""
        return [f"tests/{test}" for test in self.tests.split()]

    def __str__(self) -> str:
        old, new = (" ".join(text.split()) for text in (self.old, self.new))
        return f"{self.path}: `{old}` {f'becomes `{new}`' if new else 'is left out'}"

    def applied(self) -> str | None:
        """Return the file's text with the sabotage, None where the text is not there just once."""
        text = (ROOT / "tools" / self.path).read_text(encoding="utf-8")
        return text.replace(self.old, self.new) if text.count(self.old) == 1 else None


_PAGE_FAILS = "test_plugin.py::test_a_page_that_says_anything_else_fails"
_CORPUS = "test_corpus.py::test_what_may_happen_holds_and_what_may_not_fails"
_BYTE = "test_verdict_cache.py::test_a_program_runs_again_when_a_byte_changes_or_a_file_is_added"
_STARTS = "test_verdicts.py::test_what_starts_and_joins_order"
_PIDS = "test_verdicts.py::test_pids_frees_the_ids_of_the_same_process"
_TIMES = "test_verdicts.py::test_times_free_a_number_before_a_unit_and_nothing_else"
_ORDER = "test_verdicts.py::test_the_order_of_lines"
_NUMBERS = "test_verdicts.py::test_numbers_frees_the_numbers_on_lines_with_its_label"
_MATRIX_FAILS = (
    "test_matrix.py::test_it_fails_where_one_does_not_hold_and_says_why_and_writes_down_the_others"
)
_CLOCK = "test_clock.py"

SABOTAGES = [
    Sabotage("compare/varying.py", r'_NUMBER = rf"(?<![\w.,])', r'_NUMBER = rf"', _TIMES),
    Sabotage("compare/varying.py", "if int(m[0]) in pids]", "]", _PIDS),
    Sabotage("compare/varying.py", "re.match(rf", "re.search(rf", _NUMBERS),
    Sabotage("compare/varying.py", r'rf"\.\d{{{len(decimals)}}}"', r'r"\.\d+"', _TIMES),
    Sabotage(
        "compare/varying.py",
        'f"(?:{_ADDRESS.pattern})"',
        r'r"\S+"',
        "test_verdicts.py::test_addresses_frees_what_the_system_names",
    ),
    Sabotage("compare/matching.py", "shape.fullmatch", "shape.match", _TIMES),
    Sabotage(
        "compare/matching.py",
        "and pids[int(new_id)] in (None, recording.run.pids[old_id])",
        "",
        _PIDS,
    ),
    Sabotage("compare/matching.py", "if len(published) > len(printed):", "if False:", _ORDER),
    Sabotage("compare/matching.py", "if left else None", "if False else None", _ORDER),
    Sabotage("compare/matching.py", "left.remove(match)", "pass", f"{_CORPUS}[ids]"),
    Sabotage(
        "compare/happens_before.py",
        "if lane == MAIN and under_way <= ended[MAIN]:",
        "if lane == MAIN:",
        f"{_CORPUS}[process]",
    ),
    Sabotage(
        "compare/happens_before.py",
        'elif moment.kind == "join" or (lane, place, moment.other) in sights:',
        "elif True:",
        f"{_CORPUS}[timeout]",
    ),
    Sabotage(
        "compare/happens_before.py",
        "in counts[teacher].items():",
        "in [(teacher, counts[teacher][teacher])]:",
        "test_verdicts.py::test_joins_and_starts_reach_through_a_third_lane",
    ),
    Sabotage(
        "compare/happens_before.py",
        "if seen[other] < count:",
        "if seen[other] + 1 < count:",
        _STARTS,
    ),
    Sabotage(
        "snippet/lane.py",
        "return other in (self, self.process)",
        "return other == self",
        "test_verdicts.py::test_a_join_of_a_process_covers_its_threads_but_not_its_children",
    ),
    Sabotage(
        "compare/compare.py",
        "if found is None and ending == wanted:",
        "if found is None:",
        "test_verdicts.py::test_the_ending_counts",
    ),
    Sabotage(
        "compare/compare.py",
        "if fresh.spliced:",
        "if False:",
        "test_verdicts.py::test_two_processes_on_one_line_hold_only_where_order_is_free",
    ),
    Sabotage(
        "compare/compare.py",
        "if not matches and Counter(o.lane for o in old) != Counter(n.lane for n in new):",
        "if False:",
        f"{_CORPUS}[interrupt]",
    ),
    Sabotage("compare/compare.py", "dict.fromkeys(fresh.pids)", "None", _PIDS),
    Sabotage(
        "compare/compare.py",
        "or misplaced(wanted, happens_before(fresh, published.run), fresh.names)",
        "",
        _STARTS,
    ),
    Sabotage(
        "compare/compare.py",
        "found = unmatched(matching(published, None), wanted, printed, claim)",
        "found = None",
        "test_verdicts.py::test_a_traceback_that_mixes_is_held_to_its_first_and_last_line_"
        "without_the_probe",
    ),
    Sabotage(
        "compare/compare.py",
        "and len({line.lane for line in wanted}) > 1",
        "",
        "test_verdicts.py::test_a_traceback_that_mixes_is_held_to_its_first_and_last_line_"
        "without_the_probe",
    ),
    Sabotage(
        "compare/compare.py",
        "return fresh.lines[: len(published.run.lines)] if goes_on else fresh.lines",
        "return fresh.lines",
        "test_verdicts.py::test_of_a_program_that_goes_on_only_the_published_lines_are_held",
    ),
    Sabotage(
        "compare/screen.py",
        "if spliced is None and set(pending) - {lane}:",
        "if False:",
        "test_verdicts.py::test_who_writes_on_the_line_of_another_is_found",
    ),
    Sabotage(
        "compare/screen.py",
        "presses[0][0] <= position",
        "presses[0][0] < position",
        "test_timelines.py::test_ctrl_c_stands_where_it_was_pressed",
    ),
    Sabotage(
        "compare/screen.py",
        "if frames[lane][1] or _CARETS.fullmatch(text):",
        "if frames[lane][1]:",
        "test_runs.py::test_a_crash_is_held_to_its_words_and_status",
    ),
    Sabotage(
        "compare/screen.py",
        'os.path.dirname(match["path"]) == _PROBE',
        "False",
        "test_timelines.py::test_the_frames_of_the_probe_never_show",
    ),
    Sabotage(
        "compare/trace.py",
        'timely = [event for event in log if event["time"] <= ms(result.ended)]',
        "timely = log",
        "test_verdicts.py::test_what_comes_when_the_run_is_over_is_not_part_of_a_life",
    ),
    Sabotage(
        "compare/trace.py",
        '"join" if event["sure"] else "seen"',
        '"join"',
        f"{_CORPUS}[timeout]",
    ),
    Sabotage(
        "compare/trace.py",
        'parent = self._main if birth["ppid"] == self._leader else birth["ppid"]',
        'parent = birth["ppid"]',
        "test_verdicts.py::test_a_helper_that_comes_up_when_its_parent_has_ended_is_not_the_"
        "main_process",
    ),
    Sabotage("check/plugin.py", "        if failures:", "        if False:", _PAGE_FAILS),
    Sabotage(
        "check/plugin.py",
        'raise RuntimeError("the harness is broken") from error',
        "return",
        "test_plugin.py::test_a_harness_that_is_broken_fails_the_page",
    ),
    Sabotage(
        "check/plugin.py",
        "if not report.passed or item.config.option.setuponly:",
        "if False:",
        "test_plugin.py::test_what_did_not_hold_is_not_kept",
    ),
    Sabotage(
        "check/plugin.py",
        "if (name := item.stash[_KEY]) and key(item) == name:",
        "if name := item.stash[_KEY]:",
        "test_plugin.py::test_what_was_saved_while_it_ran_is_not_kept",
    ),
    Sabotage(
        "check/plugin.py",
        "if verdict_cache.code() == config.stash[_CODE]:",
        "if True:",
        "test_plugin.py::test_nothing_is_kept_when_code_was_saved_that_had_been_imported",
    ),
    Sabotage(
        "check/plugin.py",
        'elif item.config.getoption("--fresh"):',
        "elif False:",
        "test_plugin.py::test_fresh_runs_what_held_and_keeps_it_anew",
    ),
    Sabotage("check/plugin.py", "if test.max_retries or test.fixture_names or", "if", _PAGE_FAILS),
    Sabotage(
        "check/check.py",
        '(*methods, None) if os.name != "nt"',
        '(*methods,) if os.name != "nt"',
        "test_snippets.py::test_a_program_says_what_it_is_checked_under",
    ),
    Sabotage(
        "check/matrix.py",
        '(None, "\\n\\n".join(failures)) if failures else (HOLDS, None)',
        "(HOLDS, None)",
        _MATRIX_FAILS,
    ),
    Sabotage("check/matrix.py", "sys.exit(failed)", "sys.exit(0)", _MATRIX_FAILS),
    Sabotage(
        "check/matrix.py",
        "failures = [str(error)]",
        "failures = []",
        "test_matrix.py::test_a_program_that_cannot_be_checked_does_not_hold",
    ),
    Sabotage(
        "check/matrix.py",
        "if not options.check:",
        "if True:",
        "test_matrix.py::test_with_check_it_writes_nothing_down",
    ),
    Sabotage(
        "check/matrix.py",
        'for fact in ("version", "platform")',
        'for fact in ("version",)',
        "test_matrix.py::test_what_held_on_another_patch_version_or_platform_is_proven_again"
        "[platform]",
    ),
    Sabotage(
        "check/completeness.py",
        "yield str(error)\n            if block.include",
        "pass\n            if block.include",
        "test_completeness.py::test_no_fault_of_a_page_is_passed_over[typed]",
    ),
    Sabotage(
        "check/completeness.py",
        "if missing := sorted(pictures.get(path, set()) - shown):",
        "if False:",
        "test_completeness.py::test_no_fault_of_a_page_is_passed_over[timeline-alone]",
    ),
    Sabotage(
        "check/completeness.py",
        "if file.is_file() and file not in known",
        "if False",
        "test_completeness.py::test_no_stray_file_is_passed_over",
    ),
    Sabotage("check/verdict_cache.py", "*files_of(snippet), ", "", _BYTE),
    Sabotage("check/verdict_cache.py", ", *sources(*HARNESS)", "", _BYTE),
    Sabotage(
        "check/verdict_cache.py",
        "hashlib.sha256(path.read_bytes()).hexdigest()",
        "str(path.stat().st_size)",
        "test_verdict_cache.py::test_a_program_runs_again_when_bytes_change_that_are_as_many_"
        "and_as_old",
    ),
    Sabotage(
        "check/verdict_cache.py",
        "{_facts(python.path)} {python.installed}",
        "{_facts(python.path)}",
        "test_verdict_cache.py::test_all_runs_again_on_another_build_and_with_other_packages",
    ),
    Sabotage(
        "check/verdict_cache.py",
        "except (OSError, ValueError, KeyError, TypeError):",
        "except OSError:",
        "test_verdict_cache.py::test_a_corrupt_file_is_as_good_as_none",
    ),
    Sabotage(
        "check/verdict_cache.py",
        "if path.stat().st_mtime < time.time()",
        "if path.stat().st_mtime > time.time()",
        "test_verdict_cache.py::test_what_nobody_asks_for_any_more_goes",
    ),
    Sabotage(
        "run/leader.py",
        "if len(self.output) > MAX_BYTES:",
        "if False:",
        "test_runs.py::test_a_program_that_prints_without_end_is_stopped",
    ),
    Sabotage(
        "run/leader.py",
        "if self.crowded:",
        "if False:",
        "test_runs.py::test_a_program_that_forks_on_is_stopped",
    ),
    Sabotage(
        "run/leader.py",
        'return "limit" if self.clock.seconds > self.job.limit else None',
        'return (expect or "limit") if self.clock.seconds > self.job.limit else None',
        "test_corpus.py::test_a_hang_is_told_from_a_program_that_prints_on_or_ends",
    ),
    Sabotage(
        "run/leader.py",
        "and self.clock.seconds - self.heard >= SILENCE",
        "",
        "test_corpus.py::test_a_hang_is_told_from_a_program_that_prints_on_or_ends",
    ),
    Sabotage(
        "run/leader.py",
        "if not due or not reaches(self.printed, due[0]):",
        "if not due:",
        "test_runs.py::test_ctrl_c_reaches_the_foreground_processes",
    ),
    Sabotage(
        "run/leader.py",
        "ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)",
        "pass",
        "test_runs.py::test_the_last_words_of_an_orphan_are_part_of_the_run",
    ),
    Sabotage(
        "run/processes.py",
        "if late or TRACKER not in command_line(pid)]",
        "]",
        "test_runs.py::test_shared_memory_of_a_program_that_hangs_is_cleaned_up",
    ),
    Sabotage(
        "run/run.py",
        "else 128 - result.status",
        "else -result.status",
        "test_runs.py::test_death_by_a_signal_is_the_status_that_a_shell_shows",
    ),
    Sabotage(
        "run/run.py",
        'snippet.tool.get("limit", LIMIT)',
        "LIMIT",
        "test_snippets.py::test_a_program_says_what_it_is_checked_under",
    ),
    Sabotage(
        "run/run.py",
        '{"PATH": path',
        '{**os.environ, "PATH": path',
        "test_verdict_cache.py::test_no_other_variable_reaches_a_program",
    ),
    Sabotage("run/clock.py", "- stopped - waited - self._owed", "- stopped", _CLOCK),
    Sabotage("run/clock.py", "waits = thread.ready and", "waits = False and", _CLOCK),
    Sabotage("run/clock.py", "max(due, run / CORES - stopped, 0.0)", "due", _CLOCK),
    Sabotage("run/clock.py", "elapsed - stopped - waited", "elapsed - waited", _CLOCK),
    Sabotage(
        "run/probe/sitecustomize.py",
        "record_end(self, sure=timeout is None)",
        "record_end(self, sure=True)",
        f"{_CORPUS}[timeout]",
    ),
    Sabotage(
        "run/probe/sitecustomize.py",
        "alive = is_alive(self)\n    record_end(self, sure=False)",
        "alive = is_alive(self)\n    record_end(self, sure=True)",
        "test_probe.py::test_only_a_call_that_waits_is_sure_that_a_process_is_over",
    ),
    Sabotage(
        "run/probe/sitecustomize.py",
        'record("start", child=self.pid, before=before, name=self.name)',
        "",
        f"{_CORPUS}[process]",
    ),
    Sabotage(
        "run/probe/sitecustomize.py",
        'record("joined", child=self._number, sure=timeout is None)',
        "pass",
        f"{_CORPUS}[threads]",
    ),
    Sabotage(
        "run/probe/sitecustomize.py",
        "forked[:] = forked[0] + 1,",
        "forked[:] = 1,",
        "test_probe.py::test_each_forked_process_has_a_lane_of_its_own",
    ),
    Sabotage(
        "run/probe/sitecustomize.py",
        "    forked[0] = 0\n",
        "",
        "test_probe.py::test_each_forked_process_has_a_lane_of_its_own",
    ),
    Sabotage(
        "run/probe/snippet_log.py",
        "if part[1] == self.file.who()]",
        "]",
        "test_probe.py::test_a_line_that_another_thread_prints_is_not_printed_by_a_forked_process_"
        "as_well",
    ),
    Sabotage(
        "run/probe/snippet_log.py",
        "return free if finalizing() and len(threads) > 1 else locked",
        "return locked",
        "test_probe.py::test_a_daemon_thread_amid_a_print_does_not_keep_the_interpreter_from_ending",
    ),
    Sabotage(
        "run/probe/snippet_log.py",
        "if self.busy:",
        "if False:",
        "test_probe.py::test_what_a_signal_handler_prints_amid_a_print_leaves_every_line_there_once",
    ),
    Sabotage(
        "run/probe/snippet_log.py",
        "data, thread = bytes(data), self.file.who()",
        "data, thread = bytes(data), 0",
        f"{_CORPUS}[threads]",
    ),
    Sabotage(
        "run/probe/activity.py",
        'record("tasked")',
        "pass",
        "test_timelines.py::test_a_task_that_fails_is_over_and_its_error_is_as_without",
    ),
    Sabotage(
        "snippet/program.py",
        "return self.method is None, not self.free_threaded,",
        "return not self.free_threaded, self.method is None,",
        "test_snippets.py::test_of_the_transcripts_that_cover_a_run_the_most_special_holds",
    ),
    Sabotage(
        "snippet/program.py",
        "(self.until or (99,))",
        "(self.until or (0,))",
        "test_snippets.py::test_of_the_transcripts_that_cover_a_run_the_most_special_holds",
    ),
    Sabotage(
        "snippet/program.py",
        "python.version[: len(self.until)] <= self.until",
        "python.version[: len(self.until)] < self.until",
        "test_snippets.py::test_of_the_transcripts_that_cover_a_run_the_most_special_holds",
    ),
    Sabotage(
        "snippet/program.py",
        "and (not self.free_threaded or python.free_threaded)",
        "",
        "test_record.py::test_the_newest_interpreter_that_the_name_covers_records",
    ),
    Sabotage(
        "snippet/recording.py",
        "if recording.transcript != published:",
        "if False:",
        "test_transcripts.py::test_a_transcript_that_differs_from_its_recorded_run_names_the_line",
    ),
    Sabotage(
        "snippet/recording.py",
        "if variant.run_path.exists():",
        "if False:",
        "test_transcripts.py::test_a_recorded_run_of_a_transcript_that_does_not_vary_is_refused",
    ),
    Sabotage(
        "snippet/recording.py",
        "if recording.run.ending == GOES_ON and recording.command.mixes:",
        "if False:",
        "test_transcripts.py::test_lines_in_any_order_without_end_are_refused",
    ),
    Sabotage(
        "snippet/recording.py",
        "if variant.pictures and not recording.run.lifespans:",
        "if False:",
        "test_record.py::test_a_run_recorded_before_its_timeline_was_asked_for_is_recorded_again",
    ),
    Sabotage(
        "snippet/recording.py",
        "fresh[path].write_text(content,",
        "path.write_text(content,",
        "test_record.py::test_a_kill_in_the_middle_of_writing_leaves_the_old_files",
    ),
    Sabotage(
        "record/record.py",
        "if failed := _failed(snippet, variant, python, new):",
        "if failed := []:",
        "test_record.py::test_a_run_that_no_word_describes_is_refused",
    ),
    Sabotage(
        "record/record.py",
        "return not _failed(snippet, variant, python, read(variant))",
        "return True",
        "test_record.py::test_what_holds_is_not_recorded_again",
    ),
    Sabotage(
        "record/record.py",
        "if again or not holds(",
        "if not holds(",
        "test_record.py::test_another_run_of_what_holds_is_taken_only_when_asked_for",
    ),
    Sabotage(
        "record/record.py",
        "return max(fit,",
        "return min(fit,",
        "test_record.py::test_the_newest_interpreter_that_the_name_covers_records",
    ),
    Sabotage(
        "draw/selection.py",
        's.end is None or s.end - s.start > grain or s.kind == "task"',
        "True",
        "test_timelines.py::test_what_is_too_short_to_be_seen_is_put_together_or_left_out",
    ),
    Sabotage(
        "draw/selection.py",
        "if lane.is_known\n        and",
        "if",
        "test_timelines.py::test_a_lane_that_is_not_known_is_not_shown",
    ),
    Sabotage(
        "draw/selection.py",
        "and (lane in speakers or not lane.is_resource_tracker)",
        "",
        "test_timelines.py::test_a_resource_tracker_is_shown_if_it_prints",
    ),
    Sabotage(
        "draw/selection.py",
        "or life.own or",
        "or",
        "test_timelines.py::test_threads_of_the_library_are_shown_where_they_matter",
    ),
    Sabotage(
        "draw/timeline_layout.py",
        "free = not any(left < end and start < left + width for start, end in taken)",
        "free = True",
        "test_timelines.py::test_no_two_texts_overlap",
    ),
]


def copied(folder: Path) -> Path:
    """Return the folder, with a copy of the repository's files in it."""
    for file in sources("."):
        copy = folder / file.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, copy)
    return folder


def tested(copy: Path, tests: list[str], workers: int = 0) -> tuple[int, list[str], str]:
    """Run the tests in a copy; return (pytest's exit status, the tests that failed, its output).

    The status is -1 where they take longer than LIMIT.
    """
    options = ["-x", "-q", f"-n{workers}", "-p", "no:cacheprovider", "--fresh"]
    command = [sys.executable, "-m", "pytest", *options, *tests]
    try:
        done = subprocess.run(command, cwd=copy, capture_output=True, text=True, timeout=LIMIT)
    except subprocess.TimeoutExpired:
        return -1, [], f"no verdict within {LIMIT} s"
    failed = re.findall(r"^(?:FAILED|ERROR) tests/\S+?::(.*?)(?: - .*)?$", done.stdout, re.M)
    return done.returncode, failed, done.stdout + done.stderr


def commit(sabotage: Sabotage, number: int, copy: Path) -> tuple[str, str]:
    """Do a sabotage to a copy, and undo it; return (what came of it, which test says so)."""
    text = sabotage.applied()
    if text is None:
        return FAULTY, "this text is not there exactly once"
    path = copy / "tools" / sabotage.path
    path.write_text(text, encoding="utf-8", newline="\n")
    # Bytecode is taken for that of a file of the same size and age: the age is the sabotage's own.
    os.utime(path, (number, number))
    try:
        status, failed, output = tested(copy, sabotage.arguments)
    finally:
        shutil.copy2(ROOT / "tools" / sabotage.path, path)
    if status == pytest.ExitCode.TESTS_FAILED and failed:
        return CAUGHT, failed[0]
    return (SURVIVED, sabotage.tests) if status == 0 else (FAULTY, output[-2000:])


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(
        prog="make sabotage", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("words", nargs="*", metavar="NUMBER|WORD", help="all if left out")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="at once")
    options = parser.parse_args(arguments)
    chosen = {
        number: sabotage
        for number, sabotage in enumerate(SABOTAGES, 1)
        if not options.words
        or any(w == str(number) if w.isdigit() else w in str(sabotage) for w in options.words)
    }
    began, counts = time.monotonic(), Counter[str]()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(options.workers) as threads:
        copies = SimpleQueue[Path]()
        for number in range(options.workers):
            copies.put(copied(Path(folder).resolve() / str(number)))

        def attempt(number: int) -> tuple[str, str]:
            copy = copies.get()
            try:
                return commit(chosen[number], number, copy)
            finally:
                copies.put(copy)

        copy = copies.get()
        every = sorted({test for each in chosen.values() for test in each.arguments})
        status, failed, output = tested(copy, every, options.workers)
        copies.put(copy)
        if status != 0:
            sys.exit(f"without a sabotage, {failed[0] if failed else 'a test'} fails:\n{output}")
        print(f"without a sabotage, the tests pass; {len(chosen)} sabotages", flush=True)
        for number, (what, which) in zip(chosen, threads.map(attempt, chosen), strict=True):
            counts[what] += 1
            print(f"{number:3} {what}: {chosen[number]}\n    {which}", flush=True)
    took = f"{time.monotonic() - began:.0f} s"
    print(", ".join(f"{counts[what]} {what}" for what in (CAUGHT, SURVIVED, FAULTY)), "in", took)
    sys.exit(counts[CAUGHT] < len(chosen))


if __name__ == "__main__":
    main(sys.argv[1:])
