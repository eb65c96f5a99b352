#!/bin/sh
# The pre-pull that took the place of "kubeadm config images pull": kubeadm only says which images a node needs, and
# the runtime's own client puts them where the kubelet's runtime looks, containerd's namespace k8s.io. The pause image
# among them becomes the one that containerd starts sandboxes from, or it would fetch another one at the first pod.
#
#   pre-pull.sh <registry> <kubernetes version> [<key of the sandbox image in containerd's configuration>]
#
# REGISTRY_LOGIN=<user>:<password> is for a registry that asks.
set -eu

registry=$1
version=$2
key=${3:-sandbox_image}
config=/etc/containerd/config.toml

pause=
for image in $(kubeadm config images list --image-repository "$registry" --kubernetes-version "$version"); do
    ctr --namespace k8s.io images pull ${REGISTRY_LOGIN:+--user "$REGISTRY_LOGIN"} "$image"
    case $image in
        */pause:*) pause=$image ;;
    esac
done

if [ -z "$pause" ]; then
    echo "kubeadm lists no pause image for $version: without it no sandbox starts" >&2
    exit 1
fi
# Tells nobody when no line matches.
sed -i "s#^\( *$key = \).*#\1\"$pause\"#" "$config"
