package report

import (
	"io"
	"strings"

	"pressroom/index"
)

// markdownTable writes events as a table.
type markdownTable struct{ w io.Writer }

func (x markdownTable) Head() error {
	var b strings.Builder
	writeRow(&b, "date", "status", "what", "kind", "who", "where", "release")
	writeRow(&b, "---", "---", "---", "---", "---", "---", "---")
	_, err := io.WriteString(x.w, b.String())
	return err
}

func (x markdownTable) Foot() error { return nil }

func (x markdownTable) Release(st index.Stored) error {
	var b strings.Builder
	for _, ev := range st.Analysis.Events {
		writeRow(&b, markdown(whenText(ev.When)), markdown(ev.Status), markdown(ev.What), markdown(ev.Kind),
			joined(ev.Who, "; ", markdown), joined(placesOf(ev), "; ", markdown),
			markdown(Title(string(st.Analysis.Headline), st.Release.Source))+" ("+markdown(st.Release.ID)+")")
	}
	_, err := io.WriteString(x.w, b.String())
	return err
}
