"""Mail for readers: asked for, confirmed, sent and ended by themselves, kept sealed in a database of its own.

Needs the extra `mail` (cryptography). Whoever runs a server sets it up in the `[mail]` table of `agendawatch.toml`.
"""

from agendawatch.mail.delivery import Bounced, Sent, read_bounce, send_due
from agendawatch.mail.keys import Keys, Purpose, new_key
from agendawatch.mail.letters import LetterSender, confirmation
from agendawatch.mail.settings import MailSettings, read_mail, read_mail_address
from agendawatch.mail.smtp import SmtpMailer
from agendawatch.mail.subscriptions import Period, Standing, Subscription, Subscriptions, TooManyError

__all__ = [
    "Bounced",
    "Keys",
    "LetterSender",
    "MailSettings",
    "Period",
    "Purpose",
    "Sent",
    "SmtpMailer",
    "Standing",
    "Subscription",
    "Subscriptions",
    "TooManyError",
    "confirmation",
    "new_key",
    "read_bounce",
    "read_mail",
    "read_mail_address",
    "send_due",
]
