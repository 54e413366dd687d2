#!/bin/sh
# Checks this bundle and installs it. Run it from anywhere: it minds the folder it lies in.
set -eu
LC_ALL=C
export LC_ALL
umask 022

usage() {
    cat <<'END'
usage: sh install.sh --network N [--allowed-signers FILE] [--precompress] [--no-links] [--out-of-order REASON] DIR

Checks the bundle that this script lies in, copies it to DIR/versions/VERSION, checks the copy, and switches
the link DIR/current to it in one step. Killed at any point, DIR/current is the old version or the new one. The
version before stays in DIR/versions; running its own install.sh with --out-of-order goes back to it.

  --network N             the network that this host is on; a bundle for another is refused. Needed once: DIR/network
                          keeps it, and FIELDBOOK_NETWORK may say it instead. See "id" in bundle.json
  --allowed-signers FILE  refuse the bundle unless one of these keys signed it (see man ssh-keygen)
  --precompress           write a .gz beside each file of the site that shrinks, for servers that send those
  --no-links              DIR/current is a folder, changed by two renames, as on disks that have no links. Killed
                          between the two there is no DIR/current: run the script again, or by hand
                              mv DIR/versions/VERSION DIR/current
  --out-of-order REASON   install it although it is older than what is there, or an edition between them is missing;
                          DIR/history keeps the reason

DIR holds what this script writes and nothing else: versions/, current, previous, network, history.

It ends with 0 when DIR/current is this version, with 1 when the bundle is not what it should be, with 2 when it could
not be installed, or does not belong there; then DIR/current is as it was.
END
}

refuse() { # the bundle is not what it should be
    # Names in it may be anything; a terminal is to see nothing but letters.
    printf 'install.sh: refused: %s\n' "$*" | tr -cd '\n -~' >&2
    exit 1
}
stop() { # this machine, or the command line
    printf 'install.sh: %s\n' "$*" | tr -cd '\n -~' >&2
    exit 2
}

network=${FIELDBOOK_NETWORK:-}
signers=
precompress=
links=yes
reason=
target=
while [ $# -gt 0 ]; do
    case $1 in
        --network) [ $# -ge 2 ] || stop "--network needs a name"; network=$2; shift ;;
        --allowed-signers) [ $# -ge 2 ] || stop "--allowed-signers needs a FILE"; signers=$2; shift ;;
        --precompress) precompress=yes ;;
        --no-links) links=no ;;
        --out-of-order)
            [ $# -ge 2 ] || stop "--out-of-order needs a REASON"
            reason=$(printf '%s' "$2" | tr -cd ' -~')
            { [ -n "$reason" ] && [ "$reason" = "$2" ]; } || stop "--out-of-order needs a REASON in one line of plain letters"
            shift
            ;;
        --help | -h) usage; exit 0 ;;
        -*) stop "there is no option $1; see --help" ;;
        *) [ -z "$target" ] || stop "one DIR, please: $target or $1"; target=$1 ;;
    esac
    shift
