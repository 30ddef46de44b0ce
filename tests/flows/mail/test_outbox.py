"""Letters, a real server, and everything that may come between them."""

import email
import email.policy
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from aiosmtpd.smtp import Envelope
from filelock import FileLock

from flows.mail.letter import Letter
from flows.mail.outbox import Delivered, deliver, put
from imprimatur.project import Project
from tests.dossiers import ROOT
from tests.flows.mail.conftest import PASSWORD, USER, Certificates, Post, certificates

NOW = datetime(2027, 3, 1, 6, 0, tzinfo=UTC)
Serve, Settle = Callable[..., Post], Callable[..., Project]


def letter(
    name: str = "an", subject: str = "Ce qu’il manque – l’été", text: str = "Bonjour,\n\n·e à l’œuvre\n"
) -> Letter:
    return Letter(f"{name}@asso.example", "fr", subject, text, f"<p>{text}</p>")


def files(project: Project, folder: str) -> list[str]:
    return sorted(path.name for path in (project.private / "mail" / folder).iterdir())


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_letter_arrives_as_it_was_written_over_tls(serve: Serve, settle: Settle, security: str) -> None:
    post = serve(security)
    project = settle(post, security, 'reply_to = "secretariat@asso.example"')
    assert put(project, [letter()], NOW) == 1
    assert deliver(project, NOW) == Delivered(sent=1)
    (taken,) = post.taken
    assert (taken.mail_from, post.to, post.secured, post.logins) == (USER, ["an@asso.example"], [True], [USER])
    assert isinstance(taken.content, bytes) and taken.content.isascii()
    read = email.message_from_bytes(taken.content, policy=email.policy.default)
    assert read["Subject"] == "Ce qu’il manque – l’été"
    assert read["From"] == f"Imprimatur <{USER}>"
    assert read["Reply-To"] == "secretariat@asso.example"
    assert read["Auto-Submitted"] == "auto-generated"
    assert read["List-Id"] == "<imprimatur.asso.example>"
    assert read["Date"].datetime == NOW
    assert read["Message-ID"].startswith("<2027-03-01.") and read["Message-ID"].endswith("@asso.example>")
    parts = {part.get_content_type(): part.get_content().replace("\r\n", "\n") for part in read.iter_parts()}
    assert parts == {"text/plain": letter().text, "text/html": f"{letter().html}\n"}


def test_a_letter_is_closed_to_others_and_the_same_twice_a_day_is_one(serve: Serve, settle: Settle) -> None:
    project = settle(serve())
    assert put(project, [letter(), letter(), letter("bo")], NOW) == 2
    before = {path: path.read_bytes() for path in (project.private / "mail" / "waiting").iterdir()}
    assert [path.stat().st_mode & 0o777 for path in before] == [0o600, 0o600]
    assert put(project, [letter()], NOW) == 0
    assert {path: path.read_bytes() for path in before} == before
    assert deliver(project, NOW).sent == 2
    assert put(project, [letter()], NOW + timedelta(hours=1)) == 0, "it was sent today already"
    assert put(project, [letter()], NOW + timedelta(days=1)) == 1


def test_without_settings_nobody_gets_letters_and_nothing_is_kept(project: Project) -> None:
    assert put(project, [letter()]) == 0
    assert deliver(project) == Delivered()
    assert not project.private.exists()


def test_an_empty_outbox_calls_nobody(project: Project, settle: Settle) -> None:
    project = settle(Post(port=1))
    (project.root / "password").unlink()
    assert deliver(project) == Delivered()


def test_the_day_is_the_one_it_is_unless_another_is_told(serve: Serve, settle: Settle) -> None:
    project, before = settle(serve()), datetime.now().astimezone().date()
    put(project, [letter()])
    (name,) = files(project, "waiting")
    assert before <= date.fromisoformat(name[:10]) <= datetime.now().astimezone().date()
    assert deliver(project) == Delivered(sent=1)


def test_a_greylisted_letter_waits_and_goes_the_next_time(serve: Serve, settle: Settle) -> None:
    post, seen = serve(), set[str]()

    def grey(address: str) -> str:
        first = address.startswith("bo") and address not in seen
        seen.add(address)
        return "451 4.7.1 Greylisted, try again in 5 minutes" if first else "250 OK"

    post.of_address = grey
    project = settle(post)
    put(project, [letter("an"), letter("bo"), letter("co")], NOW)
    assert deliver(project, NOW) == Delivered(sent=2, waiting=1)
    assert sorted(post.to) == ["an@asso.example", "co@asso.example"]
    assert deliver(project, NOW) == Delivered(sent=1)
    assert post.to[-1] == "bo@asso.example"


