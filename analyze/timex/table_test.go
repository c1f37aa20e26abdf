package timex

import (
	"testing"

	"pressroom/corpus"
)

func TestTables(t *testing.T) {
	for _, err := range []error{errVocabulary, errTongues, errHolidays, errNames, errModifiers, errCustoms} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for w := range vocabulary {
		if len(w) > longest {
			t.Errorf("%q is longer than the longest", w)
		}
	}
	if e := lookUp("SECOND"); e.unit != second || e.ordinal != 2 || e.plural {
		t.Errorf("second: %+v", e)
	}
	if e := lookUp("Sept"); e.month != 9 || !e.short {
		t.Errorf("Sept: %+v", e)
	}
	if e := lookUp("dam"); e != (entry{}) {
		t.Errorf("dam: %+v", e)
	}
	for name, want := range map[string]string{"christmas": "2026-12-25", "martin": "2026-01-19", "memorial": "2026-05-25",
		"good": "2026-04-03", "easter": "2026-04-05", "black": "2026-11-27", "election": "2026-11-03"} {
		day, err := corpus.ParseDate(want)
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, h := range holidays[name] {
			found = found || h.day(2026) == day
		}
		if !found {
			t.Errorf("%s: no day of that name is %s", name, want)
		}
	}
	for _, broken := range []string{"x\t13-01\t-\n", "x\teaster +\t-\n", "x\t1 Monday x\t-\n", "x\t1 Monda 01\t-\n",
		"x\t1 Monday 01 02\t-\n"} {
		if _, err := readHolidays(broken); err == nil {
			t.Errorf("%q is no error", broken)
		}
	}
	if _, err := readVocabulary("months\t1\tjanuary\n", nil); err == nil {
		t.Error("an unknown class is no error")
	}
}
