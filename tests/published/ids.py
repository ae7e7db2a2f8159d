numbers = [1, 2, 3]
print("id is", id(numbers))
print(hex(id(numbers)))
