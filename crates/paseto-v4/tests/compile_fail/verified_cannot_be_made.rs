//! Holding a `Verified` is the proof: its fields are private and it has no constructor.
use paseto_v4::Verified;

fn main() {
    let _ = Verified { claims: () };
    let _: Verified<()> = Verified::new(());
    let _: Verified<()> = Default::default();
}
