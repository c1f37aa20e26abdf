package web

import (
	_ "embed"
	"strings"
)

//go:embed data/help.tsv
var helpTSV string

// helpGroup is a part of the help on queries.
type helpGroup struct {
	Name string
	Rows []helpRow
}

type helpRow struct{ Ask, Means string }

// help tells how to ask.
func (r *request) help() (shown, error) {
	var groups []helpGroup
	for line := range strings.Lines(helpTSV) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(cells) != 3 {
			continue
		}
		if len(groups) == 0 || groups[len(groups)-1].Name != cells[0] {
			groups = append(groups, helpGroup{Name: cells[0]})
		}
		last := &groups[len(groups)-1]
		last.Rows = append(last.Rows, helpRow{cells[1], cells[2]})
	}
	return shown{title: "How to ask", here: "help", body: struct{ Groups []helpGroup }{groups}}, nil
}
