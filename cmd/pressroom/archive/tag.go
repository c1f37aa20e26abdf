package archive

import (
	"crypto/sha256"
	"encoding/hex"
	"runtime/debug"
	"strings"
	"sync"

	"pressroom/analyze"
)

// Tag names what a server answers (an ETag of RFC 9110): as long as it is the same, so is the answer. Another build
// of the program gives other tags.
func Tag(parts ...string) string {
	sum := sha256.Sum256([]byte(build() + "\n" + strings.Join(parts, "\n")))
	return `W/"` + hex.EncodeToString(sum[:12]) + `"`
}

// HasTag reports whether a list of tags, as If-None-Match has it, names one; "*" names all.
func HasTag(list, tag string) bool {
	opaque := func(tag string) string { return strings.TrimPrefix(strings.TrimSpace(tag), "W/") }
	for each := range strings.SplitSeq(list, ",") {
		if strings.TrimSpace(each) == "*" || opaque(each) == opaque(tag) {
			return true
		}
	}
	return false
}

// build names the program.
var build = sync.OnceValue(func() string {
	info, _ := debug.ReadBuildInfo()
	if info == nil {
		return analyze.Version
	}
	for _, set := range info.Settings {
		if set.Key == "vcs.revision" {
			return set.Value
		}
	}
	return analyze.Version
})