done
[ -n "$target" ] || { usage >&2; exit 2; }
case $signers in '' | /*) ;; *) signers=$PWD/$signers ;; esac
case $target in /*) ;; *) target=$PWD/$target ;; esac

for tool in cat cmp cut find grep head ln ls mkdir mktemp mv rm sed tr uname ${precompress:+gzip wc}; do
    # Said without any of them.
    command -v "$tool" >/dev/null || { echo "install.sh: needs $tool" >&2; exit 2; }
done
if command -v sha256sum >/dev/null; then digests() { sha256sum "$@"; }
elif command -v shasum >/dev/null; then digests() { shasum -a 256 "$@"; }
else stop "needs sha256sum or shasum"; fi

# check FOLDER: complete, unaltered, nothing extra but the manifest, its signature, and .gz copies made here.
check() {
    (
        cd "$1" || exit 1
        [ -f MANIFEST.sha256 ] || { echo "there is no MANIFEST.sha256"; exit 1; }
        odd=$(find . ! -type f ! -type d | head -n 1)
        [ -z "$odd" ] || { echo "$odd is neither a file nor a folder"; exit 1; }
        # A digest, two blanks, a name of plain characters that stays inside.
        odd=$(grep -Ev '^[0-9a-f]{64}  [A-Za-z0-9_][A-Za-z0-9._/-]*$' MANIFEST.sha256 | head -n 1) || true
        [ -z "$odd" ] || { echo "MANIFEST.sha256 has a line that is none: $odd"; exit 1; }
        ! grep -Eq '(  |/)\.\.?(/|$)|//' MANIFEST.sha256 || { echo "MANIFEST.sha256 has a name that leads elsewhere"; exit 1; }
        wrong=$(digests -c MANIFEST.sha256 2>/dev/null | grep -v ': OK$' | head -n 1) || true
        [ -z "$wrong" ] || { echo "$wrong"; exit 1; }
        digests -c MANIFEST.sha256 >/dev/null 2>&1 || { echo "MANIFEST.sha256 does not hold"; exit 1; }
        cut -c 67- MANIFEST.sha256 >"$work/listed" || exit 1
        find . -type f >"$work/found" || exit 1
        cut -c 3- "$work/found" >"$work/names" || exit 1
        grep -Fxv -f "$work/listed" "$work/names" >"$work/extra" || [ $? = 1 ] || exit 1
        while IFS= read -r name; do
            case $name in
                MANIFEST.sha256 | MANIFEST.sha256.sig) continue ;;
                *.gz)
                    of=${name%.gz}
                    if grep -Fxq "$of" "$work/listed" && gzip -dc "$name" 2>/dev/null | cmp -s - "$of"; then continue; fi
                    ;;
            esac
            echo "$name is not in the manifest"
            exit 1
        done <"$work/extra"
    )
}

case $0 in */*) source=${0%/*} ;; *) source=. ;; esac
source=$(cd "$source" && pwd -P)
work=$(mktemp -d) || stop "cannot make a temporary folder"
new=
history=
clean() {
    rm -rf "$work"
    if [ -n "$history" ]; then rm -f "$history"; fi
    if [ -n "$new" ]; then rm -rf "$new"; fi
}
trap clean EXIT
trap 'exit 2' HUP INT TERM

why=$(check "$source") || refuse "$why"
if [ -n "$signers" ]; then
    [ -r "$signers" ] || stop "$signers cannot be read"
    command -v ssh-keygen >/dev/null || stop "signatures need ssh-keygen"
    [ -f "$source/MANIFEST.sha256.sig" ] || refuse "the bundle is not signed"
    who=$(ssh-keygen -Y find-principals -s "$source/MANIFEST.sha256.sig" -f "$signers" 2>/dev/null | head -n 1) || true
    [ -n "$who" ] || refuse "none of the allowed signers made the signature"
    ssh-keygen -Y verify -q -f "$signers" -I "$who" -n fieldbook-bundle -s "$source/MANIFEST.sha256.sig" \
        <"$source/MANIFEST.sha256" >/dev/null 2>&1 || refuse "the signature does not fit the manifest"
    echo "signed by $who"
fi
version=$(sed -n 's/^ "version": "\([a-z0-9][a-z0-9.-]*\)",$/\1/p' "$source/bundle.json")
case $version in '' | *..* | *.) refuse "bundle.json names no version" ;; esac

# same FOLDER: whether it holds this very bundle.
same() {
    cmp -s "$1/MANIFEST.sha256" "$source/MANIFEST.sha256" && check "$1" >/dev/null
}

versions=$target/versions
current=$target/current

# of KEY FILE: what bundle.json says of its network under that key; it is written one key a line.
of() {
    sed -n "/^ \"network\": {\$/,/^ }/s/^  \"$1\": \"\([^\"\\\\]*\)\",\{0,1\}\$/\1/p" "$2"
}
for_network=$(of id "$source/bundle.json")
holds=$(of holds "$source/bundle.json")
marking=$(sed -n 's/^ "marking": "\([^"\\]*\)",$/\1/p' "$source/bundle.json")
if [ -z "$for_network" ] || [ -z "$holds" ] || [ -z "$marking" ]; then refuse "bundle.json names no network, or no marking"; fi
what="$marking, for the network \"$for_network\", which holds $holds"

# Nothing is written until all of this holds.
[ ! -e "$target" ] || [ -d "$target" ] || stop "$target: is no folder"
for there in "$target"/* "$target"/.[!.]* "$target"/..?*; do
    [ -e "$there" ] || [ -L "$there" ] || continue
    case ${there##*/} in
        versions) [ -d "$there" ] && [ ! -L "$there" ] ;;
        network | history) [ -f "$there" ] && [ ! -L "$there" ] ;;
        current) [ -L "$there" ] || [ -f "$there/bundle.json" ] || stop "$there: is neither a link nor a version" ;;
        previous) [ -L "$there" ] ;;
        *) false ;;
    esac || stop "$there: was not written by this script; give a DIR of its own"
    [ ! -L "$there" ] || case $(ls -l "$there") in
        *' -> versions/'*/* | *' -> versions/..'*) stop "$there: leads elsewhere" ;;
        *' -> versions/'*) ;;
        *) stop "$there: leads elsewhere" ;;
    esac
done
for there in "$versions"/* "$versions"/.[!.]* "$versions"/..?*; do
    [ -e "$there" ] || [ -L "$there" ] || continue
    case ${there##*/} in .new-*) continue ;; esac
    [ ! -L "$there" ] && [ -f "$there/bundle.json" ] || stop "$there: was not written by this script; give a DIR of its own"
