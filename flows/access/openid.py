"""Coming in by the accounts of an office, through OpenID Connect: Microsoft 365, Google, Nextcloud.

Authorization code with PKCE, state and nonce (Authlib). Nothing of an answer is believed before its signature, its
issuer, its audience, its age and its nonce have been held against what was asked (OpenID Connect Core, 3.1.3.7).
"""

import threading
import time
import warnings
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import httpx

from flows.access import single_use
from flows.access.account import Account
from flows.access.accounts import Person, account_in, add, at_address
from flows.access.acts import Did, put
from flows.access.faults import AccessFault, NotLetIn
from flows.access.messages import say
from flows.access.moments import now as this_moment
from flows.access.settings import Addresses, OpenId, WebSettings, openid_secret
from flows.access.single_use import Purpose, hash_of
from flows.access.store import Store
from flows.mail.addresses import readable
from imprimatur.project import Project

with warnings.catch_warnings():
    import authlib.deprecate  # type: ignore[import-untyped]

    warnings.simplefilter("ignore", authlib.deprecate.AuthlibDeprecationWarning)  # httpx2 is to follow httpx
    from authlib.common.errors import AuthlibBaseError  # type: ignore[import-untyped]
    from authlib.integrations.base_client.sync_app import OAuth2Mixin  # type: ignore[import-untyped]
    from authlib.integrations.base_client.sync_openid import OpenIDMixin  # type: ignore[import-untyped]
    from authlib.integrations.httpx_client import OAuth2Client  # type: ignore[import-untyped]

BACK = "/enter/office/back"
"""Where on the page the provider sends people back to: what is registered there, after the public address."""
LASTS = timedelta(minutes=10)
"""How long somebody has to sign in at the provider."""
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
"""Signatures by a key that the provider alone has. Neither `none`, nor one by our own secret, is one."""
_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_SCOPE = "openid email profile"
_KNOWN = 3600
"""Seconds that what the provider says of itself is believed."""
_TIMEOUT = httpx.Timeout(10.0)
_LEEWAY = 60
"""Seconds that its clock may be off."""
_LARGEST = 1_000_000
"""Bytes of an answer of the provider."""


