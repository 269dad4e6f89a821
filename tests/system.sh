#!/bin/sh
# What the tests need beyond Python: installed on Debian as root, else the one line to run.
set -e
missing=""
have() { command -v "$1" >/dev/null 2>&1; }
java_ok() { have java && java -version 2>&1 | grep -Eq 'version "(1[7-9]|[2-9][0-9])'; }
# The default runtime is 17 on Debian 12, 21 on Debian 13 and Ubuntu 24.04: Neo4j 5.26 takes both.
java_ok || missing="$missing default-jre-headless"
have mvn || missing="$missing maven"
test -x /usr/bin/chromium || missing="$missing chromium"
have fc-list && fc-list :lang=zh 2>/dev/null | grep -q . || missing="$missing fontconfig fonts-wqy-zenhei"
have soffice || missing="$missing libreoffice-writer-nogui"
install() { DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >/dev/null; }
# Not needed, but it takes half of the processor time for a page: the browser without windows around its pages. Only where apt knows of it already.
without_windows() {
    have chromium-headless-shell || ! apt-cache show chromium-headless-shell >/dev/null 2>&1 ||
        install --no-remove -o Acquire::Retries=0 -o Acquire::http::Timeout=10 chromium-headless-shell 2>/dev/null || true
}
if [ "$(id -u)" = 0 ] && have apt-get; then
    if test -n "$missing"; then
        apt-get update -qq
        install $missing
    fi
    without_windows
elif test -n "$missing"; then
    echo "The tests need programs that are not here. Debian or Ubuntu:  sudo apt-get install --no-install-recommends$missing" >&2
    exit 1
fi