done

# The network that DIR is of, by what was installed there or by what it keeps.
here=
if [ -f "$target/network" ]; then
    here=$(head -n 1 "$target/network")
    case $here in '' | *[!a-z0-9.-]*) stop "$target/network: names no network" ;; esac
fi
for there in "$current/bundle.json" "$versions"/*/bundle.json; do
    [ -f "$there" ] || continue
    before=$(of id "$there")
    [ "${here:=$before}" = "$before" ] || stop "$there: is of the network \"$before\", and $target of \"$here\""
    before=$(of holds "$there")
    [ "$before" = "$holds" ] || stop "the bundle is $what, and what is installed is for one that holds $before; if the network has changed, install it in a new DIR"
done
: "${network:=$here}"
[ -n "$network" ] || stop "say which network this host is on, with --network N; the bundle is $what"
[ -z "$here" ] || [ "$here" = "$network" ] || stop "$target is of the network \"$here\", not of \"$network\""
[ "$for_network" = "$network" ] || stop "the bundle is $what, and this host is on \"$network\""

# The place of an edition in the line of them; see "predecessor" in bundle.json.
day() { sed -n 's/^ "asOf": "\([0-9][0-9-]*\)",$/\1/p' "$1/bundle.json" | tr -d -; }
named() { digests <"$1/MANIFEST.sha256" | cut -c 1-64; }
after() {
    sed -n '/^ "predecessor": {$/,/^ }/s/^  "manifest": "\([0-9a-f]*\)",\{0,1\}$/\1/p' "$1/bundle.json"
}
manifest=$(named "$source")
if [ -f "$current/bundle.json" ] && [ -f "$current/MANIFEST.sha256" ]; then
    installed=$(named "$current")
    follows=$(after "$source")
    today=$(day "$source")
    there=$(day "$current")
    if [ "$manifest" = "$installed" ] || [ "$follows" = "$installed" ]; then wrong=
    elif [ -z "$today" ] || [ -z "$there" ] || [ "$today" -lt "$there" ] || [ "$(after "$current")" = "$manifest" ]; then
        wrong="version $version is older than what is installed"
    elif [ -n "$follows" ]; then wrong="version $version comes after another edition than what is installed: one is missing between them"
    elif [ -n "$(after "$current")" ]; then wrong="version $version names no edition before it, and what is installed does"
    else wrong=
    fi
    if [ -n "$wrong" ] && [ -z "$reason" ]; then
        stop "$wrong; to install it all the same say why, with --out-of-order REASON"
    fi
fi

# finish TEXT: all is well.
finish() {
    printf '%s\n%s\n' "$what" "$*" | tr -cd '\n -~'
    exit 0
}

mkdir -p "$versions" 2>/dev/null || stop "$versions: cannot be made"
# What a killed installation on this machine left.
host=$(uname -n | tr -cd 'A-Za-z0-9')
for left in "$versions/.new-$host-"*; do
    [ -e "$left" ] || [ -L "$left" ] || continue
    pid=${left##*/.new-"$host"-}
    pid=${pid%%-*}
    [ "$pid" != $$ ] && kill -0 "$pid" 2>/dev/null || rm -rf "$left"
