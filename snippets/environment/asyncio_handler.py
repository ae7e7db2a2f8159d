# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import asyncio
import signal
from multiprocessing import Pipe, get_context

fork = get_context("fork")


def work(channel, reset):
    if reset:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
    channel.send("ready")
    channel.recv()
    channel.send("has not ended")


async def end_child(reset):
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(
        signal.SIGTERM, print, "main: its handler is called"
    )
    here, there = Pipe()
    child = fork.Process(target=work, args=[there, reset])
    child.start()
    there.close()
    here.recv()
    child.terminate()
    try:
        here.send("are you there?")
        answer = here.recv()
    except (OSError, EOFError):
        answer = "has ended"
    await asyncio.sleep(0.1)  # the loop calls handlers here
    print("child:", answer)
    child.join()


if __name__ == "__main__":
    asyncio.run(end_child(reset=False))
    asyncio.run(end_child(reset=True))
