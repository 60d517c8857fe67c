//! Headers as text, and bodies at the least length.

use paseto_core::{Body, Error, Header};

#[test]
fn a_text_begins_with_its_header() {
    for header in Header::ALL {
        let text = header.as_str();
        assert_eq!(header.to_string(), text);
        assert_eq!(Header::from_text(text), Some(header));
        assert_eq!(Header::starting(text), Some(header));
        assert_eq!(Header::starting(&format!("{text}AAAA.BBBB")), Some(header));
        for end in 0..text.len() {
            assert_eq!(Header::starting(&text[..end]), None, "{}", &text[..end]);
        }
        for wrong in [
            text.to_uppercase(),
            text.replace('v', "k"),
            text.replace('.', "c."),
            text.replace('.', ""),
            format!(" {text}"),
        ] {
            assert_eq!(Header::starting(&wrong), None, "{wrong}");
            assert_eq!(Header::from_text(&wrong), None, "{wrong}");
        }
        assert_eq!(Header::from_text(&format!("{text}A")), None);
    }
    assert_eq!(Header::starting("v5.local."), None);
    assert_eq!(Header::starting("v0.public."), None);
}

#[test]
fn a_body_has_room_for_nonce_and_tag() {
    let mut bytes: Vec<u8> = (0..9).collect();
    let body = Body::<3, 4>::split(&mut bytes).unwrap();
    assert_eq!(
        (&*body.n, &*body.c, &*body.t),
        (&[0, 1, 2], &[3, 4][..], &[5, 6, 7, 8])
    );
    assert_eq!(format!("{body:?}"), "Body(3 + 2 + 4 bytes)");
    for length in 0..7 {
        let error = Body::<3, 4>::split(&mut bytes[..length]).unwrap_err();
        assert_eq!(error, Error::too_short(length, 7));
    }
    assert!(Body::<3, 4>::split(&mut bytes[..7]).unwrap().c.is_empty());
}
