package issuer

import (
	"regexp"
	"strings"
)

// A host is the name of a computer on the Internet that a release gives, without
// "www" and its last part.
type host struct {
	label string // "acmebridges" of "ann@mail.acme-bridges.co.uk"
	mail  bool
}

// address matches the host of an address of mail or of the web.
var address = regexp.MustCompile(`(?i)([\w.+-]{1,60}@|https?://|\bwww\.|\b)((?:[a-z0-9-]{1,60}\.){1,4}[a-z]{2,12})\b`)

// mailer matches hosts where anybody has an address: there the name before it tells
// whose it is.
var mailer = regexp.MustCompile(`(?i)^(gmail|googlemail|yahoo|hotmail|outlook|live|aol|icloud|proton|protonmail|gmx|web|mail|bigpond|qq)\.`)

const maxHosts = 60

// hostsOf returns the hosts that a text names, in their order.
func hostsOf(text string) (hosts []host) {
	for _, m := range addresses(text) {
		if m[1] != "" && mailer.MatchString(m[2]) {
			hosts = append(hosts, host{squeeze(m[1][:len(m[1])-1]), true})
			continue
		}
		parts := strings.Split(strings.ToLower(m[2]), ".")
		if m[1] == "" && len(m[2]) < 6 {
			continue // "U.S", "p.m"
		}
		parts = parts[:len(parts)-1]
		for n := len(parts) - 1; n > 0 && len(parts[n]) <= 3; n-- { // "co.uk"
			parts = parts[:n]
		}
		hosts = append(hosts, host{squeeze(parts[len(parts)-1]), strings.HasSuffix(m[1], "@")})
	}
	return hosts
}

// addresses returns what address matches in a text, the first most. Only words with a
// full stop before their end are searched, because the pattern tries every letter.
func addresses(text string) (found [][]string) {
	for word := range strings.FieldsSeq(text) {
		if n := strings.IndexByte(word, '.'); n >= 0 && n < len(word)-1 {
			found = append(found, address.FindAllStringSubmatch(word, maxHosts-len(found))...)
		}
	}
	return found
}

// of reports whether a host belongs to a name: it holds the name without blanks, or
// the name holds it, or it is the initials of the name.
func (h host) of(name string) bool {
	s := squeeze(name)
	if len(h.label) < 3 || len(s) < 3 {
		return false
	}
	switch {
	case strings.Contains(h.label, s) && 2*len(s) > len(h.label), strings.HasPrefix(s, h.label) && len(h.label) >= 4, s == h.label:
		return true
	}
	short := initials(name)
	return strings.HasPrefix(h.label, short) && len(short) >= 3
}

// initials returns the first letters of the words of a name that have a capital.
func initials(name string) string {
	var b strings.Builder
	for _, w := range strings.Fields(name) {
		if c := w[0]; 'A' <= c && c <= 'Z' {
			b.WriteByte(c + 'a' - 'A')
		}
	}
	return b.String()
}
