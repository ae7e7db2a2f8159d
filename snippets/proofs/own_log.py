from multiprocessing import (
    Process,
    get_logger,
    log_to_stderr,
)


def read():
    get_logger().warning("the file is empty")


if __name__ == "__main__":
    log_to_stderr()
    reader = Process(target=read, name="reader")
    reader.start()
    reader.join()
    get_logger().warning("the reader has ended")
