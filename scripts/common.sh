# Shared by the scripts beside it, which source it with $root set to the folder
# of the project.

say() {
    printf '%s: %s\n' "${0##*/}" "$*"
}

# Packages of the groups given that are neither installed nor replaced by a
# command that is there.
missing_packages() {
    while read -r group package command; do
        case " $* " in *" $group "*) ;; *) continue ;; esac
        status=$(dpkg-query -W -f='${db:Status-Status}' "$package" \
            2>/dev/null) || status=
        if [ "$status" != installed ] &&
            { [ -z "$command" ] || ! command -v "$command" >/dev/null; }; then
            echo "$package"
        fi
    done < "$root/scripts/packages"
}

# Installs what is missing of the groups given; nothing when all is there.
need_packages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null
    then
        say "no apt here: expecting the packages of scripts/packages ($*)"
        return 0
    fi
    packages=$(missing_packages "$@" | tr '\n' ' ')
    if [ -z "$packages" ]; then
        return 0
    fi
    packages=${packages% }
    if [ "$(id -u)" -eq 0 ]; then
        as_root=
    elif command -v sudo >/dev/null; then
        as_root=sudo
    else
        say "packages are missing, and there is no sudo; run this as root:"
        echo "apt-get update && apt-get install -y --no-install-recommends" \
            "$packages"
        return 1
    fi
    say "fetching and installing packages, this takes a while: $packages"
    # shellcheck disable=SC2086 # the list is meant to be split
    run_quietly $as_root apt-get update -qq &&
        run_quietly $as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends $packages
}

# Runs a command; what it prints is shown only when it fails.
run_quietly() {
    if said=$("$@" 2>&1); then
        return 0
    fi
    echo "$said"
    say "failed: $*"
    return 1
}

# Configures (once, with the options that follow) and builds a preset; ninja
# configures again by itself when a CMakeLists.txt changes.
build_preset() {
    preset=$1
    shift
    if [ ! -f "$root/build/$preset/build.ninja" ]; then
        say "configuring build/$preset"
        if command -v ccache >/dev/null; then
            export CMAKE_C_COMPILER_LAUNCHER=ccache
        fi
        (cd "$root" && cmake --preset "$preset" "$@" >/dev/null)
    fi
    say "building build/$preset"
    cmake --build "$root/build/$preset" -- --quiet
}
