from multiprocessing import (
    get_all_start_methods,
    get_start_method,
    set_start_method,
)

if __name__ == "__main__":
    print(get_start_method() in get_all_start_methods())
    try:
        set_start_method("spawn")
    except RuntimeError as error:
        print("RuntimeError:", error)
