from multiprocessing import get_context


def count_words(line):
    print(len(line.split()), "words")


line = "to be or not to be"
spawn = get_context("spawn")  # as on Windows, macOS
child = spawn.Process(target=count_words, args=(line,))
child.start()
child.join()
print("child ended with", child.exitcode)
