from multiprocessing import Manager

if __name__ == "__main__":
    with Manager() as manager:
        basket = manager.dict()
        basket["fruit"] = ["apple"]
        fruit = basket["fruit"]
        fruit.append("pear")
        basket["fruit"] = fruit
        print("put back:", basket)

        basket["nuts"] = manager.list(["almond"])
        basket["nuts"].append("hazelnut")
        print("a proxy: ", list(basket["nuts"]))
