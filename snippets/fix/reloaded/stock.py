class Item:
    def __init__(self, name, price):
        self.name, self.price = name, price
