import tempfile
import unittest
from pathlib import Path

from words import count_all, count_words


class TestWords(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.tale = Path(folder.name, "tale.py")
        self.tale.write_text(
            "# The best of times, the worst"
        )
        self.play = Path(folder.name, "play.py")
        self.play.write_text(
            "be = 2  # To be, or not to be"
        )

    def test_capitals_and_commas(self):
        counts = count_words(self.tale)
        self.assertEqual(counts["the"], 2)
        self.assertEqual(counts["times"], 1)

    def test_code_is_no_comment(self):
        self.assertEqual(count_words(self.play)["be"], 2)

    def test_workers_count_what_a_loop_counts(self):
        paths = [self.tale, self.play]
        by_loop = count_words(self.tale)
        by_loop.update(count_words(self.play))
        self.assertEqual(count_all(paths, 2), by_loop)


if __name__ == "__main__":
    unittest.main()
