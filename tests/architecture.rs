//! The invariants of the code base, held by reading its text: who may name what, who may use whom, how files look.
//!
//! Every rule is a function from files to breaches, so `every_rule_sees_its_breach` can show each of them a file that breaks it.
//! Comments do not count as naming: they may say what a file must not use.

use std::fs;
use std::path::Path;

/// A Rust file, with its path from the root of the repository.
struct File {
    path: String,
    text: String,
}

/// Names that mean a browser, a clock or a source of randomness. A `*` at the end stands for the rest of a name.
const NOT_IN_CORE: &[&str] = &[
    "leptos*",
    "gloo*",
    "web_sys",
    "js_sys",
    "wasm_bindgen*",
    "SystemTime",
    "Instant",
    "rand::",
    "rand_*",
    "getrandom",
];

/// Names that mean storage, the network, downloads, the clock or chance in a browser.
const ONLY_IN_BROWSER: &[&str] = &[
    "gloo_storage",
    "gloo_net",
    "localStorage",
    "sessionStorage",
    "local_storage",
    "session_storage",
    "Storage",
    "LocalStorage",
    "SessionStorage",
    "Request",
    "fetch_with_*",
    "Blob",
    "create_object_url*",
    "Date::now",
    "Date::new*",
    "performance",
    "Math::random",
    "SystemTime",
    "Instant",
];

/// What each module of the core may use. A path with `::` allows those names only.
const MAY_USE: &[(&str, &[&str])] = &[
    ("problem", &[]),
    ("id", &[]),
    ("time", &[]),
    ("number", &[]),
    ("random", &[]),
    ("wording", &["id"]),
    ("markup", &["problem", "id"]),
    ("formula", &["markup", "number", "random", "problem"]),
    ("model", &["formula", "markup", "number", "random", "id", "problem"]),
    ("exercise", &["model", "formula", "markup", "wording", "id", "number", "problem"]),
    ("course", &["exercise", "model", "markup", "wording", "id", "problem"]),
    ("slides", &["course", "exercise", "markup"]),
    ("delivery", &["slides", "course", "exercise", "model", "markup", "wording", "id", "number", "problem"]),
    ("page", &["course", "exercise", "model", "markup", "id", "number", "problem"]),
    ("review", &["random", "id", "time"]),
    (
        "progress",
        &["review", "time", "id", "exercise::Grade", "exercise::Part", "exercise::Confusion", "exercise::Verdict"],
    ),
    ("exam", &["course", "delivery", "progress", "review", "exercise", "random", "id", "time", "number"]),
    ("qr", &[]),
    (
        "assignment",
        &[
            "delivery",
            "exam",
            "exercise",
            "own::is_own",
            "plan::seconds_of",
            "progress",
            "random",
            "review",
            "id",
            "time",
        ],
    ),
    (
        "results",
        &[
            "assignment",
            "course",
            "delivery",
            "exam",
            "exercise",
            "markup",
            "progress",
            "number",
            "wording",
            "id",
            "time",
        ],
    ),
    ("paper", &["exam", "course", "delivery", "progress", "review", "exercise", "model", "markup", "id", "number"]),
    ("mastery", &["delivery", "progress", "review", "exercise", "time"]),
    ("plan", &["delivery", "progress", "review", "random", "exercise", "time", "id"]),
    ("own", &["course", "delivery", "model", "markup", "id", "problem"]),
    ("drill", &["course", "model", "exercise", "formula", "markup", "random"]),
];

const CORE_LINES: usize = 400;
const APP_LINES: usize = 250;

/// Finds the breaches of one invariant, each with its file and its cure.
type Rule = fn(&[File]) -> Vec<String>;

