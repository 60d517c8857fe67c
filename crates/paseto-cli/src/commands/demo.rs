//! `demo`: the whole story, with the library at work in each step.

use core::time::Duration;

use paseto::{Claims, Error, Rules, Timestamp, Token, Untrusted, Verified};
use serde::{Deserialize, Serialize};

use crate::{
    failure::Failure,
    keys::{LocalKey, PublicKey, SecretKey, Version},
    output::print_line as say,
};

/// The custom claims of the story.
#[derive(Deserialize, Serialize)]
struct Session {
    role: String,
}

const ISSUER: &str = "https://id.example";
const AUDIENCE: &str = "api";

pub(super) fn run() -> Result<(), Failure> {
    let (secret, public) = keys()?;
    let (text, expires) = sign(&secret)?;
    verify(&public, &text)?;
    refusals(&secret, &public, &text, expires)?;
    local(&public)?;
    say("\nEvery step was done by the library, and everything that had to be refused was.")
}

fn keys() -> Result<(SecretKey, PublicKey), Failure> {
    step(
        1,
        "A pair of keys: the secret one signs, the public one verifies.",
    )?;
    command("paseto keygen v4 public --out alice.key")?;
    let secret = SecretKey::generate(Version::V4).map_err(broken)?;
    let public = secret.public();
    say("  The secret key stays in alice.key, which only its owner can read, and is not shown.")?;
    say(&format!("  public key  {}", public.paserk()))?;
    say(&format!("  id          {}", public.id()))?;
    Ok((secret, public))
}

/// The text of a token, and when it expires.
fn sign(secret: &SecretKey) -> Result<(String, Timestamp), Failure> {
    step(2, "A token for the user alice, for 15 minutes.")?;
    command(&format!(
        "paseto sign --key-file alice.key --kid --iss {ISSUER} --sub alice --aud {AUDIENCE} \
         --claim role=admin --expires-in 15m > token.txt"
    ))?;
    let claims = claims().expires_in(Duration::from_secs(900));
    let expires = claims.exp().unwrap_or(Timestamp::MAX);
    let token = Token::new(&claims).map_err(broken)?.footer(secret.kid());
    let text = secret.sign(token).map_err(broken)?;
    say(&format!("  {text}"))?;
    Ok((text, expires))
}

fn claims() -> Claims<Session> {
    let role = "admin".to_owned();
    Claims::new(Session { role })
        .issuer(ISSUER)
        .subject("alice")
        .audience(AUDIENCE)
}

fn verify(public: &PublicKey, text: &str) -> Result<(), Failure> {
    step(3, "Whoever has the public key can check it.")?;
    command(&format!(
        "paseto verify --key-file alice.key.pub --iss {ISSUER} --aud {AUDIENCE} < token.txt"
    ))?;
    let rules = Rules::now().issuer(ISSUER).audience(AUDIENCE);
    let verified = check(public, text, &rules).map_err(broken)?;
    let claims = verified.claims();
    say(&format!(
        "  accepted: sub = {}, role = {}",
        claims.sub().unwrap_or("missing"),
        claims.custom().role
    ))
}

fn refusals(
    secret: &SecretKey,
    public: &PublicKey,
    text: &str,
    expires: Timestamp,
) -> Result<(), Failure> {
    let rules = || Rules::now().issuer(ISSUER).audience(AUDIENCE);

    step(4, "One letter of the token is changed.")?;
    command(
        "sed 's/^v4.public.e/v4.public.f/' token.txt | paseto verify --key-file alice.key.pub",
    )?;
    refused("not-authentic", check(public, &altered(text), &rules()))?;

    step(5, "The token is checked with somebody else's key.")?;
    command("paseto keygen v4 public --out bob.key")?;
    command("paseto verify --key-file bob.key.pub < token.txt")?;
    let other = SecretKey::generate(Version::V4).map_err(broken)?;
    refused("not-authentic", check(&other.public(), text, &rules()))?;

    step(
        6,
        "Somebody else signs a token for alice with a key of their own.",
    )?;
    command("paseto sign --key-file bob.key --sub alice > forged.txt")?;
    command("paseto verify --key-file alice.key.pub < forged.txt")?;
    let forged = Token::new(&claims())
        .and_then(|token| other.sign(token.footer(secret.kid())))
        .map_err(broken)?;
    refused("not-authentic", check(public, &forged, &rules()))?;

    step(7, "The token is used a day after it has expired.")?;
    let late = expires.saturating_add(Duration::from_secs(86_400));
    command(&format!(
        "paseto verify --key-file alice.key.pub --at {late} < token.txt"
    ))?;
    refused("claims", check(public, text, &Rules::at(late)))?;

    step(8, "The token is shown to a service that it is not for.")?;
    command("paseto verify --key-file alice.key.pub --aud billing < token.txt")?;
    let billing = Rules::now().audience("billing");
    refused("claims", check(public, text, &billing))
}

fn local(public: &PublicKey) -> Result<(), Failure> {
    step(
        9,
        "A token that nobody else can read: encrypted with a local key.",
    )?;
    command("paseto keygen v4 local --out shared.key")?;
    command("paseto encrypt --key-file shared.key --sub alice --claim role=admin > sealed.txt")?;
    let key = LocalKey::generate(Version::V4).map_err(broken)?;
    let text = Token::new(&claims())
        .and_then(|token| key.encrypt(token))
        .map_err(broken)?;
    say(&format!("  {text}"))?;
    command("paseto decrypt --key-file shared.key < sealed.txt")?;
    let verified: Verified<Claims<Session>> = Untrusted::parse(&text)
        .and_then(|token| key.decrypt(token, &Rules::now()))
        .map_err(broken)?;
    say(&format!(
        "  accepted: role = {}",
        verified.claims().custom().role
    ))?;

    step(
        10,
        "The encrypted token is given to a public key: no key takes a token that is not its own.",
    )?;
    command("paseto verify --key-file alice.key.pub < sealed.txt")?;
    refused("wrong-header", check(public, &text, &Rules::now()))
}

fn check(key: &PublicKey, text: &str, rules: &Rules) -> Result<Verified<Claims<Session>>, Error> {
    key.verify(Untrusted::parse(text)?, rules)
}

/// The token with the first letter of its payload changed. It is always an `e`: a payload begins
/// with `{"`.
fn altered(text: &str) -> String {
    text.replacen("v4.public.e", "v4.public.f", 1)
}

fn step(number: u8, title: &str) -> Result<(), Failure> {
    let gap = if number == 1 { "" } else { "\n" };
    say(&format!("{gap}{number}. {title}"))
}

fn command(command: &str) -> Result<(), Failure> {
    say(&format!("  $ {command}"))
}

/// The story goes on only if the token was refused, and for its own reason.
fn refused<C>(code: &str, outcome: Result<C, Error>) -> Result<(), Failure> {
    match outcome {
        Err(why) if why.code() == code => say(&format!("  refused: {why}")),
        Err(why) => Err(unexpected(&format!(
            "it was refused for another reason: {why}"
        ))),
        Ok(_) => Err(unexpected("it was accepted, and must not be")),
    }
}

fn broken(why: Error) -> Failure {
    unexpected(&why.to_string())
}

fn unexpected(why: &str) -> Failure {
    Failure::refused("demo", format!("the demonstration failed: {why}"))
}
