# shellcheck shell=bash
# What ./quickstart and ./check share. Sourced, with $root set to the source
# tree and $program to the name to use in messages.
: "${root:?}" "${program:?}"

say() { printf '%s\n' "$*"; }
warn() { printf '%s: %s\n' "$program" "$*" >&2; }
fail() { # MESSAGE...: ends the program
    warn "$*"
    exit 1
}

# Runs a command without its output; if it fails, shows the output's end.
quietly() { # WHAT COMMAND...
    local what=$1 status=0 started=$SECONDS log
    shift
    mkdir -p "$root/build/log" || fail "cannot write to $root/build"
    log=$root/build/log/$program-${what//[^a-z]/-}.log
    printf '%-42s ' "$what ..."
    "$@" >"$log" 2>&1 </dev/null || status=$?
    if ((status == 0)); then
        printf '%4d s\n' $((SECONDS - started))
        return
    fi
    printf 'failed\n\n'
    tail -n 40 -- "$log" >&2
    printf '\n' >&2
    fail "failed: $what (exit status $status). All of its output: $log"
}

system_check() {
    local name
    # shellcheck source=/dev/null
    name=$(. /etc/os-release 2>/dev/null && printf '%s %s' "$ID" "${VERSION_ID-}")
    [[ $name == 'debian 12' ]] ||
        warn "slant is tested on Debian 12, this is ${name:-something else};" \
            "going on all the same"
}

writable_check() {
    local place
    for place in "$root" "$root"/build "$root"/build-dev; do
        [[ ! -e $place || -w $place ]] ||
            fail "cannot write to $place. Copy the source tree to a folder of" \
                "your own and run ./$program there."
    done
}

# Debian packages named in the lists, one a line.
packages_listed() { # LIST...
    sed 's/#.*//; s/[[:space:]]//g; /^$/d' "$@"
}

packages_missing() { # LIST...
    local package
    packages_listed "$@" | while read -r package; do
        [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] ||
            say "$package"
    done
}

install_packages() { # PACKAGE...
    apt-get update -q &&
        DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -q --no-install-recommends "$@"
}

# Installs what the lists name and is not there. Without root: says how.
packages_check() { # LIST...
    local missing
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        warn "no apt here, so please see to it that these are installed" \
            "(Debian's names):" "$(packages_listed "$@" | paste -sd ' ')"
        return
    fi
    mapfile -t missing < <(packages_missing "$@")
    ((${#missing[@]})) || return 0
    if ((EUID != 0)); then
        say "Some Debian packages are missing. Please run this, then" \
            "./$program again:"
        say
        say "  sudo apt-get install --no-install-recommends ${missing[*]}"
        exit 1
    fi
    say "Missing Debian packages: ${missing[*]}"
    quietly "installing them" install_packages "${missing[@]}"
}

# Configures and builds a preset of CMakePresets.json.
build_preset() { # PRESET FOLDER
    local fresh=() cache=$2/CMakeCache.txt
    # A tree that was moved or copied: its cache names the old place.
    if [[ -e $cache ]] &&
        ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache"; then
        fresh=(--fresh)
    fi
    quietly "configuring $1" cmake "${fresh[@]}" --preset "$1"
    quietly "building $1" cmake --build --preset "$1"
}
