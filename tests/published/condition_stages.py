import multiprocessing


def stage_1(cond, done):
    name = multiprocessing.current_process().name
    print(f"Starting {name}")
    with cond:
        done.value = 1
        print(f"{name} done and ready for stage 2")
        cond.notify_all()


def stage_2(cond, done):
    name = multiprocessing.current_process().name
    print(f"Starting {name}")
    with cond:
        cond.wait_for(lambda: done.value)
        print(f"{name} running")


if __name__ == "__main__":
    cond = multiprocessing.Condition()
    done = multiprocessing.Value("b", 0)
    s1 = multiprocessing.Process(name="s1", target=stage_1, args=(cond, done))
    clients = [
        multiprocessing.Process(name=f"stage_2[{i}]", target=stage_2, args=(cond, done))
        for i in range(1, 3)
    ]
    for c in clients:
        c.start()
    s1.start()
    s1.join()
    for c in clients:
        c.join()