class _Bounded(httpx.HTTPTransport):
    """A transport that reads no more of an answer than a provider has to say."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = super().handle_request(request)
        read, parts = 0, list[bytes]()
        try:
            for part in answer.iter_raw():
                read += len(part)
                if read > _LARGEST:
                    raise httpx.ReadError("an answer without end", request=request)
                parts.append(part)
        finally:
            answer.close()
        return httpx.Response(answer.status_code, headers=answer.headers, content=b"".join(parts), request=request)


class _Http(OAuth2Client):
    """A client that follows no redirect, asks no proxy of the environment, and is not made to read without end."""

    def __init__(self, *given: Any, **named: Any) -> None:
        bounds = {"timeout": _TIMEOUT, "follow_redirects": False, "trust_env": False, "transport": _Bounded()}
        super().__init__(*given, headers={"Accept-Encoding": "identity"}, **named, **bounds)


class _Client(OAuth2Mixin, OpenIDMixin):
    client_cls = _Http


@dataclass(frozen=True, slots=True)
class Going:
    """Somebody on the way to the provider: its address, and what the browser keeps in a cookie until it comes back."""

    url: str
    browser: str


class Provider:
    """The provider of an office. It is asked nothing before somebody signs in."""

    def __init__(self, project: Project, settings: WebSettings) -> None:
        """Take the settings. Raises AccessFault where the secret cannot be read."""
        assert settings.openid
        self._settings: OpenId = settings.openid
        self._back = f"{settings.base}{BACK}"
        self._secret = openid_secret(project, settings.openid)
        self._lock = threading.Lock()
        self._client: tuple[float, _Client] | None = None

    def _asked(self) -> _Client:
        """Authlib's client, with what the provider says of itself. Raises AccessFault."""
        with self._lock:
            if self._client and time.monotonic() - self._client[0] < _KNOWN:
                return self._client[1]
            client = _Client(
                None,
                client_id=self._settings.client_id,
                client_secret=self._secret,
                server_metadata_url=f"{self._settings.issuer.rstrip('/')}/.well-known/openid-configuration",
                client_kwargs={"scope": _SCOPE, "code_challenge_method": "S256"},
            )
            client.server_metadata = self._held(client.load_server_metadata())
            self._client = (time.monotonic(), client)
            return client

    def _held(self, said: Any) -> dict[str, Any]:
        """What a provider says of itself, as far as it is asked for. Raises ValueError."""
        if not isinstance(said, dict) or said.get("issuer") != self._settings.issuer:
            raise ValueError("another issuer")
        held = {name: said[name] for name in ("issuer", *_ENDPOINTS, "_loaded_at")}
        if any(urlsplit(str(held[name])).scheme != urlsplit(self._settings.issuer).scheme for name in _ENDPOINTS):
            raise ValueError("not protected")
        signed = said.get("id_token_signing_alg_values_supported") or ["RS256"]
        return held | {"id_token_signing_alg_values_supported": [one for one in signed if one in ALGORITHMS]}

    def go(self, store: Store, then: str = "/", now: datetime | None = None) -> Going:
        """Where to send somebody who wants to come in, and `then` where on the page. Raises AccessFault."""
        try:
            asked = self._asked().create_authorization_url(self._back)
        except _FAULTS as fault:
            raise AccessFault(say("provider_silent", reason=_shown(fault))) from fault
        kept = {"nonce": asked["nonce"], "verifier": asked["code_verifier"], "then": then}
        with store.writing() as connection:
            # The state is kept under its hash: of those who come back, each used it once.
            browser = single_use.give(
                connection, Purpose.OPENID, hash_of(asked["state"]), kept, LASTS, now or this_moment()
            )
        return Going(asked["url"], f"{asked['state']}.{browser}")

    def back(
        self, store: Store, state: str, code: str, browser: str, now: datetime | None = None
    ) -> tuple[Account, str]:
        """Who has come back from the provider, and where they wanted to go.

        `browser` is what `go` gave the same browser: a state that a stranger began is worth nothing in it. Raises
        NotLetIn where what the provider says is not to be believed, or somebody has no account; AccessFault where it
        does not answer.
        """
        now = now or this_moment()
        begun, _, secret = browser.partition(".")
        with store.writing() as connection:
            kept = single_use.take(connection, Purpose.OPENID, secret, now)
        # Used up even where it is another's: nothing is tried twice.
        if kept is None or not state or begun != state or not code:
            raise NotLetIn(say("openid_over"))
        claims = self._claims(code, kept)
        return self._account(store, claims, now), str(kept["then"])

    def _claims(self, code: str, kept: dict[str, Any]) -> dict[str, Any]:
        """What a token says whose every part has been held against what was asked."""
        try:
            client = self._asked()
            token = client.fetch_access_token(self._back, code=code, code_verifier=kept["verifier"])
            if not isinstance(token.get("id_token"), str):
                raise ValueError("no identity")
            issuer = {"iss": {"essential": True, "values": [self._settings.issuer]}}
            audience = {"aud": {"essential": True, "value": self._settings.client_id}}
            claims = client.parse_id_token(token, kept["nonce"], claims_options=issuer | audience, leeway=_LEEWAY)
        except httpx.HTTPError as fault:
            raise AccessFault(say("provider_silent", reason=_shown(fault))) from fault
        except Exception as fault:
            # Whatever an answer that is none makes happen in the libraries that read it: nobody comes in.
            raise NotLetIn(say("openid_not_believed")) from fault
        return dict(claims)

    def _address(self, claims: dict[str, Any]) -> str:
        """The address of somebody, sure to be theirs. Raises NotLetIn."""
        # Microsoft 365 says `email` of what an account holder typed; the name of the account is what its office gave.
        given = self._settings.addresses is Addresses.GIVEN
        text = claims.get("preferred_username") if given else claims.get("email")
        address = (readable(text) if isinstance(text, str) and len(text) < 1000 else None) or ""
        sure = claims.get("email_verified") is not False if given else claims.get("email_verified") is True
        domain = address.lower().rpartition("@")[2]
        if not address or not sure or (self._settings.domains and domain not in self._settings.domains):
            raise NotLetIn(say("openid_address"))
        return address.lower()

    def _account(self, store: Store, claims: dict[str, Any], now: datetime) -> Account:
        """The account of somebody, made at their first coming where the settings say what they are. Raises NotLetIn."""
        address, subject = self._address(claims), f"{self._settings.issuer} {claims['sub']}"
        with store.writing() as connection:
            row = connection.execute("SELECT * FROM accounts WHERE subject = ?", (subject,)).fetchone()
            if row:
                return account_in(row)
            account = at_address(connection, address)
            if account:
                # Whoever has this address today is not who had it, where another was bound to it.
                sql = "UPDATE accounts SET subject = ? WHERE id = ? AND subject IS NULL"
                if not connection.execute(sql, (subject, account.id)).rowcount:
                    raise NotLetIn(say("openid_another", address=address))
                return account
            roles = self._settings.roles_of(address)
            if not roles:
                raise NotLetIn(say("openid_nobody", address=address))
            name = " ".join(str(claims.get("name") or address).split())[:120]
            person = Person(address, name if name.isprintable() else address, self._settings.lang, roles)
            account = add(connection, person, subject=subject, now=now)
            put(connection, Did.ACCEPTED, account, now=now)
            return account


_FAULTS = (AuthlibBaseError, httpx.HTTPError, ValueError, KeyError, TypeError, AttributeError)
"""What a provider that is not one, or that is not there, makes happen."""


def _shown(fault: Exception) -> str:
    return type(fault).__name__
