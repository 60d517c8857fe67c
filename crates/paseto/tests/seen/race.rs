//! Many at once come with the same tokens.

use std::{sync::Barrier, thread};

use paseto::{Error, SeenTokens, Timestamp, TokenId};

/// The id of the token with this number.
pub(crate) fn id(number: u64) -> TokenId {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&number.to_be_bytes());
    TokenId::new(bytes)
}

/// As many threads as there are lists, which are all the same one, come with the same tokens in
/// the same order, each token at the same time. Each token is new to exactly one.
pub(crate) fn each_token_is_new_to_one<S: SeenTokens + Sync>(
    lists: &[S],
    tokens: u64,
    until: Timestamp,
) {
    let start = &Barrier::new(lists.len());
    let wins: Vec<Vec<u64>> = thread::scope(|scope| {
        let run = move |list: &S| {
            let mut won = Vec::new();
            for token in 0..tokens {
                start.wait();
                match list.consume(&id(token), until) {
                    Ok(()) => won.push(token),
                    Err(error) => assert_eq!(error, Error::AlreadyUsed),
                }
            }
            won
        };
        let threads: Vec<_> = lists
            .iter()
            .map(|list| scope.spawn(move || run(list)))
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    });
    let mut all = wins.concat();
    all.sort_unstable();
    assert_eq!(all, (0..tokens).collect::<Vec<_>>());
}
