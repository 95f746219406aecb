#!/usr/bin/env bash
# Makes the image zoe/busybox:1 that the sample ZApps use, from Debian's busybox-static and nothing else: no registry
# is needed. The image goes to the Docker Engine that DOCKER_HOST names, or to the local one when it is unset.
#
#   samples/images/make-busybox.sh [IMAGE]        IMAGE defaults to zoe/busybox:1
set -euo pipefail

image=${1:-zoe/busybox:1}

fail() {
    echo "make-busybox: $*" >&2
    exit 1
}

command -v docker >/dev/null || fail "there is no 'docker' command; install one, on Debian: apt-get install docker.io"
docker version --format '{{.Server.Version}}' >/dev/null ||
    fail "no Docker Engine answers at ${DOCKER_HOST:-unix:///var/run/docker.sock}"

is_static() { [ -x "$1" ] && ! ldd "$1" >/dev/null 2>&1; }

if ! is_static /bin/busybox; then
    [ "$(id -u)" = 0 ] || fail "/bin/busybox of the package busybox-static is needed; install it as root:" \
        "apt-get install busybox-static"
    command -v apt-get >/dev/null || fail "there is no apt-get; put a statically linked busybox at /bin/busybox"
    echo "make-busybox: installing busybox-static" >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq busybox-static >/dev/null ||
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq busybox-static >/dev/null; } ||
        fail "apt-get could not install busybox-static"
    is_static /bin/busybox || fail "/bin/busybox is not statically linked even with busybox-static installed"
fi

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"
mkdir -p "$root"/{bin,sbin,usr/bin,usr/sbin,etc,dev,proc,sys,mnt,root,var,home}
mkdir -m 1777 "$root/tmp"
cp /bin/busybox "$root/bin/busybox"
# One link for each of busybox's programs, without needing the right to chroot.
/bin/busybox --list-full | while read -r path; do
    [ -e "$root/$path" ] || ln -s /bin/busybox "$root/$path"
done
echo 'root:x:0:0:root:/root:/bin/sh' >"$root/etc/passwd"
echo 'root:x:0:' >"$root/etc/group"

tar -C "$root" --owner=0 --group=0 -c . |
    docker import --change 'CMD ["sh"]' --change 'ENV PATH=/usr/sbin:/usr/bin:/sbin:/bin' - "$image" >/dev/null
echo "made $image"