def test_one_refused_address_is_told_to_the_operators_and_harms_no_other(serve: Serve, settle: Settle) -> None:
    post = serve()
    post.of_address = lambda to: f"550 5.1.1 {to}: no such user" if to[:2] == "bo" else "250 OK"
    project = settle(post, more='operators = [{ address = "it@asso.example", language = "nl" }]')
    put(project, [letter("an"), letter("bo"), letter("co")], NOW)
    done = deliver(project, NOW)
    assert (done.sent, done.waiting, [one.to for one in done.refused]) == (2, 1, ["bo@asso.example"])
    assert done.refused[0].reason.nl.startswith("de server antwoordde 550: 5.1.1 bo@asso.example")
    name, about = sorted(files(project, "refused"), key=len)
    assert name.removesuffix(".eml") == about.removesuffix(".json")
    assert deliver(project, NOW) == Delivered(sent=1)
    content = post.taken[-1].content
    assert isinstance(content, bytes)
    told = email.message_from_bytes(content, policy=email.policy.default)
    assert told["To"] == "it@asso.example"
    body = told.get_body(("plain",))
    assert body is not None
    said = body.get_content().replace("\u00a0", " ")
    assert "bo@asso.example – Ce qu’il manque – l’été (1 maart 2027): de server antwoordde 550" in said


def test_no_letter_is_written_about_an_operator_who_cannot_be_reached(serve: Serve, settle: Settle) -> None:
    post = serve()
    post.of_address = lambda to: "550 5.1.1 no such user"
    project = settle(post, more='operators = [{ address = "it@asso.example", language = "nl" }]')
    put(project, [letter("an")], NOW)
    assert len(deliver(project, NOW).refused) == 1
    assert len(deliver(project, NOW).refused) == 1
    assert deliver(project, NOW) == Delivered()


def test_a_refusal_of_who_sends_loses_no_letter(serve: Serve, settle: Settle) -> None:
    post = serve()
    post.of_address = lambda to: "554 5.7.1 Relay access denied"
    project = settle(post)
    put(project, [letter("an"), letter("bo")], NOW)
    assert deliver(project, NOW) == Delivered(waiting=2)
    post.of_address, post.of_sender = (lambda _: "250 OK"), "553 5.7.1 not your address"
    done = deliver(project, NOW)
    assert (done.sent, done.waiting) == (0, 2)
    assert done.fault and "imprimatur@asso.example" in done.fault.message.fr and not done.fault.passes
    post.of_sender = "250 OK"
    assert deliver(project, NOW) == Delivered(sent=2)


def test_a_letter_that_the_server_will_never_take_is_refused(serve: Serve, settle: Settle) -> None:
    post = serve()
    post.of_letter = lambda _: "552 5.3.4 too large"
    project = settle(post)
    put(project, [letter()], NOW)
    assert [one.to for one in deliver(project, NOW).refused] == ["an@asso.example"]


def test_a_letter_that_is_too_large_is_told_and_keeps_no_other_back(serve: Serve, settle: Settle) -> None:
    """Servers say so of its size alone, where they would say that they take nothing of who sends."""
    post = serve()
    post.largest = 27_000_000
    project = settle(post, more='operators = [{ address = "it@asso.example", language = "fr" }]')
    put(project, [letter("an")], NOW)
    (waits,) = (project.private / "mail" / "waiting").iterdir()
    waits.write_bytes(waits.read_bytes() + 350_000 * (b"e" * 78 + b"\r\n"))
    put(project, [letter("bo"), letter("co")], NOW)
    done = deliver(project, NOW)
    assert ([one.to for one in done.refused], done.sent, done.fault) == (["an@asso.example"], 2, None)
    assert deliver(project, NOW) == Delivered(sent=1)
    assert post.to[-1] == "it@asso.example"


def test_what_waits_goes_once_the_server_is_back(serve: Serve, settle: Settle) -> None:
    post = serve()
    project = settle(post)
    put(project, [letter()], NOW)
    post.stop()
    done = deliver(project, NOW)
    assert done.waiting == 1 and done.fault and done.fault.passes
    assert done.fault.message.nl.startswith("Er is geen e-mail vertrokken: niemand antwoordt op localhost, poort ")
    assert done.delayed == ()
    late = deliver(project, NOW + timedelta(days=3)).delayed
    assert [(one.to, one.since) for one in late] == [("an@asso.example", date(2027, 3, 1))]
    assert deliver(project, NOW + timedelta(days=2)).delayed == ()
    post.start()
    assert deliver(project, NOW) == Delivered(sent=1)


