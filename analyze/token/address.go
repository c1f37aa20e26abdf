package token

import "strings"

// isAddress reports whether s is a web or mail address, in punctuation or not.
func isAddress(s string) bool {
	if len(s) < 6 || !strings.ContainsAny(s, "./@") {
		return false
	}
	if at := strings.IndexByte(s, '@'); at > 0 {
		return strings.Contains(s[at:], ".") && isWord(s[at-1])
	}
	return strings.Contains(s, "://") || hasFoldPrefix(s, "www.") || hasFoldPrefix(s, "(www.") || hasSite(s)
}

// sites are the top-level domains of host names that releases write without "www".
const sites = " com gov org net edu mil "

// hasSite reports whether s is a host name, perhaps with a path.
func hasSite(s string) bool {
	host, _, _ := strings.Cut(strings.Trim(s, `()[]"',;:.!?`), "/")
	dot := strings.LastIndexByte(host, '.')
	if dot < 1 || len(host)-dot != 4 || !isWord(host[dot-1]) {
		return false
	}
	return strings.Contains(sites, " "+strings.ToLower(host[dot+1:])+" ")
}

func hasFoldPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// addressJoints separates an address from the punctuation around it, and each of these
// marks from the next.
func addressJoints(s string) []int {
	from := len(s) - len(strings.TrimLeft(s, "([<\"'\x01"))
	to := len(strings.TrimRight(s, ")]>\"'.,;:!?\x01"))
	var at []int
	for p := 1; p < len(s); p++ {
		if p <= from || p >= to {
			at = append(at, p)
		}
	}
	return at
}