done

if [ -L "$current" ]; then links=yes
elif [ -d "$current" ]; then links=no
elif [ -e "$current" ]; then stop "$current: is neither a link nor a folder"
elif [ $links = yes ]; then
    probe=$versions/.new-$host-$$-link
    ln -s . "$probe" 2>/dev/null || links=no
    rm -f "$probe"
fi

final=$versions/$version
if [ $links = no ] && [ -d "$current" ] && same "$current"; then
    finish "$current is version $version already"
fi
if [ -e "$final" ]; then
    same "$final" || stop "$final: is there already, with other files; remove it if nothing uses it"
else
    new=$versions/.new-$host-$$-copy
    mkdir "$new" 2>/dev/null || stop "$new: cannot be made"
    # Copied without their times: a server tells by the time that a page is another than before.
    (cd "$source" && { cut -c 67- MANIFEST.sha256; echo MANIFEST.sha256; ls MANIFEST.sha256.sig 2>/dev/null || true; }) |
        while IFS= read -r name; do
            case $name in */*) [ -d "$new/${name%/*}" ] || mkdir -p "$new/${name%/*}" || exit 1 ;; esac
            cat "$source/$name" >"$new/$name" || exit 1
        done 2>/dev/null || stop "$new: cannot be written; is there space on the disk?"
    if [ -n "$precompress" ]; then
        find "$new/site" -type f | grep -E '\.(css|csv|html|ics|js|json|svg|txt|xml)$' | while IFS= read -r file; do
            gzip -9 -n -c "$file" >"$file.gz" || exit 1
            [ "$(wc -c <"$file.gz")" -lt "$(wc -c <"$file")" ] || rm "$file.gz"
        done || stop "$new: cannot be written; is there space on the disk?"
    fi
    why=$(check "$new") || stop "the copy is not what was copied: $why"
    mv "$new" "$final"
    new=
fi
if [ ! -f "$target/network" ]; then
    kept=$versions/.new-$host-$$-network
    { echo "$network" >"$kept" && mv "$kept" "$target/network"; } 2>/dev/null || { rm -f "$kept"; stop "$target/network: cannot be written; is there space on the disk?"; }
fi

# point LINK VERSION: a new link takes the place of the old one by a rename, which is one step.
point() {
    link=$versions/.new-$host-$$-$1
    ln -s "versions/$2" "$link"
    if mv -T "$link" "$target/$1" 2>/dev/null; then return 0; fi
    # BSD has -h for the same; without either a rename would go into the folder that the link points at.
    mv -h "$link" "$target/$1" 2>/dev/null || {
        rm -f "$link"
        stop "needs an mv that knows -T (GNU, BusyBox) or -h (BSD); or use --no-links in a new DIR"
    }
}

# Written before the switch, since that must not fail for want of space; in place after it.
history=$versions/.new-$host-$$-history
{ if [ -f "$target/history" ]; then cat "$target/history"; fi && printf '%s\n' "$version $manifest${reason:+ $reason}"; } >"$history" 2>/dev/null || {
    rm -f "$history"
    stop "$history: cannot be written; is there space on the disk?"
}
before=
if [ $links = yes ]; then
    if [ -L "$current" ]; then
        before=$(ls -l "$current" | sed 's/.* -> //')
        before=${before##*/}
    fi
    if [ "$before" = "$version" ]; then
        finish "$current is version $version already"
    fi
    point current "$version"
    if [ -n "$before" ]; then point previous "$before"; fi
else
    if [ -d "$current" ]; then
        before=$(sed -n 's/^ "version": "\([a-z0-9][a-z0-9.-]*\)",$/\1/p' "$current/bundle.json")
        if [ -z "$before" ] || [ -e "$versions/$before" ]; then
            stop "$current: holds no bundle that could move to versions/; move it away by hand"
        fi
        mv "$current" "$versions/$before"
    fi
    mv "$final" "$current"
fi
mv "$history" "$target/history"
history=
finish "$current is version $version now${before:+; before it was $before, which stays}"
