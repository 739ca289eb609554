#!/usr/bin/env bash
# Installs the Debian packages that building Khaldun takes, those alone that are missing. Run by
# `make run` and `make test`; asks for sudo where it is needed.
set -eu

packages=(
  # building
  ca-certificates ccache clang-format cmake g++ git mold ninja-build pkg-config python3 zstd
  # reading reports
  libgumbo-dev libpugixml-dev libsimdjson-dev libuchardet-dev libzstd-dev zlib1g-dev
  # text, formats, command line
  libcli11-dev libfmt-dev libicu-dev libutf8proc-dev libxxhash-dev nlohmann-json3-dev
  # tests and measuring
  libbenchmark-dev libgmock-dev libgtest-dev
  # the gazetteer's sources
  iso-codes libgeonames-common libtimezonemap-data weather-util-data wordnet-base
)
case "${1:-}" in
  --checks) packages+=(clang clang-tidy) ;;  # what .ci/run needs beside
  --training)  # what tools/train_syntax.sh needs beside
    packages+=(fasttext libopenblas0-pthread python3-torch xz-utils)
    command -v npm >/dev/null || packages+=(npm)
    ;;
esac

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
  [ "$status" = "install ok installed" ] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || {
    echo "As root, run: apt-get install -y ${missing[*]}" >&2
    exit 1
  }
  as_root=(sudo)
fi
echo "Installing ${missing[*]}"
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -q
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
