//! A part of a view that changes with signals.

use leptos::prelude::*;

/// Shows what `view` gives, anew whenever a signal that it reads changes.
///
/// A plain closure in a view does the same, but each one is compiled into its own copy of the rendering code (2.5 KB of WASM).
/// All parts made here share one copy.
pub fn dynamic<V: IntoView + 'static>(view: impl Fn() -> Option<V> + Send + 'static) -> AnyView {
    shared(Box::new(move || view().map(IntoAny::into_any)))
}

fn shared(view: Box<dyn Fn() -> Option<AnyView> + Send>) -> AnyView {
    (move || view()).into_any()
}
