"""Serving from memory, so that the server is never what is measured: one connection, many requests."""

import asyncio


class Connection(asyncio.Protocol):
    """Hands over each request's head as it comes; who derives from it answers through `transport`."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin with nothing received."""
        self.transport: asyncio.Transport = transport  # type: ignore[assignment]
        self.buffer = b""

    def data_received(self, data: bytes) -> None:
        """Take the heads that are whole; what came of the next is kept."""
        self.buffer += data
        while b"\r\n\r\n" in self.buffer:
            head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
            self.asked_for(head)

    def asked_for(self, head: bytes) -> None:
        """Answer one request."""
        raise NotImplementedError
