from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from words import count_all, count_words


def write_two(tmp_path):
    tale, play = tmp_path / "tale.py", tmp_path / "play.py"
    tale.write_text("# The best of times, the worst")
    play.write_text("be = 2  # To be, or not to be")
    return [tale, play]


def test_only_words_in_comments_count(tmp_path):
    tale, play = write_two(tmp_path)
    assert count_words(tale)["the"] == 2
    assert count_words(play)["be"] == 2


def test_workers_count_what_a_loop_counts(tmp_path):
    paths = write_two(tmp_path)
    by_loop = Counter()
    for path in paths:
        by_loop.update(count_words(path))
    total, _ = count_all(paths, [].append)
    assert total == by_loop


def test_an_error_costs_one_file(tmp_path):
    paths = [Path("missing.py"), *write_two(tmp_path)]
    shown = []
    total, failed = count_all(paths, shown.append)
    assert shown[-1] == "4 of 4 quarters"
    assert total["be"] == 2
    assert len(failed) == 1


if __name__ == "__main__":
    for test in (
        test_only_words_in_comments_count,
        test_workers_count_what_a_loop_counts,
        test_an_error_costs_one_file,
    ):
        with TemporaryDirectory() as folder:
            test(Path(folder))
        print("passed:", test.__name__)
