from multiprocessing import Manager, Process

TEXTS = {
    "hamlet": "to be or not to be",
    "ada": "we may say",
}


def measure(title, settings, lengths, done):
    words = TEXTS[title].split()
    kept = [w for w in words if len(w) >= settings.shortest]
    lengths[title] = len(kept)
    done.append(title)


if __name__ == "__main__":
    with Manager() as manager:
        settings = manager.Namespace(shortest=3)
        lengths = manager.dict()
        done = manager.list()
        shared = settings, lengths, done
        children = [
            Process(target=measure, args=(title, *shared))
            for title in TEXTS
        ]
        for child in children:
            child.start()
        for child in children:
            child.join()
        print(type(settings).__name__, settings)
        print(
            type(lengths).__name__, sorted(lengths.items())
        )
        print(type(done).__name__, sorted(done))
