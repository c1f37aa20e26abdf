package section

import "testing"

func TestWordTable(t *testing.T) {
	if errWordTable != nil {
		t.Fatal(errWordTable)
	}
	for class, word := range map[string]string{"body": "ministry", "joins-body": "of", "joins-names": "la", "before-date": "published",
		"small": "the", "site": "newsroom"} {
		if !wordClasses.Is(class, word) || wordClasses.Is(class, "dam") {
			t.Errorf("%s: %q is not of it, or everything is", class, word)
		}
	}
}
