//! Pages: the template `index.html` filled in, with every reference relative to where the page is served.

use anyhow::{Context, Result, bail};

use trainer::markup::escape;
use trainer::page::SITE;

use crate::dist::{Names, Program};

/// How deep an unknown address may lie for `404.html` still to find its files.
const UNKNOWN_DEPTH: usize = 4;

/// Where a page is served.
#[derive(Clone, Copy)]
pub enum Place<'a> {
    /// At this route; no slash at the ends, empty for the root.
    Route(&'a str),
    /// At any address, as `404.html` is: nobody can say how far up the root lies.
    Anywhere,
}

/// What one page says.
pub struct Document<'a> {
    pub place: Place<'a>,
    pub title: &'a str,
    pub description: &'a str,
    /// Safe HTML.
    pub body: &'a str,
    /// The module whose text the page needs at once.
    pub module: Option<&'a str>,
    /// The program that takes the page over.
    pub program: &'a Program,
}

/// The page as HTML.
pub fn render(template: &str, document: &Document, names: &Names) -> Result<String> {
    let roots = roots(document.place);
    let template = match document.place {
        Place::Route(_) => template.to_owned(),
        Place::Anywhere => without_navigation(template)?,
    };
    fill(
        &template,
        &[
            ("site", SITE),
            ("title", &escape(document.title)),
            ("description", &escape(document.description)),
            ("root", &roots[0]),
            ("assets", &assets(document, &roots, names)?),
            ("body", document.body),
        ],
    )
}

