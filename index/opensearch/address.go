package opensearch

import (
	"bufio"
	"errors"
	"fmt"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
)

// The variables of the environment that say who asks, and who signs the certificates of the
// nodes.
const (
	userVariable      = "PRESSROOM_OPENSEARCH_USER"
	passwordVariable  = "PRESSROOM_OPENSEARCH_PASSWORD"
	tokenVariable     = "PRESSROOM_OPENSEARCH_TOKEN"
	authorityVariable = "PRESSROOM_OPENSEARCH_CA"
)

// The schemes of addresses: over TLS or not, or a file with the address and who asks.
const (
	secure = "opensearch+https://"
	plain  = "opensearch+http://"
	byFile = "opensearch+file:"
)

// IsAddress reports whether s is meant as the address of an index in OpenSearch.
func IsAddress(s string) bool { return strings.HasPrefix(s, "opensearch+") }

// target is what an address says.
type target struct {
	nodes     []string // URLs
	prefix    string
	user      string
	password  string
	token     string
	authority string // the path of a file of certificates (PEM)
}

// String names it without a password.
func (t target) String() string {
	hosts := make([]string, len(t.nodes))
	for n, node := range t.nodes {
		_, hosts[n], _ = strings.Cut(node, "://")
	}
	scheme, _, _ := strings.Cut(t.nodes[0], "://")
	return "opensearch+" + scheme + "://" + strings.Join(hosts, ",") + "/" + t.prefix
}

func (t target) loopback() bool {
	return slices.ContainsFunc(t.nodes, func(node string) bool {
		u, err := url.Parse(node)
		return err == nil && (u.Hostname() == "localhost" || strings.HasPrefix(u.Hostname(), "127.") || u.Hostname() == "::1")
	})
}

// prefixes are the names of indexes that OpenSearch takes, and that patterns of ours do not mix up.
var prefixes = regexp.MustCompile(`^[a-z][a-z0-9_]{0,99}$`)

// Read reads an address: "opensearch+https://host:9200/prefix", with several hosts
// "opensearch+https://host1:9200,host2:9200/prefix", or "opensearch+file:PATH" of a file with
// the lines "address = opensearch+https://…", "user = …" and "password = …" or "token = …",
// and "ca = PATH". A password has no place in an address, which others may see. What the
// file does not say, the environment does.
func Read(address string) (target, error) {
	t := target{
		user: os.Getenv(userVariable), password: os.Getenv(passwordVariable), token: os.Getenv(tokenVariable),
		authority: os.Getenv(authorityVariable),
	}
	if path, ok := strings.CutPrefix(address, byFile); ok {
		said, err := readFile(path)
		if err != nil {
			return t, err
		}
		for name, to := range map[string]*string{
			"address": &address, "user": &t.user, "password": &t.password, "token": &t.token, "ca": &t.authority,
		} {
			if value, ok := said[name]; ok {
				*to = value
			}
		}
	}
	scheme, rest := secure, strings.TrimPrefix(address, secure)
	if strings.HasPrefix(address, plain) {
		scheme, rest = plain, strings.TrimPrefix(address, plain)
	} else if rest == address {
		return t, errors.New("an address is as in opensearch+https://host:9200/prefix")
	}
	if strings.Contains(rest, "@") {
		return t, fmt.Errorf("an address has no password in it, for others may see it: set %s and %s", userVariable, passwordVariable)
	}
	hosts, prefix, _ := strings.Cut(rest, "/")
	if t.prefix = strings.TrimSuffix(prefix, "/"); !prefixes.MatchString(t.prefix) {
		return t, fmt.Errorf("an address ends with the name of an index, of small letters, digits and _: %q is none", t.prefix)
	}
	for host := range strings.SplitSeq(hosts, ",") {
		u, err := url.Parse(strings.TrimPrefix(scheme, "opensearch+") + host)
		if err != nil || u.Host == "" || u.Path != "" || u.RawQuery != "" || u.Fragment != "" {
			return t, fmt.Errorf("%q is no host of an address", host)
		}
		t.nodes = append(t.nodes, u.String())
	}
	if scheme == plain && t.user+t.token != "" && !t.loopback() {
		return t, errors.New("a password goes over opensearch+https:// only, or to this machine itself")
	}
	if t.token != "" { // one of both
		t.user, t.password = "", ""
	}
	return t, nil
}

// readFile reads the file of an address, which nobody else may read.
func readFile(path string) (map[string]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read the address: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, fmt.Errorf("read the address: %w", err)
	}
	if info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("read the address: others may read or write %s; chmod 600 keeps the password in it", path)
	}
	said, lines := map[string]string{}, bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		name, value, ok := strings.Cut(line, "=")
		name = strings.TrimSpace(name)
		if !ok || !slices.Contains([]string{"address", "user", "password", "token", "ca"}, name) {
			return nil, fmt.Errorf("%s:%d: a line says address, user, password, token or ca, as in: user = reader", path, n)
		}
		said[name] = strings.TrimSpace(value)
	}
	return said, lines.Err()
}