def test_a_server_that_hangs_up_is_called_again_and_no_more_than_three_times(serve: Serve, settle: Settle) -> None:
    post, times = serve(), 0

    def closing(_: Envelope) -> str:
        nonlocal times
        times += 1
        return "421 4.3.2 closing" if times != 2 else "250 OK"

    post.of_letter = closing
    project = settle(post)
    put(project, [letter(name) for name in ("an", "bo", "co", "di", "ed", "fa")], NOW)
    assert deliver(project, NOW) == Delivered(sent=1, waiting=5)
    assert times == 5, "421, taken, then three in a row"
    times = 2
    assert deliver(project, NOW) == Delivered(waiting=5)
    assert times == 5, "three in a row from the first one"
    post.of_letter = lambda _: "250 OK"
    assert deliver(project, NOW) == Delivered(sent=5)


def test_those_tried_go_behind_those_that_were_not(serve: Serve, settle: Settle) -> None:
    """A few that the server never takes must not keep the others out of each delivery."""
    post = serve()
    post.of_address = lambda to: "450 later" if to[:2] in ("an", "bo") else "250 OK"
    project = settle(post, more="at_a_time = 2")
    for name in ("an", "bo", "co", "di"):
        put(project, [letter(name)], NOW)
    assert deliver(project, NOW) == Delivered(waiting=4)
    assert deliver(project, NOW) == Delivered(sent=2, waiting=2)


def test_two_at_once_send_each_letter_once(serve: Serve, settle: Settle) -> None:
    post, going, on = serve(), threading.Event(), threading.Event()

    def slow(_: Envelope) -> str:
        going.set()
        on.wait(5)
        return "250 OK"

    project = settle(post)
    put(project, [letter("an"), letter("bo")], NOW)
    with FileLock(project.private / "mail" / "lock"):
        other = subprocess.run([sys.executable, "-c", DELIVER, str(project.root)], capture_output=True, cwd=ROOT)
    assert (
        other.stdout.decode().strip() == "Delivered(sent=0, waiting=2, refused=(), delayed=(), fault=None, busy=True)"
    )
    assert post.to == []
    assert deliver(project, NOW).sent == 2


DELIVER = """
import sys
from pathlib import Path
from flows.mail.outbox import deliver
from imprimatur.project import Project
print(deliver(Project(Path(sys.argv[1]))))
"""
KILLED = """
import os, sys
from pathlib import Path
from flows.mail import spool
from flows.mail.outbox import deliver
from imprimatur.project import Project
spool.Spool.sent = lambda *_: os.kill(os.getpid(), 9)
deliver(Project(Path(sys.argv[1])))
"""


def test_killed_between_sending_and_moving_one_duplicate_of_the_same_name_and_no_loss(
    serve: Serve, settle: Settle
) -> None:
    post = serve()
    project = settle(post)
    put(project, [letter("an"), letter("bo")], NOW)
    subprocess.run([sys.executable, "-c", KILLED, str(project.root)], cwd=ROOT, check=False)
    assert len(post.to) == 1
    assert deliver(project, NOW) == Delivered(sent=2)
    assert sorted(post.to) == sorted([*{"an@asso.example", "bo@asso.example"}, post.to[0]])
    assert post.taken[0].content == next(
        one.content for one in post.taken[1:] if one.rcpt_tos == post.taken[0].rcpt_tos
    )


def test_what_was_sent_and_stands_among_what_waits_is_not_sent_again(serve: Serve, settle: Settle) -> None:
    post = serve()
    project = settle(post)
    put(project, [letter()], NOW)
    (name,) = files(project, "waiting")
    content = (project.private / "mail/waiting" / name).read_bytes()
    assert deliver(project, NOW).sent == 1
    (project.private / "mail/waiting" / name).write_bytes(content)
    assert deliver(project, NOW) == Delivered()
    assert len(post.to) == 1 and files(project, "waiting") == []


def test_what_a_killed_process_was_writing_is_swept_away_and_what_a_living_one_writes_is_not(
    serve: Serve, settle: Settle
) -> None:
    project = settle(serve())
    put(project, [letter()], NOW)
    (name,) = files(project, "waiting")
    with subprocess.Popen([sys.executable, "-c", ""]) as dead:
        pass
    for number in (dead.pid, os.getpid()):
        (project.private / "mail/waiting" / f".{name}.{number}").touch()
    assert deliver(project, NOW) == Delivered(sent=1)
    assert files(project, "waiting") == [f".{name}.{os.getpid()}"]


def test_letters_sent_are_forgotten_after_a_month(serve: Serve, settle: Settle) -> None:
    project = settle(serve())
    put(project, [letter()], NOW)
    deliver(project, NOW)
    for days, kept in ((31, 1), (32, 0)):
        later = NOW + timedelta(days=days)
        put(project, [letter(text=str(days))], later)
        deliver(project, later)
        assert len([name for name in files(project, "sent") if name.startswith("2027-03-01")]) == kept


