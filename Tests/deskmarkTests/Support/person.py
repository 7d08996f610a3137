"""A person at a VNC viewer: clicks and types over RFB 3.8 with VNC authentication.

    python3 person.py PORT PASSWORD ACTION...

An action is click:X,Y, double:X,Y, type:TEXT, key:KEYSYM, ctrl:CHARACTER, chord:KEYSYM (with Ctrl) or
wait:SECONDS.
"""

import socket
import struct
import subprocess
import sys
import time


def encrypted(challenge, password):
    # A VNC password is a DES key with the bits of each byte in reverse order.
    key = bytes(int(f"{byte:08b}"[::-1], 2) for byte in password.encode()[:8].ljust(8, b"\0"))
    command = ["openssl", "enc", "-provider", "legacy", "-provider", "default"]
    command += ["-des-ecb", "-K", key.hex(), "-nopad"]
    return subprocess.run(command, input=challenge, stdout=subprocess.PIPE, check=True).stdout


class Viewer:
    def __init__(self, port, password):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=20)
        self.read(12)
        self.socket.sendall(b"RFB 003.008\n")
        kinds = self.read(self.read(1)[0])
        assert 2 in kinds, f"no password is asked for: {list(kinds)}"
        self.socket.sendall(b"\2")
        self.socket.sendall(encrypted(self.read(16), password))
        (result,) = struct.unpack(">I", self.read(4))
        if result != 0:
            sys.exit("the password is wrong")
        self.socket.sendall(b"\1")
        self.size = struct.unpack(">HH", self.read(4))
        self.read(16)
        self.read(struct.unpack(">I", self.read(4))[0])

    def read(self, count):
        data = b""
        while len(data) < count:
            more = self.socket.recv(count - len(data))
            if not more:
                sys.exit("the server closed the connection")
            data += more
        return data

    def pointer(self, x, y, mask):
        self.socket.sendall(struct.pack(">BBHH", 5, mask, x, y))
        time.sleep(0.05)

    def click(self, x, y):
        for mask in (0, 1, 0):
            self.pointer(x, y, mask)

    def key(self, keysym):
        for down in (1, 0):
            self.socket.sendall(struct.pack(">BBxxI", 4, down, keysym))
            time.sleep(0.02)

    def ctrl(self, keysym):
        self.socket.sendall(struct.pack(">BBxxI", 4, 1, 0xFFE3))
        time.sleep(0.02)
        self.key(keysym)
        self.socket.sendall(struct.pack(">BBxxI", 4, 0, 0xFFE3))


def main():
    viewer = Viewer(int(sys.argv[1]), sys.argv[2])
    for action in sys.argv[3:]:
        kind, _, rest = action.partition(":")
        if kind in ("click", "double"):
            x, y = map(int, rest.split(","))
            for _ in range(2 if kind == "double" else 1):
                viewer.click(x, y)
        elif kind == "type":
            for character in rest:
                viewer.key(ord(character))
        elif kind == "key":
            viewer.key(int(rest, 0))
        elif kind == "ctrl":
            viewer.ctrl(ord(rest))
        elif kind == "chord":
            viewer.ctrl(int(rest, 0))
        elif kind == "wait":
            time.sleep(float(rest))
    print(*viewer.size)


if __name__ == "__main__":
    main()
