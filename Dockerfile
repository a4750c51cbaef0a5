# syntax=docker/dockerfile:1
FROM rust:1.95.0-slim-bookworm AS build
# the compiler of this image, without the tools that rust-toolchain.toml asks for developers
ENV RUSTUP_TOOLCHAIN=1.95.0
WORKDIR /build
COPY . .
RUN cargo build --release --locked --bin escale

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin escale \
    && install -d -o escale -g escale -m 750 /data
COPY --from=build /build/target/release/escale /usr/local/bin/escale
COPY LICENSE /usr/share/doc/escale/LICENSE
USER escale
# everything Escale keeps is in `data` below its working directory
WORKDIR /
VOLUME /data
ENV ESCALE_LISTEN=0.0.0.0:8080
EXPOSE 8080
# bash alone speaks enough HTTP to ask
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /healthz HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r answer <&3 && [[ $answer == *' 200 '* ]]"]
ENTRYPOINT ["escale"]
CMD ["serve"]