#[track_caller]
fn hold(rule: Rule) {
    let mut files = Vec::new();
    for folder in ["src", "xtask/src", "tests"] {
        read_folder(folder, &mut files);
    }
    let breaches = rule(&files);
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

#[test]
fn the_core_names_no_browser_no_clock_and_no_chance() {
    hold(core_names);
}

#[test]
fn only_markup_names_pulldown_cmark() {
    hold(parser_names);
}

#[test]
fn only_the_browser_file_names_storage_network_clock_and_chance() {
    hold(browser_names);
}

#[test]
fn modules_of_the_core_use_only_what_lies_below_them() {
    hold(directions);
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    hold(openings);
}

#[test]
fn no_file_is_too_long() {
    hold(lengths);
}

#[test]
fn no_work_is_left_for_later() {
    hold(leftovers);
}

/// A rule that finds nothing may simply be blind, so each gets a file that breaks it.
#[test]
fn every_rule_sees_its_breach() {
    let long = "//! Long.\n".repeat(CORE_LINES + 1);
    let later = format!("//! Ok.\n// {}: later\n", ["TO", "DO"].concat());
    let cases: &[(Rule, &str, &str, usize)] = &[
        (core_names, "src/review/mod.rs", "use std::time::SystemTime;\nuse rand::Rng;\n", 2),
        (core_names, "src/review/mod.rs", "let at = \"//\"; gloo_storage::x(); // leptos\n", 1),
        (core_names, "src/app/state.rs", "use leptos::prelude::*;\n", 0),
        (parser_names, "src/course/mod.rs", "use pulldown_cmark::Event;\n", 1),
        (parser_names, "src/markup/tree.rs", "use pulldown_cmark::Event;\n", 0),
        (browser_names, "src/app/state.rs", "let at = js_sys::Date::now();\n", 1),
        (browser_names, "src/main.rs", "use gloo_storage::{LocalStorage, Storage};\n", 1),
        (browser_names, "src/app/browser/mod.rs", "let at = js_sys::Date::now();\n", 0),
        (browser_names, "src/app/state.rs", "let storage = browser::fetch_module(&slug);\n", 0),
        (directions, "src/review/queue.rs", "use crate::exercise::Exercise;\n", 1),
        (directions, "src/review/mod.rs", "use super::progress::Log;\n", 1),
        (directions, "src/review/queue.rs", "use super::super::progress::Log;\n", 1),
        (directions, "src/id.rs", "use crate::{\n    time::Day,\n    problem::{Problem, Report},\n};\n", 3),
        (directions, "src/progress/derived.rs", "use crate::exercise::{Exercise, Grade};\n", 1),
        (directions, "src/progress/derived.rs", "fn at() -> crate::time::Day { crate::course::day() }\n", 1),
        (directions, "src/novelty.rs", "//! New.\n", 1),
        (directions, "src/app/state.rs", "use crate::app::browser;\n", 0),
        (openings, "tests/x.rs", "use std::fs;\n", 1),
        (lengths, "src/id.rs", &long, 1),
        (lengths, "xtask/src/main.rs", &long, 1),
        (lengths, "src/app/mod.rs", &long[..long.len() / 2 + 1000], 1),
        (lengths, "src/id.rs", &long[..long.len() / 2 + 1000], 0),
        (leftovers, "xtask/src/main.rs", &later, 1),
    ];
    for (rule, path, text, expected) in cases {
        let breaches = rule(&[File { path: (*path).to_owned(), text: (*text).to_owned() }]);
        assert_eq!(breaches.len(), *expected, "{path}: {text}\n{breaches:#?}");
    }
}

fn core_names(files: &[File]) -> Vec<String> {
    let cure = "the core is pure: take time, seeds and stored text as arguments, and let src/app/browser/ fetch them";
    named(files.iter().filter(|file| is_core(&file.path)), NOT_IN_CORE, cure)
}

fn parser_names(files: &[File]) -> Vec<String> {
    let others = files.iter().filter(|file| !file.path.starts_with("src/markup/") && !file.path.starts_with("tests/"));
    named(
        others,
        &["pulldown_cmark*"],
        "use the tree of trainer::markup, and let src/markup hold what is missing there",
    )
}

fn browser_names(files: &[File]) -> Vec<String> {
    let others = files.iter().filter(|file| is_app(&file.path) && !file.path.starts_with("src/app/browser/"));
    named(others, ONLY_IN_BROWSER, "call a function of src/app/browser/, the only folder that touches the browser")
}

fn directions(files: &[File]) -> Vec<String> {
    let mut breaches = Vec::new();
    for file in files.iter().filter(|file| is_core(&file.path) && file.path != "src/lib.rs") {
        let module = module_of(&file.path);
        let Some((_, allowed)) = MAY_USE.iter().find(|(known, _)| *known == module) else {
            let cure = "say in MAY_USE of tests/architecture.rs what it may use";
            breaches.push(format!(
                "{}: the module `{module}` has no place in the direction of dependencies — {cure}",
                file.path
            ));
            continue;
        };
        for used in paths_used(file) {
            let inside = used.split("::").next() == Some(module);
            let known = allowed.iter().any(|path| used == *path || used.starts_with(&format!("{path}::")));
            if !inside && !known {
                let cure =
                    format!("`{module}` may use {allowed:?}: move the code to a module above both, or pass a value in");
                breaches.push(format!("{}: uses `{used}` — {cure}", file.path));
            }
        }
    }
    breaches
}

fn openings(files: &[File]) -> Vec<String> {
    let silent = files.iter().filter(|file| !file.text.starts_with("//!"));
    silent.map(|file| format!("{}:1: no `//!` — open the file with a sentence on what it is for", file.path)).collect()
}

fn lengths(files: &[File]) -> Vec<String> {
    let mut breaches = Vec::new();
    for file in files.iter().filter(|file| !file.path.starts_with("tests/")) {
        let most = if is_app(&file.path) { APP_LINES } else { CORE_LINES };
        let lines = file.text.lines().count();
        if lines > most {
            breaches.push(format!("{}: {lines} lines, at most {most} — split it by what it is about", file.path));
        }
    }
    breaches
}

fn leftovers(files: &[File]) -> Vec<String> {
    let marks = [["TO", "DO"].concat(), ["FIX", "ME"].concat()];
    let mut breaches = Vec::new();
    for file in files {
        for (line, text) in (1..).zip(file.text.lines()) {
            if let Some(mark) = marks.iter().find(|mark| text.contains(mark.as_str())) {
                breaches.push(format!("{}:{line}: a {mark} — do it now, or open an issue", file.path));
            }
        }
    }
    breaches
}

/// Each line of `files` that names one of `names`, in code.
fn named<'a>(files: impl Iterator<Item = &'a File>, names: &[&str], cure: &str) -> Vec<String> {
    let mut breaches = Vec::new();
    for file in files {
        for (line, text) in (1..).zip(file.text.lines()) {
            if let Some(name) = names.iter().find(|name| has_name(without_comment(text), name)) {
                let name = name.trim_end_matches('*');
                breaches.push(format!("{}:{line}: names `{name}` — {cure}", file.path));
            }
        }
    }
    breaches
}

