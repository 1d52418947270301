//! A text as a QR code (ISO/IEC 18004), drawn by the library qrcodegen: dark on white, with the quiet zone around it.

use qrcodegen::{QrCode, QrCodeEcc};

/// The quiet zone around a code, in modules.
const QUIET: i32 = 4;

/// A QR code as a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// Width and height in modules, with the quiet zone.
    pub size: i32,
    /// The dark modules as the `d` of an SVG path.
    pub path: String,
}

impl Drawing {
    /// The code for `text`, as hard to damage as fits in its size. `None` when the text is too long for any code.
    pub fn of(text: &str) -> Option<Self> {
        let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
        let mut path = String::new();
        for y in 0..code.size() {
            let mut x = 0;
            while x < code.size() {
                let run = (x..code.size()).take_while(|at| code.get_module(*at, y)).count() as i32;
                if run > 0 {
                    path += &format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
                }
                x += run.max(1);
            }
        }
        Some(Self { size: code.size() + 2 * QUIET, path })
    }

    /// The drawing as a file.
    pub fn svg(&self) -> String {
        let Self { size, path } = self;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" width=\"1000\" height=\"1000\" \
             shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>\n"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The modules of a drawing, row by row.
    fn modules(drawing: &Drawing) -> Vec<Vec<bool>> {
        let size = drawing.size as usize;
        let mut rows = vec![vec![false; size]; size];
        for part in drawing.path.split('M').skip(1) {
            let (x, rest) = part.split_once(' ').expect("x");
            let (y, rest) = rest.split_once('h').expect("y");
            let (run, _) = rest.split_once('v').expect("een rij");
            let [x, y, run] = [x, y, run].map(|number| number.parse::<usize>().expect("een getal"));
            rows[y][x..x + run].fill(true);
        }
        rows
    }

    #[test]
    fn the_drawing_has_every_dark_module_and_a_quiet_zone() {
        let text = "https://voorbeeld.nl/#/opdracht?v=1";
        let drawing = Drawing::of(text).expect("past");
        let code = QrCode::encode_text(text, QrCodeEcc::Low).expect("past");
        for (y, row) in (0..).zip(modules(&drawing)) {
            for (x, is_dark) in (0..).zip(row) {
                // Outside the code the library says that a module is light.
                assert_eq!(is_dark, code.get_module(x - QUIET, y - QUIET), "{x}, {y}");
            }
        }
    }

    #[test]
    fn what_is_too_long_is_no_code() {
        assert_eq!(Drawing::of(&"x".repeat(5_000)), None);
    }
}
