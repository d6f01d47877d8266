"""Small drawings for tests, in the frame that every one needs."""

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100"{}>'


def svg(body: str, more: str = "") -> bytes:
    """Return a drawing of 100 by 100 with ``body`` in it."""
    return f"{HEAD.format(more)}{body}</svg>".encode()
