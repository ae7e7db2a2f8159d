from multiprocessing import Manager

if __name__ == "__main__":
    with Manager() as manager:
        basket = manager.dict()
        basket["fruit"] = ["apple"]
        basket["fruit"].append("pear")
        print(basket)
