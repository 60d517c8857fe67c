//! `v*.local`.

use std::hint::black_box;

use super::{
    Claims, Contender, Custom, Decrypt, Encrypt, Kind, Library, Ours, Token, Untrusted, Verified,
    claims, expect_claims, keep, raw, rules,
};

/// The key of a version.
pub(super) struct Encrypting<K> {
    pub(super) name: &'static str,
    pub(super) key: K,
}

impl<K: Encrypt> Encrypting<K> {
    fn encrypt(&self, claims: &Claims<Custom>) -> String {
        Token::new(claims)
            .and_then(|token| token.encrypt(&self.key))
            .expect("it has nothing to refuse")
    }
}

impl<K: Encrypt + Decrypt + Sync + 'static> Ours for Encrypting<K> {
    fn footer(&self) -> String {
        String::new()
    }

    fn token(&self) -> String {
        self.encrypt(&claims())
    }

    fn making(&'static self) -> Contender {
        let claims = keep(claims());
        Contender::making(self.name, Kind::Ours, move || self.encrypt(claims))
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
                    token.decrypt(&self.key, rules).expect("it holds")
                },
            ),
            Contender::doing(&alone, Kind::Ours, move || -> Verified<Custom> {
                let token = Untrusted::parse(token).expect("it is well-formed");
                token.decrypt(&self.key, rules).expect("it holds")
            }),
        ]
    }

    fn checking(&'static self, token: &'static str) -> Box<dyn Fn() + Sync> {
        let rules = keep(rules());
        Box::new(move || {
            let token = Untrusted::parse(token).expect("it is well-formed");
            let token: Verified<Claims<Custom>> =
                token.decrypt(&self.key, rules).expect("it holds");
            drop(black_box(token));
        })
    }

    fn must_accept(&self, token: &str) {
        let claims = Untrusted::parse(token)
            .and_then(|token| token.decrypt(&self.key, &rules()))
            .expect("we decrypt what a contender encrypted");
        expect_claims(&claims);
    }

    fn boxed(self: Box<Self>) -> Box<dyn Library> {
        self
    }
}

impl<K: Encrypt + Decrypt + Sync> Library for Encrypting<K> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn make(&self, payload: &str, footer: &str, implicit: &str) -> String {
        Token::from_bytes(payload.as_bytes())
            .footer(footer)
            .implicit(implicit)
            .encrypt(&self.key)
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
        let token = token.implicit(implicit).decrypt(&self.key, &raw).ok()?;
        show(token.payload());
        Some(())
    }
}
