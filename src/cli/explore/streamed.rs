//! An answer that comes line by line.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::Body;
use futures_core::Stream;
use tokio::sync::mpsc::UnboundedReceiver;

/// Lines as they come; they end when whoever sends them does.
struct Lines(UnboundedReceiver<String>);

impl Stream for Lines {
    type Item = Result<String, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(context).map(|line| line.map(Ok))
    }
}

/// A body of such lines.
pub(super) fn body(lines: UnboundedReceiver<String>) -> Body {
    Body::from_stream(Lines(lines))
}