/// Puts values in the places `{{name}}`; a name without a value is an error.
pub fn fill(template: &str, values: &[(&str, &str)]) -> Result<String> {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").context("a `{{` in a template is never closed by `}}`")?;
        let Some((_, value)) = values.iter().find(|(known, _)| *known == name) else {
            bail!("a template asks for {{{{{name}}}}}, which there is not; see xtask/src/html.rs for what there is");
        };
        out.push_str(before);
        out.push_str(value);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

/// The ways from a page to the root of the site: one, or for a page at an unknown place all that may hold.
fn roots(place: Place) -> Vec<String> {
    let up = |levels: usize| if levels == 0 { "./".to_owned() } else { "../".repeat(levels) };
    match place {
        Place::Route("") => vec![up(0)],
        Place::Route(route) => vec![up(route.split('/').count())],
        Place::Anywhere => (0..UNKNOWN_DEPTH).map(up).collect(),
    }
}

/// The elements in the head that fetch the rest of the site.
fn assets(document: &Document, roots: &[String], names: &Names) -> Result<String> {
    let mut lines = Vec::new();
    for root in roots {
        lines.push(format!(r#"<link rel="stylesheet" href="{root}{}">"#, names.style));
    }
    match document.place {
        Place::Route(_) => lines.extend(known_place(document, &roots[0], names)?),
        Place::Anywhere => lines.extend(unknown_place(document, roots, names)),
    }
    if let (Some(reload), Place::Route(_)) = (&names.reload, document.place) {
        lines.push(format!(r#"<script type="module" src="{}{reload}"></script>"#, roots[0]));
    }
    Ok(lines.join("\n"))
}

/// Everything the app will want is announced at once, so that nothing waits for something else to run.
fn known_place(document: &Document, root: &str, names: &Names) -> Result<Vec<String>> {
    let data = |id: &str, path: &str| {
        format!(
            r#"<link rel="preload" as="fetch" type="application/json" crossorigin data-content="{id}" href="{root}{path}">"#
        )
    };
    let mut lines = vec![
        format!(r#"<link rel="modulepreload" href="{root}{}">"#, document.program.app),
        format!(
            r#"<link rel="preload" as="fetch" type="application/wasm" crossorigin href="{root}{}">"#,
            document.program.wasm
        ),
        data("index", &names.index),
    ];
    if let Some(module) = document.module {
        let path = names.bundles.get(module).with_context(|| format!("a page names the unknown module '{module}'"))?;
        lines.push(data(module, path));
    }
    lines.push(format!(r#"<script type="module" src="{root}{}" data-app></script>"#, document.program.start));
    lines.push(format!(r#"<link rel="icon" type="image/svg+xml" href="{root}{}">"#, names.icon));
    lines.push(format!(r#"<link rel="manifest" href="{root}{}">"#, names.manifest));
    Ok(lines)
}

/// The start script is tried at each level; the copy that loads knows by its own address where the root is.
fn unknown_place(document: &Document, roots: &[String], names: &Names) -> Vec<String> {
    let index =
        format!(r#"<link rel="alternate" type="application/json" data-content="index" href="{}">"#, names.index);
    let starts =
        roots.iter().map(|root| format!(r#"<script type="module" src="{root}{}"></script>"#, document.program.start));
    std::iter::once(index).chain(starts).collect()
}

/// A page that does not know where it is has no links to offer: drops what stands between the marks.
fn without_navigation(template: &str) -> Result<String> {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("<!-- navigation -->") {
        let (_, after) = after
            .split_once("<!-- /navigation -->")
            .context("index.html opens <!-- navigation --> and does not close it by <!-- /navigation -->")?;
        out.push_str(before);
        rest = after;
    }
    Ok(out + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = r#"<title>{{title}}</title>{{assets}}<!-- navigation --><a href="{{root}}lessen/">x</a><!-- /navigation -->{{body}}"#;

    fn names() -> Names {
        Names {
            student: Program { app: "app.1.js".into(), wasm: "app.2.wasm".into(), start: "start.3.js".into() },
            teacher: Program::default(),
            style: "style.4.css".into(),
            index: "inhoud/index.5.json".into(),
            icon: "icon.6.svg".into(),
            manifest: "manifest.webmanifest".into(),
            bundles: [("klantportfolio".to_owned(), "inhoud/klantportfolio.7.json".to_owned())].into(),
            reload: None,
        }
    }

    fn page(place: Place, module: Option<&str>) -> String {
        let names = names();
        let program = &names.student;
        let document = Document { place, title: "A & B", description: "", body: "<p>{{title}}</p>", module, program };
        render(TEMPLATE, &document, &names).unwrap()
    }

    #[test]
    fn references_are_relative_to_the_route() {
        assert!(page(Place::Route(""), None).contains(r#"href="./app.1.js""#));
        assert!(page(Place::Route("lessen"), None).contains(r#"href="../app.1.js""#));
        let lesson = page(Place::Route("les/klantportfolio"), Some("klantportfolio"));
        assert!(lesson.contains(r#"data-content="klantportfolio" href="../../inhoud/klantportfolio.7.json""#));
        assert!(lesson.contains(r#"<a href="../../lessen/">"#));
    }

    #[test]
    fn no_reference_starts_at_the_root_of_the_host() {
        let html = page(Place::Route("les/klantportfolio"), Some("klantportfolio"));
        assert!(!html.contains(r#"="/"#), "{html}");
    }

    #[test]
    fn an_unknown_place_tries_every_level_and_offers_no_links() {
        let html = page(Place::Anywhere, None);
        for start in ["./start.3.js", "../start.3.js", "../../start.3.js", "../../../start.3.js"] {
            assert!(html.contains(&format!(r#"src="{start}""#)), "{html}");
        }
        assert!(!html.contains("<a "), "{html}");
    }

    #[test]
    fn titles_are_escaped_and_values_are_not_filled_again() {
        let html = page(Place::Route(""), None);
        assert!(html.contains("<title>A &amp; B</title>"));
        assert!(html.contains("<p>{{title}}</p>"));
    }

    #[test]
    fn mistakes_in_a_template_are_named() {
        assert!(fill("{{titel}}", &[("title", "x")]).unwrap_err().to_string().contains("{{titel}}"));
        assert!(fill("{{title", &[("title", "x")]).is_err());
    }
}
