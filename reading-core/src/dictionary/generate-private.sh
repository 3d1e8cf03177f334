#!/bin/sh
# Generates the dictionary of private attributes from DCMTK's private.dic (Debian: libdcmtk17):
#   private-dictionary.tsv   group (hex; first-last where every odd one in between), element (hex; two digits within the block
#                            that the creator has, four where fixed), VR, name, private creator
# Run from reading-core; commit what it writes.
set -eu
dic=${1:-/usr/share/libdcmtk17/private.dic}
tsv=src/main/resources/org/overread/core/dicom/private-dictionary.tsv
awk -F'\t' '
  /^#/ || NF < 5 || $2 !~ /^[A-Z][A-Z]$/ || $2 == "UN" { next }
  {
    tag = $1; creator = tag; group = tag; element = tag
    sub(/^[^"]*"/, "", creator); sub(/"[^"]*$/, "", creator)
    sub(/^\(/, "", group); sub(/,.*/, "", group); sub(/-o-/, "-", group)
    sub(/.*",/, "", element); sub(/\)$/, "", element)
    if (group !~ /^[0-9A-Fa-f-]+$/ || element !~ /^([0-9A-Fa-f][0-9A-Fa-f])+$/) next
    key = toupper(group) "\t" toupper(element) "\t" creator
    if (key in seen) next
    seen[key] = 1
    print toupper(group) "\t" toupper(element) "\t" $2 "\t" $3 "\t" creator
  }' "$dic" | LC_ALL=C sort -t "$(printf '\t')" -k5,5 -k1,1 -k2,2 > "$tsv"
