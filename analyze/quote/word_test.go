package quote

import "testing"

func TestWordTable(t *testing.T) {
	if errWordTable != nil {
		t.Fatal(errWordTable)
	}
	for class, word := range map[string]string{"names-thing": "dubbed", "without-that": "said", "names-work": "titled", "work": "film",
		"small": "of", "article": "their", "speech": "remarks", "author": "by", "farewell": "yours", "of": "from",
		"question": "q", "answer": "a"} {
		if !wordClasses.Is(class, word) || wordClasses.Is(class, "dam") {
			t.Errorf("%s: %q is not of it, or everything is", class, word)
		}
	}
}
