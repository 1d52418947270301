//! Packing text for a link, with the compression that browsers have (raw deflate), and handing it over.

use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

const FORMAT: &str = "deflate-raw";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = Response)]
    type Body;
    #[wasm_bindgen(constructor, js_class = "Response")]
    fn new(content: &JsValue) -> Body;
    #[wasm_bindgen(method, getter)]
    fn body(this: &Body) -> Stream;
    #[wasm_bindgen(method, js_name = arrayBuffer)]
    fn array_buffer(this: &Body) -> js_sys::Promise;

    type Stream;
    #[wasm_bindgen(method, js_name = pipeThrough, catch)]
    fn pipe_through(this: &Stream, through: &JsValue) -> Result<Stream, JsValue>;
    #[wasm_bindgen(method, js_name = getReader)]
    fn reader(this: &Stream) -> Reader;

    type Reader;
    #[wasm_bindgen(method)]
    fn read(this: &Reader) -> js_sys::Promise;
    #[wasm_bindgen(method)]
    fn cancel(this: &Reader) -> js_sys::Promise;

    type CompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}

/// `text`, packed. `None` where the browser cannot do that.
pub async fn pack(text: &str) -> Option<Vec<u8>> {
    let through = CompressionStream::new(FORMAT).ok()?;
    let packed = Body::new(&text.into()).body().pipe_through(through.unchecked_ref()).ok()?;
    let bytes = JsFuture::from(Body::new(packed.unchecked_ref()).array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&bytes).to_vec())
}

/// Unpacks `packed`, and stops as soon as that makes more than `most` bytes.
///
/// # Errors
/// `None` when it is damaged, or the browser cannot unpack; else the number of bytes that it had made when it was too many.
pub async fn unpack(packed: &[u8], most: usize) -> Result<Vec<u8>, Option<usize>> {
    let through = DecompressionStream::new(FORMAT).map_err(|_| None)?;
    let packed = js_sys::Uint8Array::from(packed);
    let stream = Body::new(&packed).body().pipe_through(through.unchecked_ref()).map_err(|_| None)?;
    let reader = stream.reader();
    let mut bytes = Vec::new();
    loop {
        let read = JsFuture::from(reader.read()).await.map_err(|_| None)?;
        let part = js_sys::Reflect::get(&read, &"value".into()).map_err(|_| None)?;
        if part.is_undefined() {
            return Ok(bytes);
        }
        bytes.extend(js_sys::Uint8Array::new(&part).to_vec());
        if bytes.len() > most {
            drop(reader.cancel());
            return Err(Some(bytes.len()));
        }
    }
}

#[wasm_bindgen]
extern "C" {
    type Clipboard;
    #[wasm_bindgen(method, js_name = writeText)]
    fn write_text(this: &Clipboard, text: &str) -> js_sys::Promise;
}

/// Puts `text` on the clipboard; `false` when the browser does not let us.
pub async fn copy(text: &str) -> bool {
    let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into()).ok();
    match clipboard.filter(|clipboard| clipboard.is_object()) {
        Some(clipboard) => JsFuture::from(clipboard.unchecked_into::<Clipboard>().write_text(text)).await.is_ok(),
        None => false,
    }
}
