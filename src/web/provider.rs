//! The provider that knows the people of an office (OpenID Connect Core 1.0 §3.1): authorization code flow with PKCE
//! (RFC 7636). What it says of itself (OpenID Connect Discovery 1.0) is fetched when it is first needed and believed for
//! an hour, so a provider that is down stops nothing but signing in by it.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use actix_web::web::block;
use chrono::DateTime;
use jiff::{SignedDuration, Timestamp};
use openidconnect::core::{
    CoreClient, CoreIdToken, CoreIdTokenClaims, CoreJwsSigningAlgorithm, CoreProviderMetadata,
    CoreResponseType, CoreUserInfoClaims,
};
use openidconnect::{
    AccessToken, AuthenticationFlow, AuthorizationCode, ClaimsVerificationError, ClientId,
    ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest,
    HttpResponse, IssuerUrl, Nonce, OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier,
    RedirectUrl, RequestTokenError, Scope, SignatureVerificationError, TokenResponse as _, http,
};
use secrecy::ExposeSecret as _;
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;
use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};

use crate::actions::sign_in::Known;
use crate::config::Oidc;

/// How long what a provider says of itself is believed.
const KNOWN_FOR: SignedDuration = SignedDuration::from_hours(1);
/// How long a provider may take for an answer.
const PATIENCE: Duration = Duration::from_secs(8);
/// The longest answer that is read, in octets.
const LONGEST_ANSWER: u64 = 1024 * 1024;
/// How many ask the provider at once: each holds a thread that others need, however slow it is.
const AT_ONCE: usize = 2;
/// Signatures that only the provider can make. Not those that whoever knows the client secret can make, nor none.
const SIGNATURES: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// A provider of which everything is known that signing in needs.
type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    /// The addresses that were configured are none.
    #[error("{0} is no address of a provider or of ours")]
    Address(String),
    /// It does not answer, or not as a provider does.
    #[error("the provider that ESCALE_OIDC_ISSUER names cannot be asked: {0}")]
    Away(String),
    /// It answers, and what it says proves nothing.
    #[error("the provider that ESCALE_OIDC_ISSUER names vouches for nobody: {0}")]
    Unproven(String),
}

/// What a browser keeps while its user is with the provider.
#[derive(Clone, Serialize, Deserialize)]
pub struct Attempt {
    /// Comes back with the user: the answer is to a question of this browser.
    pub state: String,
    /// Comes back inside the token: the token was made for this attempt.
    nonce: String,
    /// Proves at the provider that whoever brings the code has asked for it.
    verifier: String,
    /// Where to go then.
    pub next: String,
}

/// The provider. Cheap to clone; copies share what is known of it.
#[derive(Clone)]
pub struct Provider(Arc<Inner>);

struct Inner {
    issuer: IssuerUrl,
    client_id: ClientId,
    client_secret: ClientSecret,
    back: RedirectUrl,
    agent: Agent,
    /// What it said of itself, and until when that is believed.
    description: Mutex<Option<(CoreProviderMetadata, Timestamp)>>,
    turns: Semaphore,
}

impl Provider {
    /// The provider that is configured; it sends users back to `/sign-in/oidc/callback` below `public_url`.
    ///
    /// # Errors
    /// [`ProviderError::Address`].
    pub fn new(oidc: &Oidc, public_url: &str) -> Result<Self, ProviderError> {
        let unusable = |text: &str| ProviderError::Address(text.to_owned());
        let back = format!("{}/sign-in/oidc/callback", public_url.trim_end_matches('/'));
        let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier);
        let agent = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .max_redirects(0)
            .http_status_as_error(false)
            .tls_config(tls.build())
            .build();
        Ok(Self(Arc::new(Inner {
            issuer: IssuerUrl::new(oidc.issuer.clone())
                .map_err(|_unsaid| unusable(&oidc.issuer))?,
            client_id: ClientId::new(oidc.client_id.clone()),
            client_secret: ClientSecret::new(oidc.client_secret.expose_secret().to_owned()),
            back: RedirectUrl::new(back.clone()).map_err(|_unsaid| unusable(&back))?,
            agent: agent.into(),
            description: Mutex::default(),
            turns: Semaphore::new(AT_ONCE),
        })))
    }

    /// Where to send a browser, and what it keeps until it comes back; then its user goes on to `next`.
    ///
    /// # Errors
    /// [`ProviderError::Away`].
    pub async fn begin(
        &self,
        next: String,
        now: Timestamp,
    ) -> Result<(String, Attempt), ProviderError> {
        self.in_turn(move |inner| inner.begin(next, now)).await
    }

    /// Whom the provider vouches for with a code that a browser brought back.
    ///
    /// # Errors
    /// [`ProviderError::Away`], and [`ProviderError::Unproven`] if the code is none, was used, or stands for nobody with
    /// a verified address.
    pub async fn finish(
        &self,
        attempt: Attempt,
        code: String,
        now: Timestamp,
    ) -> Result<Known, ProviderError> {
        self.in_turn(move |inner| inner.finish(&attempt, code, now))
            .await
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Inner) -> Result<T, ProviderError> + Send + 'static,
    ) -> Result<T, ProviderError> {
        let broken = |error: &dyn std::fmt::Display| ProviderError::Away(error.to_string());
        let turn = self.0.turns.acquire().await;
        let turn = turn.map_err(|error| broken(&error))?;
        let inner = Arc::clone(&self.0);
        let done = block(move || work(&inner)).await;
        drop(turn);
        done.map_err(|error| broken(&error))?
    }
}

