//! Requests as they go over a socket, so that each of their lines can be wrong.

use std::io::{BufRead, BufReader, Write as _};
use std::net::TcpStream;

/// What was answered.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn header(&self, name: &str) -> &str {
        let mut headers = self.headers.iter();
        let found = headers.find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    #[track_caller]
    pub(super) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

/// Sends a request to a port of this machine.
pub(super) fn send(
    port: u16,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Answer {
    let mut request = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
    for (name, value) in headers {
        request += &format!("{name}: {value}\r\n");
    }
    if !body.is_empty() || method == "POST" {
        request += &format!("Content-Length: {}\r\n", body.len());
    }
    request += "\r\n";
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    // Who is refused may find the door closed before all is said.
    let _ = stream.write_all(request.as_bytes());
    let _ = stream.write_all(body);
    read(BufReader::new(stream), method == "HEAD").expect("an answer")
}

/// Reads an answer to its end; whether the connection is closed then is the server's affair.
fn read(mut stream: impl BufRead, is_head: bool) -> std::io::Result<Answer> {
    let mut line = || {
        let mut line = String::new();
        stream
            .read_line(&mut line)
            .map(|_| line.trim_end().to_owned())
    };
    let status = line()?.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut answer = Answer {
        status: status.parse().unwrap_or_default(),
        headers: Vec::new(),
        body: Vec::new(),
    };
    loop {
        let line = line()?;
        let Some((name, value)) = line.split_once(':') else {
            break;
        };
        let header = (name.to_lowercase(), value.trim().to_owned());
        answer.headers.push(header);
    }
    if is_head {
        return Ok(answer);
    }
    if answer.header("transfer-encoding") == "chunked" {
        loop {
            let mut size = String::new();
            stream.read_line(&mut size)?;
            let size = usize::from_str_radix(size.trim_end(), 16).unwrap_or_default();
            // With the end of the line behind it.
            let mut chunk = vec![0; size + 2];
            stream.read_exact(&mut chunk)?;
            if size == 0 {
                return Ok(answer);
            }
            answer.body.extend_from_slice(&chunk[..size]);
        }
    }
    match answer.header("content-length").parse() {
        Ok(length) => {
            answer.body = vec![0; length];
            stream.read_exact(&mut answer.body)?;
        }
        Err(_) => {
            stream.read_to_end(&mut answer.body)?;
        }
    }
    Ok(answer)
}
