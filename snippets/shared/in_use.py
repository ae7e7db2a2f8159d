from multiprocessing.shared_memory import SharedMemory

if __name__ == "__main__":
    memory = SharedMemory(create=True, size=80)
    prices = memory.buf.cast("d")
    try:
        memory.close()
    except BufferError as error:
        print("BufferError:", error)

    prices.release()
    memory.close()
    print("closed")
    memory.unlink()
