package web

import (
	"net/url"
	"strconv"
	"strings"

	"pressroom/cmd/pressroom/archive"
	"pressroom/index"
)

// timelinePage is how many releases there are of each month, year by year.
type timelinePage struct {
	Of             string
	Months         *sparkline
	Years          []year
	Total, Undated int
	MonthNames     []string
}

// year is a row of a timeline.
type year struct {
	Year   string
	N      int
	Path   string
	Months [12]monthCell
}

// monthCell is a month: how many releases, and in which of five shades it is shown.
type monthCell struct {
	N, Shade int
	Path     string
	Name     string
}

// shades is how many shades months have beside none.
const shades = 5

// timeline shows when the releases of a query were published.
func (r *request) timeline() (shown, error) {
	p := &timelinePage{Of: r.value("q"),
		MonthNames: []string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}}
	out := shown{title: "Timeline", here: "timeline", body: p}
	q, err := r.scope()
	if err != nil {
		return out, err
	}
	if q, err = r.expand(q); err != nil {
		return out, err
	}
	months, undated, err := r.Index.Months(r.Context(), q)
	if err != nil {
		return out, err
	}
	p.Undated, p.Months = undated, newSparkline(months, "Releases by month", p.within(r.URL.Query()))
	p.fill(months, p.within(r.URL.Query()))
	return out, nil
}

// within returns the page of the releases of some days.
func (p *timelinePage) within(fields url.Values) func(days string) string {
	return func(days string) string {
		values := keep(fields, "near", "radius")
		values.Set("q", onDays(p.Of, days))
		return "/?" + values.Encode()
	}
}

// onDays is a query that asks besides for releases of some days.
func onDays(typed, days string) string {
	return strings.TrimSpace(archive.Aside(typed) + " date:" + days)
}

// fill sorts months into years.
func (p *timelinePage) fill(months []index.Count, within func(days string) string) {
	most := 1
	for _, m := range months {
		most = max(most, m.N)
	}
	for _, m := range months {
		if m.N == 0 { // the bars show the years without any
			continue
		}
		name := m.Value[:4]
		if len(p.Years) == 0 || p.Years[len(p.Years)-1].Year != name {
			p.Years = append(p.Years, year{Year: name, Path: within(name)})
		}
		y := &p.Years[len(p.Years)-1]
		n, err := strconv.Atoi(m.Value[5:])
		if err != nil || n < 1 || n > 12 {
			continue
		}
		y.Months[n-1] = monthCell{m.N, (m.N*shades + most - 1) / most, within(m.Value), month(m.Value)}
		y.N += m.N
		p.Total += m.N
	}
}
