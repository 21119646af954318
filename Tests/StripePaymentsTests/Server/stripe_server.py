"""localstripe, a Stripe of somebody else's, on this machine; beside it what its webhooks are sent to.

The first line has their two ports. Nothing is kept on disk, and both end with the standard input.
"""
import asyncio
import functools
import socket
import sys

from aiohttp import web
from localstripe.resources import BalanceTransaction, PaymentIntent, store
from localstripe.server import app

# It refuses what it does not know, and it does not know all that Stripe does: these are taken out
# before it looks. Its lists are then of everything.
LEFT_OUT = [
    (PaymentIntent, "_api_create", ["error_on_requires_action"]),
    (PaymentIntent, "_api_list_all", ["customer", "created"]),
    (BalanceTransaction, "_api_list_all", ["created"]),
]

# A webhook is sent a second after what it tells of.
LONGEST_WAIT = 10


def without(method, names):
    @functools.wraps(method)
    def known(*arguments, **values):
        return method(*arguments, **{k: v for k, v in values.items() if k not in names})
    return staticmethod(known)


def mailbox():
    """Takes deliveries, and hands them out one by one."""
    deliveries = asyncio.Queue()

    async def deliver(request):
        body = await request.read()
        await deliveries.put({"fields": dict(request.headers), "body": body.hex()})
        return web.Response()

    async def collect(request):
        try:
            return web.json_response(await asyncio.wait_for(deliveries.get(), LONGEST_WAIT))
        except asyncio.TimeoutError:
            return web.Response(status=504)

    receiver = web.Application()
    receiver.router.add_post("/", deliver)
    receiver.router.add_get("/", collect)
    return receiver


async def serve(application):
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)
    await runner.setup()
    listener = socket.create_server(("127.0.0.1", 0))
    await web.SockSite(runner, listener).start()
    return runner, listener.getsockname()[1]


async def main():
    store.dump_to_disk = lambda: None
    for kind, name, names in LEFT_OUT:
        setattr(kind, name, without(getattr(kind, name), names))
    stripe, port = await serve(app)
    receiver, other = await serve(mailbox())
    print(port, other, flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    await stripe.cleanup()
    await receiver.cleanup()


asyncio.run(main())