impl Inner {
    fn begin(&self, next: String, now: Timestamp) -> Result<(String, Attempt), ProviderError> {
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let (url, state, nonce) = self
            .client(now)?
            .authorize_url(
                AuthenticationFlow::<CoreResponseType>::AuthorizationCode,
                CsrfToken::new_random,
                Nonce::new_random,
            )
            .add_scope(Scope::new("email".to_owned()))
            .set_pkce_challenge(challenge)
            .url();
        let attempt = Attempt {
            state: state.into_secret(),
            nonce: nonce.secret().clone(),
            verifier: verifier.into_secret(),
            next,
        };
        Ok((url.into(), attempt))
    }

    fn finish(
        &self,
        attempt: &Attempt,
        code: String,
        now: Timestamp,
    ) -> Result<Known, ProviderError> {
        let client = self.client(now)?;
        let ask = |request| self.ask(request);
        let tokens = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(unproven)?
            .set_pkce_verifier(PkceCodeVerifier::new(attempt.verifier.clone()))
            .request(&ask)
            .map_err(|error| match error {
                RequestTokenError::Request(error) => away(error),
                other => unproven(other),
            })?;
        let token = tokens
            .id_token()
            .ok_or_else(|| ProviderError::Unproven("it sent no ID token".to_owned()))?;
        let nonce = Nonce::new(attempt.nonce.clone());
        let claims = match verified(&client, token, &nonce, now) {
            // it may have changed its keys since it was asked for them
            Err(ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey,
            )) => verified(&self.with(self.discover(now)?), token, &nonce, now),
            other => other,
        }
        .map_err(unproven)?;
        self.known(&client, &claims, tokens.access_token())
    }

    /// Who the claims are about. The address may be told only to who asks for it with the access token (§5.4).
    fn known(
        &self,
        client: &Client,
        claims: &CoreIdTokenClaims,
        access: &AccessToken,
    ) -> Result<Known, ProviderError> {
        let subject = claims.subject();
        let (email, is_verified) = if let Some(email) = claims.email() {
            (Some(email.clone()), claims.email_verified())
        } else {
            let wanted = client.user_info(access.clone(), Some(subject.clone()));
            let told: CoreUserInfoClaims = wanted
                .map_err(unproven)?
                .request(&|request| self.ask(request))
                .map_err(unproven)?;
            (told.email().cloned(), told.email_verified())
        };
        let email = email.filter(|_| is_verified == Some(true)).ok_or_else(|| {
            ProviderError::Unproven("it tells no e-mail address that it has verified".to_owned())
        })?;
        Ok(Known {
            issuer: self.issuer.to_string(),
            subject: subject.to_string(),
            email: email.to_string(),
        })
    }

    fn client(&self, now: Timestamp) -> Result<Client, ProviderError> {
        let known = {
            let kept = self.description.lock();
            kept.unwrap_or_else(PoisonError::into_inner).clone()
        };
        let description = match known {
            Some((description, until)) if now < until => description,
            _ => self.discover(now)?,
        };
        Ok(self.with(description))
    }

    fn with(&self, description: CoreProviderMetadata) -> Client {
        let secret = Some(self.client_secret.clone());
        CoreClient::from_provider_metadata(description, self.client_id.clone(), secret)
            .set_redirect_uri(self.back.clone())
    }

    /// Asks the provider what it says of itself, its keys too.
    fn discover(&self, now: Timestamp) -> Result<CoreProviderMetadata, ProviderError> {
        let ask = |request| self.ask(request);
        let description = CoreProviderMetadata::discover(&self.issuer, &ask).map_err(away)?;
        let until = now.saturating_add(KNOWN_FOR).unwrap_or(Timestamp::MAX);
        let mut kept = self
            .description
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *kept = Some((description.clone(), until));
        Ok(description)
    }

    fn ask(&self, request: HttpRequest) -> Result<HttpResponse, ureq::Error> {
        let (head, mut body) = self.agent.run(request)?.into_parts();
        let body = body.with_config().limit(LONGEST_ANSWER).read_to_vec()?;
        Ok(http::Response::from_parts(head, body))
    }
}

/// What a token claims, if the provider has signed it, for us, for this attempt, and not too long ago (§3.1.3.7).
fn verified(
    client: &Client,
    token: &CoreIdToken,
    nonce: &Nonce,
    now: Timestamp,
) -> Result<CoreIdTokenClaims, ClaimsVerificationError> {
    let present = move || DateTime::from_timestamp_nanos(saturated(now));
    let verifier = client
        .id_token_verifier()
        .set_allowed_algs(SIGNATURES)
        .set_time_fn(present);
    token.claims(&verifier, nonce).cloned()
}

fn saturated(now: Timestamp) -> i64 {
    i64::try_from(now.as_nanosecond()).unwrap_or(i64::MAX)
}

fn away(error: impl Into<anyhow::Error>) -> ProviderError {
    ProviderError::Away(format!("{:#}", error.into()))
}

fn unproven(error: impl Into<anyhow::Error>) -> ProviderError {
    ProviderError::Unproven(format!("{:#}", error.into()))
}

impl std::fmt::Debug for Provider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Provider")
            .field(&self.0.issuer.as_str())
            .finish()
    }
}

impl std::fmt::Debug for Attempt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Attempt")
    }
}
