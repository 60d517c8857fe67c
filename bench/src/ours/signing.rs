//! `v*.public`.

use std::hint::black_box;

use super::{
    Claims, Contender, Custom, Footer, Kind, Library, Ours, Sign, Token, Untrusted, Verified,
    Verify, claims, expect_claims, keep, raw, rules,
};

/// The keys of a version, and the id of the public one.
pub(super) struct Signing<S, P, I> {
    pub(super) name: &'static str,
    pub(super) secret: S,
    pub(super) public: P,
    pub(super) kid: I,
}

impl<S, P, I> Signing<S, P, I>
where
    S: Sign,
    I: Copy + Into<Footer<'static>>,
{
    fn sign(&self, claims: &Claims<Custom>) -> String {
        Token::new(claims)
            .and_then(|token| token.footer(self.kid).sign(&self.secret))
            .expect("it has nothing to refuse")
    }
}

impl<S, P, I> Ours for Signing<S, P, I>
where
    S: Sign + Sync + 'static,
    P: Verify + Sync + 'static,
    I: Copy + Into<Footer<'static>> + Sync + 'static,
{
    fn footer(&self) -> String {
        let footer: Footer<'_> = self.kid.into();
        String::from_utf8(footer.as_bytes().to_vec()).expect("it is JSON")
    }

    fn token(&self) -> String {
        self.sign(&claims())
    }

    fn making(&'static self) -> Contender {
        let claims = keep(claims());
        Contender::making(self.name, Kind::Ours, move || self.sign(claims))
    }

    fn reading(&'static self, token: &'static str) -> Vec<Contender> {
        let rules = keep(rules());
        let alone = format!("{}, custom claims alone", self.name);
        vec![
            Contender::doing(
                self.name,
                Kind::Ours,
                move || -> Verified<Claims<Custom>> {
                    let token = Untrusted::parse(token).expect("it is well-formed");
                    token.verify(&self.public, rules).expect("it holds")
                },
            ),
            Contender::doing(&alone, Kind::Ours, move || -> Verified<Custom> {
                let token = Untrusted::parse(token).expect("it is well-formed");
                token.verify(&self.public, rules).expect("it holds")
            }),
        ]
    }

    fn checking(&'static self, token: &'static str) -> Box<dyn Fn() + Sync> {
        let rules = keep(rules());
        Box::new(move || {
            let token = Untrusted::parse(token).expect("it is well-formed");
            let token: Verified<Claims<Custom>> =
                token.verify(&self.public, rules).expect("it holds");
            drop(black_box(token));
        })
    }

    fn must_accept(&self, token: &str) {
        let claims = Untrusted::parse(token)
            .and_then(|token| token.verify(&self.public, &rules()))
            .expect("we verify what a contender signed");
        expect_claims(&claims);
    }

    fn boxed(self: Box<Self>) -> Box<dyn Library> {
        self
    }
}

impl<S: Sign + Sync, P: Verify + Sync, I: Sync> Library for Signing<S, P, I> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn make(&self, payload: &str, footer: &str, implicit: &str) -> String {
        Token::from_bytes(payload.as_bytes())
            .footer(footer)
            .implicit(implicit)
            .sign(&self.secret)
            .expect("nothing in it is refused")
    }

    fn read(
        &self,
        token: &str,
        footer: &str,
        implicit: &str,
        show: &mut dyn FnMut(&[u8]),
    ) -> Option<()> {
        let token = Untrusted::parse(token).ok()?.require_footer(footer).ok()?;
        let token = token.implicit(implicit).verify(&self.public, &raw).ok()?;
        show(token.payload());
        Some(())
    }
}
