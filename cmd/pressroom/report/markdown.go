package report

import (
	"fmt"
	"regexp"
	"strings"
)

// markdown is a text of one line in Markdown (CommonMark with the tables of
// GitHub), wherever it stands on the line: what has a meaning there is escaped.
func markdown(s string) string {
	s = markdownMeaning.ReplaceAllString(Plain(s), `\$0`)
	return markdownBlock.ReplaceAllString(s, `$1\$2`)
}

var (
	markdownMeaning = regexp.MustCompile("[\\\\`*_\\[\\]<>|~&#]")
	// markdownBlock is what begins a list or a heading at the head of a line.
	markdownBlock = regexp.MustCompile(`^(\d*)([-+=.)])`)
)

// writeRow writes a row of a table; the cells are Markdown.
func writeRow(b *strings.Builder, cells ...string) {
	fmt.Fprintf(b, "| %s |\n", strings.Join(cells, " | "))
}