/// The paths below the root of the crate that `file` uses, such as `markup::Block`: one for each name in a group.
fn paths_used(file: &File) -> Vec<String> {
    let code: String = file.text.lines().flat_map(|line| [without_comment(line), " "]).collect();
    let mut paths = Vec::new();
    let mut read_after = |root: &str, keep: fn(&str) -> bool| {
        for (at, _) in code.match_indices(root).filter(|(at, _)| !code[..*at].ends_with(is_word)) {
            let mut found = Vec::new();
            expand(&code[at + root.len()..], "", &mut found);
            paths.extend(found.into_iter().filter(|path| keep(path)));
        }
    };
    read_after("crate::", |_| true);
    // `super::x` reaches the root of the crate from a top module, and `super::super::x` from the files below it.
    let is_module = |path: &str| MAY_USE.iter().any(|(module, _)| path.split("::").next() == Some(module));
    if file.path.ends_with("/mod.rs") || file.path.matches('/').count() == 1 {
        read_after("super::", is_module);
    }
    read_after("super::super::", is_module);
    paths
}

/// Reads a path or a group of paths at the beginning of `code` into `found`; returns what follows it.
fn expand<'a>(code: &'a str, before: &str, found: &mut Vec<String>) -> &'a str {
    let code = code.trim_start();
    let word = code.find(|c| !is_word(c)).unwrap_or(code.len());
    let path = format!("{before}{}", &code[..word]);
    let rest = &code[word..];
    if let Some(deeper) = rest.strip_prefix("::") {
        return expand(deeper, &format!("{path}::"), found);
    }
    let Some(mut rest) = rest.strip_prefix('{') else {
        found.push(path);
        return rest;
    };
    loop {
        rest = expand(rest, before, found).trim_start();
        match rest.strip_prefix(',').map(str::trim_start) {
            Some(more) if !more.starts_with('}') => rest = more,
            Some(end) => return &end[1..],
            None => return rest.strip_prefix('}').unwrap_or(rest),
        }
    }
}

fn has_name(code: &str, name: &str) -> bool {
    let (stem, open_end) = name.strip_suffix('*').map_or((name, false), |stem| (stem, true));
    code.match_indices(stem).any(|(at, _)| {
        let free_before = !code[..at].ends_with(is_word);
        let free_after = !stem.ends_with(is_word) || !code[at + stem.len()..].starts_with(is_word);
        free_before && (open_end || free_after)
    })
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// A line up to its `//`, unless that stands in a string.
fn without_comment(line: &str) -> &str {
    let bytes = line.as_bytes();
    let mut in_string = false;
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'"' if line[at + 1..].starts_with('\'') && line[..at].ends_with('\'') => {}
            b'"' => in_string = !in_string,
            b'/' if !in_string && bytes.get(at + 1) == Some(&b'/') => return &line[..at],
            _ => {}
        }
        at += 1;
    }
    line
}

/// The top module that a core file belongs to: `markup` for `src/markup/tree.rs`.
fn module_of(path: &str) -> &str {
    let below = path.strip_prefix("src/").unwrap_or(path);
    below.split('/').next().unwrap_or(below).trim_end_matches(".rs")
}

fn is_core(path: &str) -> bool {
    path.starts_with("src/") && !is_app(path)
}

fn is_app(path: &str) -> bool {
    path == "src/main.rs" || path.starts_with("src/bin/") || path.starts_with("src/app/")
}

fn read_folder(folder: &str, files: &mut Vec<File>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut names: Vec<String> = fs::read_dir(root.join(folder))
        .unwrap_or_else(|error| panic!("{folder}: {error}"))
        .map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    for path in names.iter().map(|name| format!("{folder}/{name}")) {
        if path.ends_with("/node_modules") {
            continue;
        }
        if root.join(&path).is_dir() {
            read_folder(&path, files);
        } else if path.ends_with(".rs") {
            let text = fs::read_to_string(root.join(&path)).unwrap_or_else(|error| panic!("{path}: {error}"));
            files.push(File { path, text });
        }
    }
}
