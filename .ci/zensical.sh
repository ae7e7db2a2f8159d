#!/usr/bin/env bash
# Builds the same sources with MkDocs and with Zensical, which is to follow it, and fails unless
# both make the same set of pages. Works in a temporary folder; leaves nothing behind.
set -euo pipefail
cd "$(dirname "$0")/.."
make --silent venv
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python=$PWD/.venv/bin/python
"$python" -m venv "$work/venv"
"$work/venv/bin/python" -m tools.install zensical

# A copy, because Zensical builds only into the folder that its configuration lies in.
mkdir "$work/project"
tar -cf - --exclude=./.git --exclude=./.venv --exclude=./site --exclude=./.cache --exclude=node_modules . |
    tar -xf - -C "$work/project"
cd "$work/project"

pages() { # pages NAME: lists the pages built into site/, and makes room for the next build
    (cd site && find . -name '*.html' | LC_ALL=C sort) > "$work/$1"
    rm -r site
}
NO_MKDOCS_2_WARNING=1 "$python" -m mkdocs --quiet build --strict
pages mkdocs
"$work/venv/bin/zensical" build --clean --strict
pages zensical

cd "$work"
if ! diff -u mkdocs zensical; then
    echo "Zensical does not make the same pages as MkDocs: - is missing from its site, + is only there" >&2
    exit 1
fi
echo "Zensical and MkDocs make the same $(wc -l < mkdocs | tr -d ' ') pages"
