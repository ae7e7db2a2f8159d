from multiprocessing import Process, Queue


def add_milk(basket, answers):
    basket.append("milk")
    answers.put(basket)


if __name__ == "__main__":
    basket, answers = ["bread"], Queue()
    child = Process(target=add_milk, args=(basket, answers))
    child.start()
    answer = answers.get()
    child.join()
    print("from the child:", answer)
    print("in the parent: ", basket)
    print("the same list: ", answer is basket)
