//! Tokens of `pasetors` are read by ours, and ours by it: with footer, with implicit assertion, with
//! claims. It has no version 1 and no `v3.local`.

use paseto::{Claims, Error, Rules, Token, Untrusted, Verified};
use pasetors::{
    Local, Public,
    claims::{Claims as TheirClaims, ClaimsValidationRules},
    footer::Footer,
    keys::{AsymmetricKeyPair, AsymmetricPublicKey, AsymmetricSecretKey, Generate, SymmetricKey},
    local, public,
    token::UntrustedToken,
    version2, version3, version4,
    version4::V4,
};
use serde::{Deserialize, Serialize};

use super::KEY;
use crate::errors::code;

const FOOTERS: [&str; 3] = ["", "a plain footer", r#"{"kid":"2024-05","region":"eu"}"#];
const IMPLICIT: &str = "tenant 7";

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Session {
    role: String,
    seats: u32,
}

fn session() -> Session {
    Session {
        role: "admin".into(),
        seats: 4,
    }
}

fn their_claims() -> TheirClaims {
    let mut claims = TheirClaims::new().unwrap();
    claims.issuer("https://id.example").unwrap();
    claims.subject("alice").unwrap();
    claims.audience("api").unwrap();
    claims.token_identifier("7hC4kQz9").unwrap();
    claims.add_additional("role", "admin").unwrap();
    claims.add_additional("seats", 4).unwrap();
    claims
}

fn their_rules() -> ClaimsValidationRules {
    let mut rules = ClaimsValidationRules::new();
    rules.validate_issuer_with("https://id.example");
    rules.validate_subject_with("alice");
    rules.validate_audience_with("api");
    rules.validate_token_identifier_with("7hC4kQz9");
    rules
}

fn our_claims() -> Claims<Session> {
    Claims::new(session())
        .issuer("https://id.example")
        .subject("alice")
        .audience("api")
        .token_identifier("7hC4kQz9")
}

fn our_rules() -> Rules {
    Rules::now()
        .issuer("https://id.example")
        .subject("alice")
        .audience("api")
        .token_identifier("7hC4kQz9")
        .require("nbf")
        .require("iat")
}

fn check_theirs(payload: &str) {
    let claims = TheirClaims::from_string(payload).unwrap();
    their_rules().validate_claims(&claims).unwrap();
    assert_eq!(claims.get_claim("role").unwrap(), "admin");
    assert_eq!(claims.get_claim("seats").unwrap(), 4);
}

fn some(footer: &str) -> Option<&[u8]> {
    (!footer.is_empty()).then_some(footer.as_bytes())
}

/// One version and purpose in both directions, by the interface that takes bytes: the keys of both
/// sides, to make and to read with. `implicit` is there where the version has one.
macro_rules! goes_across {
    (
        $module:ident::$V:ident $P:ident,
        theirs: $Token:ident $make:ident $their_make:expr, $read:ident $their_read:expr,
        ours: $seal:ident $our_make:expr, $open:ident $our_read:expr
        $(, implicit: $implicit:expr)?
    ) => {
        for footer in FOOTERS {
            let payload = their_claims().to_string().unwrap();
            let text = $module::$Token::$make(
                $their_make,
                payload.as_bytes(),
                some(footer)
                $(, Some($implicit.as_bytes()))?
            );
            let text = text.unwrap();
            let token = Untrusted::parse(&text).unwrap() $(.implicit($implicit))?;
            let token = token.require_footer(footer).unwrap();
            let token: Verified<Claims<Session>> = token.$open($our_read, &our_rules()).unwrap();
            assert_eq!(*token.claims().custom(), session());
            let other = Untrusted::parse(&text).unwrap().require_footer("another");
            assert_eq!(other.unwrap_err(), Error::FooterMismatch);
            $({
                let token = Untrusted::parse(&text).unwrap().implicit([$implicit, "0"].concat());
                let result = token.$open::<_, Session>($our_read, &our_rules());
                assert_eq!(code(result), "not-authentic");
            })?

            let ours = Token::new(&our_claims()).unwrap().footer(footer);
            let text = ours $(.implicit($implicit))? .$seal($our_make).unwrap();
            let token = UntrustedToken::<$P, $module::$V>::try_from(&text).unwrap();
            let token = $module::$Token::$read(
                $their_read,
                &token,
                some(footer)
                $(, Some($implicit.as_bytes()))?
            );
            check_theirs(token.unwrap().payload());
        }
    };
}

macro_rules! of_local {
    ($test:ident: $module:ident::$V:ident $ours:ident $(, implicit: $implicit:expr)?) => {
        #[test]
        fn $test() {
            let theirs = SymmetricKey::<$module::$V>::from(&KEY).unwrap();
            let ours = paseto::$ours::LocalKey::from_bytes(theirs.as_bytes()).unwrap();
            goes_across! {
                $module::$V Local,
                theirs: LocalToken encrypt &theirs, decrypt &theirs,
                ours: encrypt &ours, decrypt &ours
                $(, implicit: $implicit)?
            }
        }
    };
}

macro_rules! of_public {
    ($test:ident: $module:ident::$V:ident $ours:ident $(, implicit: $implicit:expr)?) => {
        #[test]
        fn $test() {
            let theirs = AsymmetricKeyPair::<$module::$V>::generate().unwrap();
            let (secret, public) = (&theirs.secret, &theirs.public);
            let ours = paseto::$ours::SecretKey::from_bytes(secret.as_bytes()).unwrap();
            let read = paseto::$ours::PublicKey::from_bytes(public.as_bytes()).unwrap();
            goes_across! {
                $module::$V Public,
                theirs: PublicToken sign secret, verify public,
                ours: sign &ours, verify &read
                $(, implicit: $implicit)?
            }
        }
    };
}

of_local!(v2_local: version2::V2 v2);
of_local!(v4_local: version4::V4 v4, implicit: IMPLICIT);
of_public!(v2_public: version2::V2 v2);
of_public!(v3_public: version3::V3 v3, implicit: IMPLICIT);
of_public!(v4_public: version4::V4 v4, implicit: IMPLICIT);

fn their_footer() -> Footer {
    let mut footer = Footer::new();
    footer.add_additional("region", "eu").unwrap();
    footer
}

/// The modules `public` and `local`, which most people use: version 4, with claims and rules.
#[test]
fn public_with_claims() {
    let ours = paseto::v4::SecretKey::generate().unwrap();
    let secret = AsymmetricSecretKey::<V4>::from(ours.expose_bytes().expose()).unwrap();
    let key = AsymmetricPublicKey::<V4>::from(ours.public_key().as_bytes()).unwrap();
    let (footer, implicit) = (their_footer(), Some(IMPLICIT.as_bytes()));

    let text = public::sign(&secret, &their_claims(), Some(&footer), implicit).unwrap();
    let token = Untrusted::parse(&text).unwrap().implicit(IMPLICIT);
    let token = token.require_footer(r#"{"region":"eu"}"#).unwrap();
    let token: Verified<Claims<Session>> = token.verify(ours.public_key(), &our_rules()).unwrap();
    assert_eq!(*token.claims().custom(), session());

    let token = Token::new(&our_claims())
        .unwrap()
        .footer(r#"{"region":"eu"}"#);
    let text = token.implicit(IMPLICIT).sign(&ours).unwrap();
    let token = UntrustedToken::<Public, V4>::try_from(&text).unwrap();
    let token = public::verify(&key, &token, &their_rules(), Some(&footer), implicit).unwrap();
    assert_eq!(
        token.payload_claims().unwrap().get_claim("role").unwrap(),
        "admin"
    );
}

#[test]
fn local_with_claims() {
    let key = SymmetricKey::<V4>::from(&KEY).unwrap();
    let ours = paseto::v4::LocalKey::from_bytes(&KEY).unwrap();
    let (footer, implicit) = (their_footer(), Some(IMPLICIT.as_bytes()));

    let text = local::encrypt(&key, &their_claims(), Some(&footer), implicit).unwrap();
    let token = Untrusted::parse(&text).unwrap().implicit(IMPLICIT);
    let token: Verified<Claims<Session>> = token.decrypt(&ours, &our_rules()).unwrap();
    assert_eq!(*token.claims().custom(), session());

    let token = Token::new(&our_claims())
        .unwrap()
        .footer(r#"{"region":"eu"}"#);
    let text = token.implicit(IMPLICIT).encrypt(&ours).unwrap();
    let token = UntrustedToken::<Local, V4>::try_from(&text).unwrap();
    local::decrypt(&key, &token, &their_rules(), Some(&footer), implicit).unwrap();
}
