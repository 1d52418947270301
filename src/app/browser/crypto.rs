//! Results that one teacher alone can read: X25519 with AES-GCM by the browser's own WebCrypto.
//!
//! For each result a fresh key pair is made; the secret that it shares with the teacher's key becomes, through HKDF-SHA-256, a key that
//! seals this one result (the construction of HPKE, RFC 9180, without its framing). WebCrypto only works over https and on this machine.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use serde::{Deserialize, Serialize};
use trainer::assignment::PublicKey;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

const CURVE: &str = "X25519";

/// What the derived key is for, so that it is good for nothing else.
const PURPOSE: &str = "crm-trainer result 1";

/// A teacher's key pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyPair {
    /// Goes into links.
    pub public: PublicKey,
    /// Stays with the teacher: PKCS #8 as base64url.
    pub private: String,
}

/// Makes a key pair. `None` when this browser can't, or may not on this address.
pub async fn new_key_pair() -> Option<KeyPair> {
    let subtle = subtle()?;
    let (public, private) = generate(&subtle).await?;
    let private = done(subtle.export_key("pkcs8", &private)).await?;
    Some(KeyPair { public, private: URL_SAFE_NO_PAD.encode(Uint8Array::new(&private).to_vec()) })
}

/// Seals `bytes` for the teacher with this public key. `None` when this browser can't.
pub async fn seal(teacher: &PublicKey, bytes: &[u8]) -> Option<Vec<u8>> {
    let subtle = subtle()?;
    let (own, private) = generate(&subtle).await?;
    let key = shared_key(&subtle, &private, teacher, &own, teacher, "encrypt").await?;
    let sealed = subtle.encrypt_with_object_and_u8_array(&aes(), &key, bytes);
    let sealed = Uint8Array::new(&done(sealed).await?).to_vec();
    Some([own.as_slice(), &sealed].concat())
}

/// Opens what was sealed for `pair`. `None` when it was sealed for someone else, or is damaged.
pub async fn open(pair: &KeyPair, bytes: &[u8]) -> Option<Vec<u8>> {
    let subtle = subtle()?;
    let (other, sealed) = bytes.split_first_chunk::<32>()?;
    let private = URL_SAFE_NO_PAD.decode(&pair.private).ok()?;
    let private = import(&subtle, "pkcs8", &private, CURVE, &["deriveBits"]).await?;
    let key = shared_key(&subtle, &private, other, other, &pair.public, "decrypt").await?;
    let opened = subtle.decrypt_with_object_and_u8_array(&aes(), &key, sealed);
    Some(Uint8Array::new(&done(opened).await?).to_vec())
}

/// The browser's cryptography; a browser that is no secure context has none.
fn subtle() -> Option<SubtleCrypto> {
    let crypto = Reflect::get(&window(), &"crypto".into()).ok()?;
    let subtle = Reflect::get(&crypto, &"subtle".into()).ok()?;
    subtle.is_object().then(|| subtle.unchecked_into())
}

async fn done(promise: Result<Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(promise.ok()?).await.ok()
}

/// A fresh public and private key.
async fn generate(subtle: &SubtleCrypto) -> Option<(PublicKey, CryptoKey)> {
    let pair = done(subtle.generate_key_with_str(CURVE, true, &uses(&["deriveBits"]))).await?;
    let key = |name: &str| Reflect::get(&pair, &name.into()).ok().map(CryptoKey::unchecked_from_js);
    let public = done(subtle.export_key("raw", &key("publicKey")?)).await?;
    Some((Uint8Array::new(&public).to_vec().try_into().ok()?, key("privateKey")?))
}

/// The key that both sides come to: the one with his private key and the public key of the other. `sender` and `teacher` bind it to them.
async fn shared_key(
    subtle: &SubtleCrypto,
    private: &CryptoKey,
    other: &PublicKey,
    sender: &PublicKey,
    teacher: &PublicKey,
    used_to: &str,
) -> Option<CryptoKey> {
    let other = import(subtle, "raw", other, CURVE, &[]).await?;
    let way = object(&[("name", CURVE.into()), ("public", other.into())]);
    let bits = done(subtle.derive_bits_with_object(&way, private, 256)).await?;
    let secret = import(subtle, "raw", &Uint8Array::new(&bits).to_vec(), "HKDF", &["deriveKey"]).await?;
    let salt = [sender.as_slice(), teacher].concat();
    let way = object(&[
        ("name", "HKDF".into()),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(salt.as_slice()).into()),
        ("info", Uint8Array::from(PURPOSE.as_bytes()).into()),
    ]);
    let kind = object(&[("name", "AES-GCM".into()), ("length", 256.into())]);
    let key = subtle.derive_key_with_object_and_object(&way, &secret, &kind, false, &uses(&[used_to]));
    done(key).await.map(CryptoKey::unchecked_from_js)
}

async fn import(subtle: &SubtleCrypto, format: &str, bytes: &[u8], kind: &str, used_to: &[&str]) -> Option<CryptoKey> {
    let bytes = Uint8Array::from(bytes);
    let key = subtle.import_key_with_str(format, &bytes, kind, false, &uses(used_to));
    done(key).await.map(CryptoKey::unchecked_from_js)
}

/// Each key seals one result, so the same nonce never comes twice with one key.
fn aes() -> Object {
    object(&[("name", "AES-GCM".into()), ("iv", Uint8Array::new_with_length(12).into())])
}

fn uses(names: &[&str]) -> JsValue {
    names.iter().map(|name| JsValue::from_str(name)).collect::<Array>().into()
}

fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}
