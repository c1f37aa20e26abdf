package report

import (
	"fmt"
	"strings"

	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index"
	"pressroom/index/profile"
)

// Release says which release something stands in.
type Release struct {
	Release   string          `json:"release"`
	Source    string          `json:"source"`
	Headline  schema.Nullable `json:"headline"`
	Opening   schema.Nullable `json:"opening,omitempty"` // what stands for it where there is none
	Published corpus.Date     `json:"published"`
	Address   string          `json:"address,omitempty"` // where it was published (URL), where the source declares it
	Issuer    string          `json:"issuer,omitempty"`  // who issues it, where that is sure
}

// Version is a text that a source of a release has or had.
type Version struct {
	Release string `json:"release"`
	Source  string `json:"source"`
	Current bool   `json:"current"` // the source has it now
}

func releaseOf(hd index.Head) Release {
	return Release{hd.ID, hd.Source, schema.Nullable(hd.Headline), schema.Nullable(hd.Opening), hd.Published, hd.Address, hd.Issuer}
}

// titleOf is the headline of a release, or what stands for it.
func titleOf(hd index.Head) string { return Title(hd.Headline, hd.Opening, hd.Source) }

// where is the line below the headline of a release.
func (l Look) where(hd index.Head) string {
	parts := []string{l.paint(date, Dash(hd.Published.String()))}
	if hd.Issuer != "" {
		parts = append(parts, Plain(hd.Issuer))
	}
	if hd.Place != "" {
		parts = append(parts, l.paint(place, Plain(hd.Place)))
	}
	parts = append(parts, l.paint(dim, Plain(hd.ID)), Plain(hd.Source))
	return strings.Join(parts, "  ")
}

// named is a release on one line: its identifier and headline.
func (l Look) named(hd index.Head) string {
	return l.paint(dim, Plain(hd.ID)) + "  " + Plain(titleOf(hd))
}

// covered says how many releases a profile rests on, and from when to when.
func covered(c profile.Coverage) string {
	if c.First.IsZero() {
		return Plural(len(c.Releases), "release") + ", undated"
	}
	return fmt.Sprintf("%s, %s to %s", Plural(len(c.Releases), "release"), Dash(c.First.String()), Dash(c.Last.String()))
}

// writeRelease writes a release as a row of a profile.
func (l Look) writeRelease(b *strings.Builder, hd index.Head) {
	fmt.Fprintf(b, "  %-10s %s\n  %-10s %s\n", "release", Plain(titleOf(hd)), "", l.where(hd))
}
