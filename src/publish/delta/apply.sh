#!/bin/sh
# Makes an edition of the one before it. Run it from anywhere: it minds the folder it lies in.
set -eu
LC_ALL=C
export LC_ALL
umask 022

usage() {
    cat <<'END'
usage: sh apply.sh OLD NEW

OLD is the edition that delta.json names under "from", as a folder: unpacked, or DIR/current of an installation. NEW is made, and is
the next edition as it would have come whole: sh NEW/install.sh installs it, VERIFY.txt in it says how to check who made it. OLD is
only read. NEW is there whole or not at all.

It ends with 0 when NEW is the edition that delta.json names under "to", with 1 when what came of it is another, with 2 when OLD is
not the edition that this is laid on, or NEW cannot be made.
END
}
stop() {
    code=$1
    shift
    printf 'apply.sh: %s\n' "$*" | tr -cd '\n -~' >&2
    exit "$code"
}

case ${1:-} in --help | -h) usage; exit 0 ;; esac
[ $# = 2 ] || { usage >&2; exit 2; }
for tool in cat cut find grep head mkdir mktemp mv rm sed sort tail tr; do
    command -v "$tool" >/dev/null || { echo "apply.sh: needs $tool" >&2; exit 2; }
done
if command -v sha256sum >/dev/null; then digests() { sha256sum "$@"; }
elif command -v shasum >/dev/null; then digests() { shasum -a 256 "$@"; }
else stop 2 "needs sha256sum or shasum"; fi

case $0 in */*) here=${0%/*} ;; *) here=. ;; esac
here=$(cd "$here" && pwd -P)
old=$(cd "$1" 2>/dev/null && pwd -P) || stop 2 "$1: there is no such folder"
case $2 in /*) new=$2 ;; *) new=$PWD/$2 ;; esac
[ ! -e "$new" ] || stop 2 "$new: is there already"

# of KEY: the digest of the manifest under that key of delta.json; it is written one key a line.
of() { sed -n "/^ \"$1\": {\$/,/^ }/s/^  \"manifest\": \"\([0-9a-f]*\)\",\{0,1\}\$/\1/p" "$here/delta.json"; }
from=$(of from)
to=$(of to)
if [ -z "$from" ] || [ -z "$to" ]; then stop 1 "delta.json names no editions"; fi
[ -f "$old/MANIFEST.sha256" ] || stop 2 "$old: is no edition"
[ "$(digests <"$old/MANIFEST.sha256" | cut -c 1-64)" = "$from" ] || stop 2 "$old: is another edition than this is laid on; see \"from\" in delta.json"
(cd "$old" && digests -c MANIFEST.sha256 >/dev/null 2>&1) || stop 2 "$old: is not as it was made"

part=$new.part-$$
work=$(mktemp -d) || stop 2 "cannot make a temporary folder"
clean() { rm -rf "$work" "$part"; }
trap clean EXIT
trap 'exit 2' HUP INT TERM
mkdir "$part" 2>/dev/null || stop 2 "$part: cannot be made"

# Every file of the edition before, one after the other.
(
    cd "$old" || exit 1
    { cut -c 67- MANIFEST.sha256; echo MANIFEST.sha256; if [ -f MANIFEST.sha256.sig ]; then echo MANIFEST.sha256.sig; fi; } | sort |
        while IFS= read -r name; do cat "$name" || exit 1; done
) >"$work/source" || stop 2 "there is no space on the disk"

# made: the digest and the name of every file that has been made so far, as the manifest has them.
made() {
    (cd "$part" && find . -type f | cut -c 3- | grep -Fxv "$name" | sort >"$work/names" && while IFS= read -r file; do digests "$file"; done <"$work/names")
}
# subject: the same as a statement has them.
subject() {
    printf ' "subject": ['
    made | while IFS=' ' read -r digest file; do
        printf '%s\n  {\n   "name": "%s",\n   "digest": {\n    "sha256": "%s"\n   }\n  }' "$comma" "$file" "$digest"
        comma=,
    done
    printf '\n ]'
}
comma=
at=0
name=
while IFS=' ' read -r a b; do
    case $a in
        = | +)
            case $b in '' | /* | *..* | *[!A-Za-z0-9._/-]*) stop 1 "recipe.txt has a name that leads elsewhere" ;; esac
            name=$b
            case $name in */*) [ -d "$part/${name%/*}" ] || mkdir -p "$part/${name%/*}" ;; esac
            if [ "$a" = = ]; then cat "$old/$name" >"$part/$name"; else : >"$part/$name"; fi
            ;;
        %)
            [ -n "$name" ] || stop 1 "recipe.txt names no file"
            case $b in
                manifest) made >>"$part/$name" ;;
                subject) subject >>"$part/$name" ;;
                *) stop 1 "recipe.txt has a line that is no step" ;;
            esac
            ;;
        *)
            case $a$b in '' | *[!0-9]*) stop 1 "recipe.txt has a line that is no step" ;; esac
            [ -n "$name" ] || stop 1 "recipe.txt names no file"
            if [ -n "$b" ]; then tail -c +$((a + 1)) "$work/source" | head -c "$b"
            else
                tail -c +$((at + 1)) "$here/new.bin" | head -c "$a"
                at=$((at + a))
            fi >>"$part/$name" 2>/dev/null || stop 2 "$part/$name: cannot be written; is there space on the disk?"
            ;;
    esac
done <"$here/recipe.txt"

[ "$(digests <"$part/MANIFEST.sha256" | cut -c 1-64)" = "$to" ] || stop 1 "what came of it is another edition than delta.json names"
(cd "$part" && digests -c MANIFEST.sha256 >/dev/null 2>&1) || stop 1 "what came of it is not what its manifest says"
mv "$part" "$new"
echo "$new is the edition whose manifest has the SHA-256 $to"
