//! The program for teachers: the pages below `/docent`.

fn main() {
    trainer::app::docent::start();
}
