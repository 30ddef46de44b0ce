"""The way to the server: name, connection, certificate, login; each has a sentence of its own when it fails."""

import base64
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from flows.mail.bounded import Bounded, BoundedTLS, is_endless, is_late
from flows.mail.composing import one_line
from flows.mail.faults import MailFault
from flows.mail.messages import say
from flows.mail.settings import MailSettings, Security
from imprimatur.core.bilingual import Bilingual

_CERTIFICATE = {10: "expired", 62: "other_name", 64: "other_name"}
"""X509_V_ERR_CERT_HAS_EXPIRED, _HOSTNAME_MISMATCH and _IP_ADDRESS_MISMATCH of OpenSSL; any other: issuer unknown."""
_TLS, _STARTTLS = '"tls"', '"starttls"'
"""As they are typed in imprimatur.toml."""
_SHOWN = 200
"""Characters that are shown of what a server answers."""


def connected(settings: MailSettings, password: str | None) -> Bounded:
    """A connection, protected and logged in. Raises MailFault."""
    context = _context(settings)
    with _told(settings, password):
        smtp = _called(settings, context)
        try:
            if settings.user and password is not None:
                _login(smtp, settings.user, password)
        except BaseException:
            smtp.close()
            raise
        return smtp


def said(text: bytes | str, password: str | None) -> str:
    """What a server answered, in one line, without the password that it might repeat."""
    words = one_line(text.decode("utf-8", "replace") if isinstance(text, bytes) else text)
    return (words.replace(password, "…") if password else words)[:_SHOWN]


def _context(settings: MailSettings) -> ssl.SSLContext:
    """TLS 1.2 at least, certificate and name checked, against the authorities given, else those of the system."""
    try:
        context = ssl.create_default_context(cafile=settings.ca_file)
    except OSError as fault:  # SSLError is one
        raise MailFault(say("ca_file", file=settings.ca_file.name if settings.ca_file else "")) from fault
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _called(settings: MailSettings, context: ssl.SSLContext) -> Bounded:
    host, port, timeout = settings.host, settings.port_asked, settings.timeout
    if settings.security is Security.TLS:
        return BoundedTLS(host, port, timeout=timeout, context=context)
    smtp = Bounded(host, port, timeout=timeout)
    try:
        if settings.security is Security.STARTTLS:
            smtp.starttls(context=context)  # where the server has none, an error: never on without it
    except BaseException:
        smtp.close()
        raise
    return smtp


def _login(smtp: smtplib.SMTP, user: str, password: str) -> None:
    """Say who we are; in UTF-8 (RFC 4616) where smtplib, which knows ASCII alone, would give up."""
    if user.isascii() and password.isascii():
        smtp.login(user, password)
        return
    smtp.ehlo_or_helo_if_needed()
    if "PLAIN" not in smtp.esmtp_features.get("auth", "").upper().split():
        raise smtplib.SMTPNotSupportedError
    response = base64.b64encode(f"\0{user}\0{password}".encode()).decode()
    code, answer = smtp.docmd("AUTH", f"PLAIN {response}")
    if code not in (235, 503):  # accepted, or known already
        raise smtplib.SMTPAuthenticationError(code, answer)


@contextmanager
def _told(settings: MailSettings, password: str | None) -> Iterator[None]:
    """Say which step failed. Raises MailFault; one that passes where waiting may help."""
    place = {"host": settings.host, "port": str(settings.port_asked)}

    def fault(key: str, *, passes: bool = False, **values: str | Bilingual) -> MailFault:
        return MailFault(say(key, **place, **values), passes=passes)

    try:
        yield
    except ssl.SSLCertVerificationError as problem:
        why = say(f"certificate_{_CERTIFICATE.get(problem.verify_code, 'unknown')}")
        raise fault("certificate", reason=why) from problem
    except ssl.SSLError as problem:
        raise fault("not_tls", tls=_TLS, starttls=_STARTTLS) from problem
    except smtplib.SMTPAuthenticationError as problem:
        later = problem.smtp_code < 500
        raise fault("login_refused", passes=later, answer=said(problem.smtp_error, password)) from problem
    except smtplib.SMTPNotSupportedError as problem:
        if settings.security is Security.STARTTLS:
            raise fault("no_starttls", tls=_TLS) from problem
        raise fault("no_login") from problem
    except smtplib.SMTPServerDisconnected as problem:
        key = "too_slow" if is_late(problem) else "endless" if is_endless(problem) else "hung_up"
        raise fault(key, passes=True) from problem
    except smtplib.SMTPResponseException as problem:
        raise fault("greeting", passes=True, answer=said(problem.smtp_error, password)) from problem
    except socket.gaierror as problem:
        raise fault("no_such_host", passes=problem.errno == socket.EAI_AGAIN) from problem
    except ConnectionRefusedError as problem:
        raise fault("nobody_there", passes=True) from problem
    except TimeoutError as problem:
        raise fault("too_slow", passes=True) from problem
    except OSError as problem:
        raise fault("unreachable", passes=True, reason=one_line(problem.strerror or str(problem))) from problem
