"""Real SMTP servers on this machine, with a certificate of an authority of our own."""

import datetime
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from imprimatur.project import Project

USER, PASSWORD = "imprimatur@asso.example", "s3crèt de l’été"
DAYS = datetime.timedelta(days=2)


@dataclass(frozen=True)
class Certificates:
    """The files of an authority, and of a server it vouches for."""

    authority: Path
    chain: Path
    stranger: Path

    @property
    def context(self) -> ssl.SSLContext:
        """How a server uses them."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.chain)
        return context


def _signed(name: str, key: Any, issuer: str, by: Any, *, authority: bool, expired: bool = False) -> x509.Certificate:
    def named(text: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])

    now = datetime.datetime.now(datetime.UTC)
    begin, end = (now - 2 * DAYS, now - DAYS) if expired else (now - DAYS, now + DAYS)
    made = x509.CertificateBuilder().subject_name(named(name)).issuer_name(named(issuer)).public_key(key.public_key())
    made = made.serial_number(x509.random_serial_number()).not_valid_before(begin).not_valid_after(end)
    made = made.add_extension(x509.BasicConstraints(authority, None), critical=True)
    names = [x509.DNSName("localhost")] if name == "localhost" else [x509.DNSName(name)]
    return made.add_extension(x509.SubjectAlternativeName(names), critical=False).sign(by, hashes.SHA256())


def certificates(folder: Path, name: str = "localhost", *, expired: bool = False) -> Certificates:
    """An authority, a server of that name that it vouches for, and another authority."""
    ours, server, other = (ec.generate_private_key(ec.SECP256R1()) for _ in range(3))
    pem = serialization.Encoding.PEM
    found = Certificates(folder / "authority.pem", folder / "chain.pem", folder / "stranger.pem")
    found.authority.write_bytes(_signed("Ours", ours, "Ours", ours, authority=True).public_bytes(pem))
    found.stranger.write_bytes(_signed("Other", other, "Other", other, authority=True).public_bytes(pem))
    key = server.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    signed = _signed(name, server, "Ours", ours, authority=False, expired=expired)
    found.chain.write_bytes(key + signed.public_bytes(pem))
    return found


@pytest.fixture(scope="session")
def certified(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """Certificates made once."""
    return certificates(tmp_path_factory.mktemp("certificates"))


@dataclass
class Post:
    """A server's side: what it took, and how it answers an address or a letter instead of taking it."""

    taken: list[Envelope] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)
    of_address: Callable[[str], str] = lambda _: "250 OK"
    of_letter: Callable[[Envelope], str] = lambda _: "250 OK"
    of_sender: str = "250 OK"
    largest: int = 1_000_000_000
    secured: list[bool] = field(default_factory=list)
    port: int = 0
    start: Callable[[], None] = lambda: None
    stop: Callable[[], None] = lambda: None

    async def handle_MAIL(self, server: Any, session: Session, envelope: Envelope, address: str, options: Any) -> str:
        if any(int(one[5:]) > self.largest for one in options if one.upper().startswith("SIZE=")):
            return "552 5.3.4 Message size exceeds fixed limit"
        if self.of_sender.startswith("250"):
            envelope.mail_from = address
        return self.of_sender

    async def handle_RCPT(self, server: Any, session: Session, envelope: Envelope, address: str, options: Any) -> str:
        answer = self.of_address(address)
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:
        answer = self.of_letter(envelope)
        if answer.startswith("250"):
            self.taken.append(envelope)
            self.secured.append(server.transport.get_extra_info("ssl_object") is not None)
        return answer

    def authenticate(self, server: Any, session: Session, envelope: Envelope, kind: str, given: LoginPassword) -> Any:
        """Let in whom we know."""
        self.logins.append(given.login.decode())
        return AuthResult(success=(given.login, given.password) == (USER.encode(), PASSWORD.encode()), handled=False)

    @property
    def to(self) -> list[str]:
        """The addresses of the letters it took, in order."""
        return [address for one in self.taken for address in one.rcpt_tos]


@pytest.fixture
def serve(certified: Certificates) -> Iterator[Callable[..., Post]]:
    """Start a server: `serve("starttls")`, `serve("tls")`, `serve("none")`; all are stopped afterwards."""
    running: list[Controller] = []

    def serving(security: str = "starttls", *, certs: Certificates = certified, login: bool = True) -> Post:
        post, port = Post(), 0

        def start() -> None:
            nonlocal port
            more: dict[str, Any] = {"ssl_context": certs.context} if security == "tls" else {}
            if security == "starttls":
                more |= {"tls_context": certs.context, "require_starttls": True}
            if login:
                more |= {"authenticator": post.authenticate, "auth_required": True}
                more |= {"auth_require_tls": security == "starttls"}
            made = Controller(post, hostname="127.0.0.1", port=port or _free(), **more)
            made.start()
            running.append(made)
            post.port = port = made.port

        def stop() -> None:
            running.pop().stop()

        post.start, post.stop = start, stop
        start()
        return post

    yield serving
    for one in running:
        one.stop()


def _free() -> int:
    import socket

    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        number: int = door.getsockname()[1]
        return number


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project of nothing but its settings."""
    (tmp_path / "inputs").mkdir()
    return Project(tmp_path)


@pytest.fixture
def settle(project: Project, certified: Certificates) -> Callable[..., Project]:
    """Write the section [mail] for a server of `serve`; lines of TOML may be added, or put in the place of others."""

    def settling(post: Post, security: str = "starttls", more: str = "", **other: str) -> Project:
        password = project.root / "password"
        password.touch(0o600)
        password.write_text(f"{PASSWORD}\n", encoding="utf-8")
        lines = {
            "host": '"localhost"',
            "port": str(post.port),
            "security": f'"{security}"',
            "from": f'"{USER}"',
            "user": f'"{USER}"',
            "password_file": '"password"',
            "ca_file": f'"{certified.authority}"',
            "timeout": "60",
            **other,
        }
        text = "\n".join(["[mail]", *(f"{name} = {value}" for name, value in lines.items() if value), more])
        (project.root / "imprimatur.toml").write_text(text, encoding="utf-8")
        return project

    return settling
