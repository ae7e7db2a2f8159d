from multiprocessing import Value

if __name__ == "__main__":
    views = Value("i", 2_147_483_647)
    views.value += 1
    print("i:", views.value)

    views = Value("q", 2_147_483_647)
    views.value += 1
    print("q:", views.value)

    try:
        views.value = 1.5
    except TypeError as error:
        print("TypeError:", error)
