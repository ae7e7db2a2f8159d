import signal

signals = []


def note(number, frame):
    signals.append(number)


signal.signal(signal.SIGINT, note)
