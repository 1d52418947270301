//! Line icons, drawn on a 24×24 grid.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// Today.
    Today,
    /// A book.
    Lessons,
    /// A stack of cards.
    Cards,
    /// A 2×2 board.
    Practice,
    /// A list with a looking glass.
    Terms,
    /// A clipboard with a tick.
    Test,
    /// A flag.
    Flag,
    /// Sliders.
    Settings,
    /// Three bars.
    Progress,
    /// A tick.
    Right,
    /// A cross.
    Wrong,
    /// Half done.
    Partly,
    /// A circle cut in half.
    Half,
    /// A circle.
    Empty,
    /// A light bulb.
    Hint,
    /// Back.
    Undo,
    /// Six dots to drag by.
    Grip,
    /// Up.
    Up,
    /// Down.
    Down,
    /// Two sheets.
    Copy,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Today => "M4 11 12 4l8 7v9h-5v-6H9v6H4z",
            Self::Lessons => "M12 6.5C10 5 7 4.5 4 5v13c3-.5 6 0 8 1.5 2-1.5 5-2 8-1.5V5c-3-.5-6 0-8 1.5zm0 0V19",
            Self::Cards => "M8 7h12v13H8zM8 17H4V4h12v3",
            Self::Practice => "M4 4h16v16H4zM12 4v16M4 12h16",
            Self::Terms => "M4 6h16M4 12h7M4 18h7M20 20l-2.500-2.500M16.500 19a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
            Self::Test => "M9 5H6v15h12V5h-3M9 3.500h6v3H9zM9 13.500l2 2 4-4",
            Self::Flag => "M6 21V4h12l-3 4 3 4H6",
            Self::Settings => "M4 7h9m5 0h2M4 17h2m5 0h9M15.5 4.5v5M8.5 14.5v5",
            Self::Progress => "M5 20v-7M12 20V4M19 20V9",
            Self::Right => "m5 12.5 4.5 4.5L19 7.5",
            Self::Wrong => "m6 6 12 12M18 6 6 18",
            Self::Partly => "M5 12h14",
            Self::Half => "M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16",
            Self::Empty => "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z",
            Self::Hint => "M9 17h6m-5 3h4M8.5 14A6 6 0 1 1 15.500 14c-.5.6-.5 1.500-.5 3H9c0-1.500 0-2.400-.5-3z",
            Self::Undo => "M9 7 4 12l5 5M4 12h10a6 6 0 0 1 6 6",
            Self::Grip => "M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01",
            Self::Up => "m6 15 6-6 6 6",
            Self::Down => "m6 9 6 6 6-6",
            Self::Copy => "M8 8h12v12H8zM16 8V4H4v12h4",
        }
    }
}

/// `icon` as HTML, for views that are written as text.
pub fn icon_html(icon: Icon) -> String {
    format!(
        r#"<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{}"/></svg>"#,
        icon.path()
    )
}

/// Draws `icon`. It says nothing to a screen reader: put words beside it.
pub fn icon(icon: Icon) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=icon.path() />
        </svg>
    }
}
