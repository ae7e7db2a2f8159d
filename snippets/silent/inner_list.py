from multiprocessing import Manager, Process


def spell(word, found):
    found["checked"] += 1
    if word != "banana":
        found["typos"].append(word)


if __name__ == "__main__":
    with Manager() as manager:
        found = manager.dict(checked=0, typos=[])
        for word in "banana", "bananna":
            args = word, found
            child = Process(
                target=spell, args=(word, found)
            )
            child.start()
            child.join()
        print(found["checked"], "checked")
        print("typos:", found["typos"])
