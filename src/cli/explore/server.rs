//! What the page is served: its files, answers line by line, and what it hands over.

use std::future::Future;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use rayon::ThreadPool;
use tokio::net::TcpListener;
use tokio::sync::mpsc::unbounded_channel;

use super::guard::Guard;
use super::pages::{Pages, Ticket};
use super::streamed;
use crate::chart::Look;
use crate::cli::progress::interrupted;
use crate::page::{ASSETS, Asked, Export, Page};

/// Bytes of a request at most.
const LARGEST: usize = 64 << 10;
/// How often an interrupt is looked for.
const PAUSE: Duration = Duration::from_millis(50);

/// On every answer: nothing from elsewhere, nothing that is written into the page, no frame around it.
const HEADERS: [(HeaderName, &str); 5] = [
    (
        CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
         connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    (REFERRER_POLICY, "no-referrer"),
    (CACHE_CONTROL, "no-store"),
];

/// The page with what it takes to answer it.
pub(super) struct Server {
    page: Page,
    look: Look,
    workers: ThreadPool,
    guard: Guard,
    pages: Pages,
    /// Held by whoever computes: no more threads are busy than were asked for.
    busy: Mutex<()>,
    ended: AtomicBool,
}

type Served = Response<Body>;

impl Server {
    pub(super) fn new(page: Page, look: Look, workers: ThreadPool, guard: Guard) -> Self {
        Self {
            page,
            look,
            workers,
            guard,
            pages: Pages::default(),
            busy: Mutex::default(),
            ended: AtomicBool::new(false),
        }
    }

    /// Answers until it is told to end.
    pub(super) async fn serve(self: Arc<Self>, listener: TcpListener) -> std::io::Result<()> {
        let router = Router::new()
            .fallback(served)
            .layer(from_fn_with_state(self.clone(), guarded))
            .with_state(self.clone());
        let ended = async move {
            while !self.is_ended() {
                tokio::time::sleep(PAUSE).await;
            }
        };
        axum::serve(listener, router)
            .with_graceful_shutdown(ended)
            .await
    }

    fn is_ended(&self) -> bool {
        self.ended.load(Ordering::Relaxed) || interrupted()
    }

    /// Does some work for a page, one piece at a time.
    fn work(&self, ticket: &Ticket, work: impl FnOnce(&(dyn Fn() -> bool + Sync)) + Send) {
        let stop = || ticket.is_overtaken() || self.is_ended();
        let _busy = self.busy.lock().unwrap_or_else(PoisonError::into_inner);
        if !stop() {
            self.workers.install(|| work(&stop));
        }
    }
}

/// Refuses who may not ask, and says on every answer what a browser may do with it.
async fn guarded(State(server): State<Arc<Server>>, request: Request, next: Next) -> Served {
    let asks_for_work = request.method() != Method::GET;
    let ours = server.guard.is_ours(request.headers(), asks_for_work);
    let mut response = if ours {
        next.run(request).await
    } else {
        plain(StatusCode::FORBIDDEN, "refused\n")
    };
    for (name, value) in HEADERS {
        let headers = response.headers_mut();
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

async fn served(State(server): State<Arc<Server>>, request: Request) -> Served {
    let (parts, body) = request.into_parts();
    let Some(name) = server.guard.below(parts.uri.path()) else {
        return not_found();
    };
    if parts.method == Method::GET {
        return asset(&server, name);
    }
    if parts.method != Method::POST {
        return plain(StatusCode::METHOD_NOT_ALLOWED, "GET and POST only\n");
    }
    if !is_json(&parts.headers) {
        return plain(StatusCode::UNSUPPORTED_MEDIA_TYPE, "JSON only\n");
    }
    let Ok(body) = to_bytes(body, LARGEST).await else {
        return plain(StatusCode::PAYLOAD_TOO_LARGE, "too large\n");
    };
    match name {
        "answer" => answer(server, &body),
        "export" => export(server, &body).await,
        "end" => {
            server.ended.store(true, Ordering::Relaxed);
            plain(StatusCode::OK, "ended\n")
        }
        _ => not_found(),
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE);
    kind.is_some_and(|kind| kind == "application/json")
}

fn asset(server: &Server, name: &str) -> Served {
    if name == "opening" {
        return of_kind("application/json", server.page.opening());
    }
    let Some(asset) = ASSETS.iter().find(|asset| asset.name == name) else {
        return not_found();
    };
    let text = if name.is_empty() {
        let language = server.page.language().code();
        asset
            .text
            .replace("lang=\"en\"", &format!("lang=\"{language}\""))
    } else {
        asset.text.to_owned()
    };
    of_kind(asset.kind, text)
}

/// Lines as they are computed.
fn answer(server: Arc<Server>, body: &[u8]) -> Served {
    let asked: Asked = match serde_json::from_slice(body) {
        Ok(asked) => asked,
        Err(error) => return unreadable(&error),
    };
    if !asked.state.is_bounded() {
        return plain(StatusCode::PAYLOAD_TOO_LARGE, "too many settings\n");
    }
    let Some(ticket) = server.pages.enter(&asked.page, asked.number) else {
        return plain(StatusCode::CONFLICT, "overtaken\n");
    };
    let (sender, lines) = unbounded_channel();
    tokio::task::spawn_blocking(move || {
        server.work(&ticket, |stop| {
            // Whoever has left needs no answer either.
            let stop = || stop() || sender.is_closed();
            server.page.answer(&asked, &stop, &|line| {
                let _ = sender.send(line);
            });
        });
    });
    let mut response = Response::new(streamed::body(lines));
    let kind = HeaderValue::from_static("application/x-ndjson");
    response.headers_mut().insert(CONTENT_TYPE, kind);
    response
}

/// Bytes to be kept.
async fn export(server: Arc<Server>, body: &[u8]) -> Served {
    let export: Export = match serde_json::from_slice(body) {
        Ok(export) => export,
        Err(error) => return unreadable(&error),
    };
    if !export.is_bounded() {
        return plain(StatusCode::PAYLOAD_TOO_LARGE, "too many settings\n");
    }
    let work = move || {
        let mut exported = None;
        let _busy = server.busy.lock().unwrap_or_else(PoisonError::into_inner);
        server.workers.install(|| {
            let stop = || server.is_ended();
            exported = server.page.export(&export, &server.look, &stop);
        });
        exported
    };
    match blocking(work).await.flatten() {
        Some(exported) => of_kind(exported.kind, exported.bytes),
        None => not_found(),
    }
}

/// The result of work that takes a while; none where it failed.
fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> impl Future<Output = Option<T>> {
    let handle = tokio::task::spawn_blocking(work);
    async { handle.await.ok() }
}

fn of_kind(kind: &'static str, body: impl Into<Body>) -> Served {
    let mut response = Response::new(body.into());
    let kind = HeaderValue::from_static(kind);
    response.headers_mut().insert(CONTENT_TYPE, kind);
    response
}

fn plain(status: StatusCode, text: &'static str) -> Served {
    let mut response = of_kind("text/plain; charset=utf-8", text);
    *response.status_mut() = status;
    response
}

fn not_found() -> Served {
    plain(StatusCode::NOT_FOUND, "there is nothing here\n")
}

fn unreadable(error: &serde_json::Error) -> Served {
    let mut response = of_kind("text/plain; charset=utf-8", format!("{error}\n"));
    *response.status_mut() = StatusCode::BAD_REQUEST;
    response
}
