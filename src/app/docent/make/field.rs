//! The text field with line numbers. Behind the field lies a mirror with the same lines, invisible but for their numbers: so a number
//! stands beside the first row of a line that is wrapped, and a line can be found on the screen.

use leptos::html;
use leptos::prelude::*;
use trainer::own::line_for_example;
use trainer::problem::Severity;
use wasm_bindgen::JsCast;

use super::work::Work;

/// The elements of the field. Copied freely.
#[derive(Clone, Copy)]
pub struct Field {
    text: NodeRef<html::Textarea>,
    mirror: NodeRef<html::Div>,
    /// The lines that the mirror shows.
    shown: StoredValue<Vec<String>>,
    work: Work,
}

impl Field {
    /// The field for the text of `work`.
    pub fn new(work: Work) -> Self {
        let field = Self { text: NodeRef::new(), mirror: NodeRef::new(), shown: StoredValue::default(), work };
        Effect::new(move || {
            if let Some(text) = field.text.get() {
                text.set_value(&work.text.get_untracked());
                field.show_lines();
            }
        });
        Effect::new(move || field.mark_problems());
        field
    }

    /// The view.
    pub fn view(self) -> impl IntoView {
        let work = self.work;
        let on_input = move |_| self.take();
        let on_move = move |_| self.note_line();
        view! {
            <div class="make-field">
                <div class="make-mirror" node_ref=self.mirror aria-hidden="true"></div>
                <textarea
                    class="make-text"
                    node_ref=self.text
                    aria-label="Markdown van de module"
                    aria-describedby="maken-uitleg"
                    spellcheck="true"
                    lang="nl"
                    autocomplete="off"
                    autocapitalize="off"
                    on:input=on_input
                    on:keyup=on_move
                    on:click=move |_| self.note_line()
                    on:blur=move |_| work.keep()
                ></textarea>
            </div>
        }
    }

    /// Puts `text` in the place of everything.
    pub fn replace(self, text: &str) {
        if let Some(field) = self.text.get_untracked() {
            field.set_value(text);
            self.show_lines();
        }
    }

    /// Goes to a line (from 1), selects it and shows it.
    pub fn go_to(self, line: u32) {
        let Some(field) = self.text.get_untracked() else { return };
        let (start, end) = self.work.text.with_untracked(|text| place_of(text, line));
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = field.focus_with_options(&options);
        let _ = field.set_selection_range(start, end);
        let row = self.mirror.get_untracked().and_then(|mirror| mirror.children().item(line.saturating_sub(1)));
        if let Some(row) = row {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Center);
            row.scroll_into_view_with_scroll_into_view_options(&options);
        }
        self.note_line();
    }

    /// Puts `addition` below what stands at the cursor, as if it were typed, so that it can be undone.
    pub fn insert(self, addition: &str) {
        let Some(field) = self.text.get_untracked() else { return };
        let below = self.work.text.with_untracked(|text| line_for_example(text, self.work.line.get_untracked()));
        self.go_to(below);
        let end = field.selection_end().ok().flatten().unwrap_or_default();
        let _ = field.set_selection_range(end, end);
        let page = document().unchecked_into::<web_sys::HtmlDocument>();
        let typed = format!("\n\n{}", addition.trim_end());
        if !page.exec_command_with_show_ui_and_value("insertText", false, &typed).unwrap_or(false) {
            let _ = field.set_range_text(&typed);
            self.take();
        }
        // Its heading.
        self.go_to(below + 2);
    }

    fn take(self) {
        if let Some(field) = self.text.get_untracked() {
            self.work.typed(field.value());
            self.show_lines();
            self.note_line();
        }
    }

    fn note_line(self) {
        let Some(field) = self.text.get_untracked() else { return };
        let at = field.selection_start().ok().flatten().unwrap_or_default();
        let line = self.work.text.with_untracked(|text| line_at(text, at));
        if self.work.line.get_untracked() != line {
            self.work.line.set(line);
        }
    }

    /// Brings the mirror up to date: only the lines that changed.
    fn show_lines(self) {
        let (Some(field), Some(mirror)) = (self.text.get_untracked(), self.mirror.get_untracked()) else { return };
        let lines: Vec<String> = field.value().split('\n').map(str::to_owned).collect();
        self.shown.update_value(|shown| {
            let same = shown.iter().zip(&lines).take_while(|(before, now)| before == now).count();
            let rest = shown.len().min(lines.len()) - same;
            let same_after = shown.iter().rev().zip(lines.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
            let rows = mirror.children();
            for _ in same..shown.len() - same_after {
                if let Some(row) = rows.item(same as u32) {
                    row.remove();
                }
            }
            let next = rows.item(same as u32);
            for line in &lines[same..lines.len() - same_after] {
                if let Ok(row) = document().create_element("div") {
                    row.set_class_name("make-row");
                    row.set_text_content(Some(line));
                    let _ = mirror.insert_before(&row, next.as_deref());
                }
            }
            *shown = lines;
        });
    }

    /// Marks the lines with a problem.
    fn mark_problems(self) {
        let Some(parsed) = self.work.parsed.get() else { return };
        let Some(mirror) = self.mirror.get() else { return };
        if let Ok(marked) = mirror.query_selector_all(".make-error, .make-warning") {
            for row in (0..marked.length()).filter_map(|at| marked.item(at)?.dyn_into::<web_sys::Element>().ok()) {
                row.set_class_name("make-row");
            }
        }
        let rows = mirror.children();
        // Errors last: they go before warnings on the same line.
        for problem in parsed.reading.problems.iter().rev() {
            if let Some(row) = rows.item(problem.line.saturating_sub(1)) {
                let is_error = problem.severity == Severity::Error || row.class_list().contains("make-error");
                row.set_class_name(if is_error { "make-row make-error" } else { "make-row make-warning" });
            }
        }
    }
}

/// Where a line (from 1) begins and ends, in UTF-16 units as a text field counts.
fn place_of(text: &str, line: u32) -> (u32, u32) {
    let length = |row: &str| row.encode_utf16().count() as u32;
    let start = text.split('\n').take(line.saturating_sub(1) as usize).map(|row| length(row) + 1).sum();
    let row = text.split('\n').nth(line.saturating_sub(1) as usize).unwrap_or_default();
    (start, start + length(row))
}

/// The line (from 1) of a place in UTF-16 units.
fn line_at(text: &str, at: u32) -> u32 {
    let mut units = 0;
    let before = text.chars().take_while(|c| {
        units += c.len_utf16() as u32;
        units <= at
    });
    1 + before.filter(|c| *c == '\n').count() as u32
}
