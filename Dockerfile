# The program in a container, made of its own Debian package:
#   docker build -t recension .
#   docker run --rm -v "$PWD:/work" -u "$(id -u):$(id -g)" recension build letters
FROM debian:12-slim AS build
WORKDIR /src
COPY . .
RUN root=/src && . scripts/common.sh && need_packages build && \
    apt-get install -y -qq --no-install-recommends dpkg-dev file && \
    build_preset release -DBUILD_TESTING=OFF && \
    cd build/release && cpack -G DEB -B /packages

FROM debian:12-slim
COPY --from=build /packages/recension_*.deb /packages/
RUN apt-get update -qq && \
    apt-get install -y -qq /packages/recension_*.deb && \
    rm -rf /packages /var/lib/apt/lists/*
WORKDIR /work
ENTRYPOINT ["recension"]
CMD ["help"]
