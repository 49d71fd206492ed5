"""A mail server on the loopback for the tests. It reads mails with Python's own parser and says one line of JSON per mail on standard
output; the first line is its port. It ends when standard input does.

What it does follows from the part before the @ of the address:
  weigert...  refused for good
  later...    put off the first time, taken the second
  traag...    never answers after the mail was sent
  breekt...   closes the line after the mail was sent
"""
import asyncio
import email
import email.policy
import json
import sys

from aiosmtpd.smtp import SMTP


class Handler:
    def __init__(self):
        self.put_off = set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        if name.startswith("weigert"):
            return "550 5.1.1 Deze postbus bestaat niet"
        if name.startswith("later") and address not in self.put_off:
            self.put_off.add(address)
            return "451 4.7.1 Probeer het straks nog eens"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        name = envelope.rcpt_tos[0].split("@")[0]
        if name.startswith("traag"):
            await asyncio.sleep(3600)
        if name.startswith("breekt"):
            server.transport.abort()
            return "250 OK"
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        plain = mail.get_body(("plain",))
        html = mail.get_body(("html",))
        say({
            "from": envelope.mail_from,
            "recipients": envelope.rcpt_tos,
            "headers": {key.lower(): str(value) for key, value in mail.items()},
            "types": [part.get_content_type() for part in mail.walk()],
            "plain": plain.get_content() if plain else None,
            "html": html.get_content() if html else None,
        })
        return "250 OK"


def say(thing):
    sys.stdout.write(json.dumps(thing) + "\n")
    sys.stdout.flush()


async def main():
    handler = Handler()
    loop = asyncio.get_running_loop()
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    server = await loop.create_server(lambda: SMTP(handler, enable_SMTPUTF8=True), "127.0.0.1", port)
    say({"port": server.sockets[0].getsockname()[1]})
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main())
