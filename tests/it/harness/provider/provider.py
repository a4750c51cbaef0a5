"""A provider of OpenID Connect for tests: discovery, keys, authorization code flow with PKCE, tokens that OpenSSL signs.

Its one user is always signed in. What it says of them, and how it lies, is set by POST /control:
{"claims": {…}} replaces claims of the next tokens (null removes one), {"algorithm": "RS256" | "EdDSA" | "none"},
{"rotate": true} makes new keys, {"in_token": false} tells the address only at the userinfo endpoint.

Usage: provider.py FOLDER NOW, with NOW in seconds since 1970. Prints its issuer.
"""

import base64
import hashlib
import json
import secrets
import subprocess
import sys
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CLIENT_ID, CLIENT_SECRET = "escale", "correct-horse-battery"


def encoded(octets):
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def openssl(*arguments, given=b""):
    return subprocess.run(["openssl", *arguments], input=given, check=True, capture_output=True).stdout


class Key:
    """A key of OpenSSL, in a file."""

    def __init__(self, folder, algorithm):
        self.algorithm = algorithm
        self.name = secrets.token_hex(4)
        self.file = str(folder / f"{self.name}.pem")
        kind = {"RS256": ["RSA", "-pkeyopt", "rsa_keygen_bits:2048"], "EdDSA": ["ED25519"]}[algorithm]
        openssl("genpkey", "-algorithm", *kind, "-out", self.file)

    def public(self):
        common = {"kid": self.name, "use": "sig", "alg": self.algorithm}
        if self.algorithm == "EdDSA":
            der = openssl("pkey", "-in", self.file, "-pubout", "-outform", "DER")
            return common | {"kty": "OKP", "crv": "Ed25519", "x": encoded(der[-32:])}
        modulus = openssl("rsa", "-in", self.file, "-noout", "-modulus").decode().strip().removeprefix("Modulus=")
        return common | {"kty": "RSA", "e": "AQAB", "n": encoded(bytes.fromhex(modulus))}

    def sign(self, octets):
        if self.algorithm == "RS256":
            return openssl("dgst", "-sha256", "-sign", self.file, given=octets)
        message = Path(self.file + ".message")
        message.write_bytes(octets)
        return openssl("pkeyutl", "-sign", "-rawin", "-inkey", self.file, "-in", str(message))


class Provider:
    """What it knows, and how it lies."""

    def __init__(self, folder, now):
        self.folder, self.now, self.issuer = folder, now, ""
        self.algorithm, self.claims, self.in_token = "RS256", {}, True
        self.codes, self.tokens = {}, set()
        self.renew_keys()

    def renew_keys(self):
        self.keys = {name: Key(self.folder, name) for name in ("RS256", "EdDSA")}

    def described(self):
        return {
            "issuer": self.issuer,
            "authorization_endpoint": self.issuer + "/authorize",
            "token_endpoint": self.issuer + "/token",
            "userinfo_endpoint": self.issuer + "/userinfo",
            "jwks_uri": self.issuer + "/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256", "EdDSA", "none"],
        }

    def user(self):
        said = {"sub": "248289761001", "email": "anna@city.example", "email_verified": True} | self.claims
        return {name: value for name, value in said.items() if value is not None}

    def id_token(self, nonce):
        said = {"iss": self.issuer, "aud": CLIENT_ID, "iat": self.now, "exp": self.now + 300, "nonce": nonce}
        told = self.user()
        if not self.in_token:
            told = {"sub": told["sub"]}
        head = {"alg": self.algorithm, "typ": "JWT"}
        key = self.keys.get(self.algorithm)
        if key:
            head["kid"] = key.name
        parts = [encoded(json.dumps(part).encode()) for part in (head, said | told | self.claims)]
        signed = ".".join(parts)
        return signed + "." + (encoded(key.sign(signed.encode())) if key else "")


class Handler(BaseHTTPRequestHandler):
    """One request."""

    provider = None

    def do_GET(self):
        path, _, query = self.path.partition("?")
        asked = dict(urllib.parse.parse_qsl(query))
        if path == "/.well-known/openid-configuration":
            self.answer(200, self.provider.described())
        elif path == "/keys":
            self.answer(200, {"keys": [key.public() for key in self.provider.keys.values()]})
        elif path == "/authorize":
            self.authorize(asked)
        elif path == "/userinfo" and self.headers["Authorization"].removeprefix("Bearer ") in self.provider.tokens:
            self.answer(200, self.provider.user())
        else:
            self.answer(404, {})

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == "/token":
            self.hand_out(dict(urllib.parse.parse_qsl(body)))
        elif self.path == "/control":
            wanted = json.loads(body)
            if wanted.pop("rotate", False):
                self.provider.renew_keys()
            for name, value in wanted.items():
                setattr(self.provider, name, value)
            self.answer(200, {})
        else:
            self.answer(404, {})

    def authorize(self, asked):
        is_complete = (
            asked.get("client_id") == CLIENT_ID
            and asked.get("response_type") == "code"
            and asked.get("code_challenge_method") == "S256"
            and {"openid", "email"} <= set(asked.get("scope", "").split())
            and all(asked.get(name) for name in ("state", "nonce", "redirect_uri"))
        )
        if not is_complete:
            self.answer(400, {"error": "invalid_request"})
            return
        code = secrets.token_urlsafe(16)
        self.provider.codes[code] = asked
        back = urllib.parse.urlencode({"code": code, "state": asked["state"]})
        self.send_response(302)
        self.send_header("Location", asked["redirect_uri"] + "?" + back)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def hand_out(self, given):
        asked = self.provider.codes.pop(given.get("code"), None)
        proof = base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
        challenge = encoded(hashlib.sha256(given.get("code_verifier", "").encode()).digest())
        if self.headers["Authorization"] != "Basic " + proof:
            self.answer(401, {"error": "invalid_client"})
        elif not asked or asked["redirect_uri"] != given["redirect_uri"] or asked["code_challenge"] != challenge:
            self.answer(400, {"error": "invalid_grant"})
        else:
            access = secrets.token_urlsafe(16)
            self.provider.tokens.add(access)
            token = self.provider.id_token(asked["nonce"])
            self.answer(200, {"access_token": access, "token_type": "Bearer", "id_token": token})

    def answer(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
Handler.provider = Provider(Path(sys.argv[1]), int(sys.argv[2]))
Handler.provider.issuer = f"http://127.0.0.1:{server.server_port}"
print(Handler.provider.issuer, flush=True)
server.serve_forever()
