//! `cargo xtask serve`: the built site on this machine, with the headers a good host gives.

use std::fs;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::{self, Next};
use axum::response::{Html, Redirect, Response};
use axum::routing::get;
use tower_http::services::ServeDir;

use crate::watch::{self, Builds};
use crate::{dist, site};

pub struct Options {
    pub port: u16,
    /// The folder of the address below which the site is served; `/` for none.
    pub prefix: String,
    /// Build before serving.
    pub build: bool,
    /// Build again on every change, and reload open pages.
    pub watch: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options { port: 8080, prefix: "/".to_owned(), build: true, watch: false }
    }
}

pub fn run(options: Options) -> Result<ExitCode> {
    // A taken port is said at once, not after minutes of compiling.
    let listener = listen(options.port)?;
    let prefix = normal_prefix(&options.prefix);
    let address = format!("http://{}{prefix}", listener.local_addr()?);
    let folder = prepare(&options)?;
    let mut router = router(&folder, &prefix);
    if options.watch {
        let builds = Builds::default();
        router = router.merge(builds.router(&prefix));
        thread::spawn(move || watch::run(&folder, &builds));
    }
    println!("Serving on {address} (stop with Ctrl+C)");
    answer(listener, router)?;
    Ok(ExitCode::SUCCESS)
}

/// Serves `folder` on a free port for as long as this program runs; gives the address.
pub fn in_background(folder: &Path) -> Result<SocketAddr> {
    let listener = listen(0)?;
    let address = listener.local_addr()?;
    let router = router(folder, "/");
    thread::spawn(move || answer(listener, router));
    Ok(address)
}

fn prepare(options: &Options) -> Result<PathBuf> {
    if options.build && !options.watch {
        return Ok(dist::release()?.folder);
    }
    let folder = dist::folder()?;
    if !options.build && !folder.join("index.html").exists() {
        bail!("there is no site in {}; run `cargo xtask dist` first", folder.display());
    }
    Ok(folder)
}

fn listen(port: u16) -> Result<TcpListener> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            bail!("port {port} is taken; stop the program that uses it, or choose another with --port")
        }
        other => other.with_context(|| format!("cannot listen on port {port}; choose another with --port")),
    }
}

fn answer(listener: TcpListener, router: Router) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, router).await.context("the server stopped")
    })
}

/// The files of `folder` below `prefix`, which starts and ends with a slash.
fn router(folder: &Path, prefix: &str) -> Router {
    // Not `ServeFile`: asked whether its page has changed, it would answer 'no' without a body, under a status
    // of 404 that tells the browser to show just that.
    let page = folder.join("404.html");
    let not_found = get(async move || Html(fs::read_to_string(page).unwrap_or_default()));
    let bare = prefix.trim_end_matches('/');
    let files = ServeDir::new(folder)
        .redirect_path_prefix(bare)
        .precompressed_br()
        .precompressed_gzip()
        .not_found_service(not_found);
    let router = if bare.is_empty() {
        Router::new().fallback_service(files)
    } else {
        let with_slash = prefix.to_owned();
        Router::new().nest_service(prefix, files).route(bare, get(async move || Redirect::temporary(&with_slash)))
    };
    router.layer(middleware::from_fn(cache_for_as_long_as_the_name_holds))
}

/// A hashed name stands for one content for ever; every other file is asked for again.
async fn cache_for_as_long_as_the_name_holds(request: Request, next: Next) -> Response {
    let hashed = site::is_hashed(request.uri().path());
    let mut response = next.run(request).await;
    let policy = match hashed && !response.status().is_client_error() {
        true => "public, max-age=31536000, immutable",
        false => "no-cache",
    };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(policy));
    response
}

fn normal_prefix(prefix: &str) -> String {
    let bare = prefix.trim_matches('/');
    if bare.is_empty() { "/".to_owned() } else { format!("/{bare}/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_starts_and_ends_with_a_slash() {
        assert_eq!(normal_prefix(""), "/");
        assert_eq!(normal_prefix("/"), "/");
        assert_eq!(normal_prefix("cursus/crm"), "/cursus/crm/");
        assert_eq!(normal_prefix("/cursus/crm/"), "/cursus/crm/");
    }

    #[test]
    fn a_taken_port_is_named_with_the_way_out() {
        let taken = listen(0).unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = listen(port).unwrap_err().to_string();
        assert!(error.contains(&format!("port {port} is taken")) && error.contains("--port"), "{error}");
    }
}
