package eval

import (
	"regexp"
	"strings"
)

var (
	article   = regexp.MustCompile(`^(the|a|an)\s+`)
	honorific = regexp.MustCompile(`^(mr|mrs|ms|dr|prof|sir|dame|hon|the hon|rev|sen|rep|gov|gen|col|lt|sgt|capt|judge)\.?\s+`)
	word      = regexp.MustCompile(`[a-z0-9]+`)
	decades   = regexp.MustCompile(`^P(\d+)DE$`)
	marks     = strings.NewReplacer("’", "'", "‘", "'", "–", "-", "—", "-")
)

// norm is the form under which names compare: lower case, without article,
// honorific, possessive and marks at the ends.
func norm(s string) string {
	s = strings.Join(strings.Fields(marks.Replace(s)), " ")
	s = strings.ToLower(strings.Trim(s, ".,;:"))
	s = article.ReplaceAllString(s, "")
	s = honorific.ReplaceAllString(s, "")
	return strings.TrimSuffix(s, "'s")
}

func words(s string) []string { return word.FindAllString(norm(s), -1) }

// stemmed is the words of s without plural endings.
func stemmed(s string) string {
	ws := words(s)
	for i, w := range ws {
		for _, end := range []struct{ suffix, by string }{{"ies", "y"}, {"es", ""}, {"s", ""}} {
			if strings.HasSuffix(w, end.suffix) && len(w) > len(end.suffix)+2 {
				ws[i] = strings.TrimSuffix(w, end.suffix) + end.by
				break
			}
		}
	}
	return strings.Join(ws, " ")
}

// tokenF1 is the F1 of the words that two strings share.
func tokenF1(a, b string) float64 {
	wa, wb := words(a), words(b)
	count := map[string]int{}
	for _, w := range wa {
		count[w]++
	}
	both := 0
	for _, w := range wb {
		if count[w] > 0 {
			count[w]--
			both++
		}
	}
	if both == 0 {
		return 0
	}
	return 2 * float64(both) / float64(len(wa)+len(wb))
}

// sameValue compares TIMEX3 values; decades count as ten years.
func sameValue(a, b string) bool { return InYears(a) == InYears(b) }

// InYears returns the value of a duration in decades as one in years: P2DE is P20Y.
func InYears(value string) string {
	if m := decades.FindStringSubmatch(value); m != nil {
		return "P" + m[1] + "0Y"
	}
	return value
}

// SameName reports whether one of the names found is one of those annotated, as the
// scorer compares them.
func SameName(annotated, found []string) bool { return sameName(annotated, found) }

func sameName(a, b []string) bool {
	set := map[string]bool{}
	for _, n := range a {
		if n != "" {
			set[norm(n)] = true
		}
	}
	for _, n := range b {
		if n != "" && set[norm(n)] {
			return true
		}
	}
	return false
}
