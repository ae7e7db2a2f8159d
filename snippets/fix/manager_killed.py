from multiprocessing import Manager, active_children

if __name__ == "__main__":
    manager = Manager()
    counts = manager.dict(apples=3)
    [keeper] = active_children()
    keeper.kill()  # as if memory had run out
    keeper.join()
    print(counts["apples"])
