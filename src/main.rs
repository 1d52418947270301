//! The app: starts the trainer in the browser. Views are in `app/`, everything else is the core library.

mod app;

fn main() {
    console_error_panic_hook::set_once();
    app::start();
}
