//! The program for students. Views are in `app/`, everything else is the core library.

fn main() {
    trainer::app::start();
}
