# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import socket
import ssl
import threading
from multiprocessing import get_context


def make_context(protocol):
    context = ssl.SSLContext(protocol)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    # Without a certificate, so that the program is short.
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("AECDH:@SECLEVEL=0")
    return context


def serve(line):
    context = make_context(ssl.PROTOCOL_TLS_SERVER)
    server = context.wrap_socket(line, server_side=True)
    try:
        while question := server.recv(100):
            server.sendall(question.upper())
    except ssl.SSLError:
        print("server: cannot decrypt")
    except ConnectionError:
        pass  # the client has closed its end


def connect():
    line, far_end = socket.socketpair()
    threading.Thread(target=serve, args=[far_end]).start()
    context = make_context(ssl.PROTOCOL_TLS_CLIENT)
    return context.wrap_socket(line)


def ask(question, database):
    database.sendall(question)
    print(database.recv(100).decode())


def connect_and_ask(question):
    with connect() as database:
        ask(question, database)


if __name__ == "__main__":
    with connect() as database:
        ask(b"main asks", database)
        fork = get_context("fork")
        child = fork.Process(
            target=connect_and_ask, args=(b"child asks",)
        )
        child.start()
        child.join()
        ask(b"main asks again", database)