def test_they_are_forgotten_though_nothing_waits(serve: Serve, settle: Settle) -> None:
    project = settle(serve())
    for days in (0, 1, 2):  # those of the last two days stay, whatever the clock says
        put(project, [letter(text=str(days))], NOW + timedelta(days=days))
        assert not deliver(project, NOW + timedelta(days=days)).busy
    deliver(project, NOW + timedelta(days=365))
    assert len(files(project, "sent")) == 2


@pytest.mark.parametrize(
    ("other", "fr"),
    [
        ({"ca_file": ""}, "aucune autorité connue ne l’a signé"),
        ({"host": '"127.0.0.1"'}, "il est établi à un autre nom"),
        ({"password_file": '"wrong"'}, "localhost refuse le nom ou le mot de passe"),
        ({"security": "tls"}, "ne parle pas TLS comme demandé"),
        ({"host": '"nowhere.invalid"'}, "nowhere.invalid ne mène à aucun serveur"),
        ({"port": "1"}, "personne ne répond chez localhost, port 1"),
        ({"ca_file": '"password"'}, "le fichier password de ca_file"),
        ({"password_file": '"none"'}, "le fichier none n’existe pas"),
        ({"password_file": '"open"'}, "d’autres que son propriétaire peuvent lire le fichier open"),
        ({"password_file": '"empty"'}, "Le fichier empty ne contient pas de mot de passe"),
        ({"password_file": "", "password_env": '"NO_SUCH"'}, "la variable d’environnement NO_SUCH est vide"),
        ({"user": "", "password_file": ""}, "le serveur veut savoir qui envoie"),
    ],
)
def test_each_failure_has_its_sentence_and_nothing_is_lost(
    serve: Serve, settle: Settle, other: dict[str, str], fr: str
) -> None:
    post = serve()
    project = settle(post, **other)
    for name, mode, text in (("wrong", 0o600, "hunter2"), ("open", 0o640, "x"), ("empty", 0o600, "\n")):
        (project.root / name).write_text(text)
        (project.root / name).chmod(mode)
    put(project, [letter()], NOW)
    done = deliver(project, NOW)
    assert done.fault and fr in done.fault.message.fr, done.fault
    assert (done.sent, done.waiting, post.to) == (0, 1, [])
    assert PASSWORD not in str(done) and "hunter2" not in str(done)


def test_a_certificate_that_has_expired_is_told(serve: Serve, settle: Settle, tmp_path: Path) -> None:
    old = certificates(tmp_path, expired=True)
    project = settle(serve(certs=old), ca_file=f'"{old.authority}"')
    put(project, [letter()], NOW)
    fault = deliver(project, NOW).fault
    assert fault and "il a expiré" in fault.message.fr


def test_a_server_without_starttls_is_told_nothing(serve: Serve, settle: Settle) -> None:
    post = serve("none", login=False)
    project = settle(post)
    put(project, [letter()], NOW)
    fault = deliver(project, NOW).fault
    assert fault and "n’offre pas STARTTLS" in fault.message.fr
    assert post.to == post.logins == []
    settle(post, "none", user="", password_file="")
    assert deliver(project, NOW).sent == 1, "on this machine alone, and only when asked for"


def test_a_system_that_trusts_the_authority_needs_no_file(
    serve: Serve, settle: Settle, certified: Certificates, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certified.authority))
    project = settle(serve(), ca_file="")
    put(project, [letter()], NOW)
    assert deliver(project, NOW) == Delivered(sent=1)


def test_a_disk_that_is_full_is_a_sentence_and_leaves_nothing_half_written(
    serve: Serve, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    from imprimatur.core.errors import NotWritten

    project = settle(serve())

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWritten, match="le disque est plein"):
        put(project, [letter()], NOW)
    assert files(project, "waiting") == []


def test_the_password_is_never_in_what_is_shown(settle: Settle) -> None:
    from flows.mail.settings import mail_settings

    project = settle(Post(port=1))
    assert PASSWORD not in repr(mail_settings(project))


def test_a_file_of_a_day_that_no_calendar_has_stops_no_letter(serve: Serve, settle: Settle) -> None:
    post = serve("tls")
    project = settle(post, "tls")
    put(project, [letter()], NOW)
    for folder in ("waiting", "sent"):
        (project.private / "mail" / folder / f"2027-99-99-{'0' * 32}.eml").write_bytes(b"To: an@asso.example\r\n\r\n")
    assert deliver(project, NOW) == Delivered(sent=1)
    assert len(post.taken) == 1
