//! The least a server of actix can do: a handler that answers with bytes it has.

use std::io::{self, Read as _, Write as _};
use std::net::TcpListener;

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, HeaderValue};
use actix_web::web::{self, Bytes, Data};
use actix_web::{App, HttpResponse, HttpServer};
use anyhow::Result;

/// As many threads as Escale has for the web.
const THREADS: usize = 2;

/// Answers every GET of `/` with `status` and, if that is 200, the octets of standard input. Runs until killed.
pub(crate) fn serve(status: u16) -> Result<()> {
    let mut body = Vec::new();
    io::stdin().read_to_end(&mut body)?;
    let body: &'static [u8] = body.leak();
    let status = StatusCode::from_u16(status)?;
    let listener = TcpListener::bind("127.0.0.1:0")?;
    writeln!(
        io::stdout(),
        "listening on http://{}",
        listener.local_addr()?
    )?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .worker_threads(2)
        .build()?;
    let server = async move {
        HttpServer::new(move || {
            App::new()
                .app_data(Data::new((status, body)))
                .route("/", web::get().to(answer))
        })
        .workers(THREADS)
        .listen(listener)?
        .run()
        .await
    };
    Ok(runtime.block_on(server)?)
}

async fn answer(given: Data<(StatusCode, &'static [u8])>) -> HttpResponse {
    let (status, body) = **given;
    if status == StatusCode::NOT_MODIFIED {
        return HttpResponse::NotModified().finish();
    }
    HttpResponse::build(status)
        .insert_header((
            CONTENT_TYPE,
            HeaderValue::from_static("text/calendar; charset=utf-8"),
        ))
        .body(Bytes::from_static(body))
}
