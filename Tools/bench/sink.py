"""A mail server that takes everything and keeps nothing, for measuring those who send."""
import socket


def take_all(listener, pipelining):
    """One connection; replies to every command and to every message, and looks at nothing.

    Tells how many messages it took. OSError where nobody listens any more.
    """
    connection, _ = listener.accept()
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    offer = b"250-sink\r\n250-PIPELINING\r\n250 SIZE\r\n" if pipelining else b"250 sink\r\n"
    connection.sendall(b"220 sink\r\n")
    replies = {b"EHLO": offer, b"MAIL": b"250 ok\r\n", b"RCPT": b"250 ok\r\n",
               b"DATA": b"354 go on\r\n", b"QUIT": b"221 bye\r\n"}
    pending, is_data, taken = b"", False, 0
    while piece := connection.recv(1 << 18):
        pending += piece
        if is_data:
            if not pending.endswith(b"\r\n.\r\n"):
                continue
            pending, is_data, answer = b"", False, b"250 taken\r\n"
            taken += 1
        else:
            *lines, pending = pending.split(b"\r\n")
            answer = b"".join(replies[line[:4].upper()] for line in lines)
            is_data = bool(lines) and lines[-1][:4].upper() == b"DATA"
        connection.sendall(answer)
        if answer.endswith(b"221 bye\r\n"):
            break
    connection.close()
    return taken
