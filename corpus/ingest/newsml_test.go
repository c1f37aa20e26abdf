package ingest

import (
	"os"
	"testing"
)

// TestNews reads items of news agencies.
func TestNews(t *testing.T) { testTold(t, "testdata/news.txtar") }

func FuzzNews(f *testing.F) {
	raw, err := os.ReadFile("testdata/news.txtar")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Add([]byte("<p>a<td>b</td></p><tr><li/></tr></td></nitf><newsItem><inlineData>c<br/>"))
	fuzzFormat(f, func(_ *testing.T, raw []byte) []byte {
		return []byte("<newsMessage><newsItem><inlineXML>" + string(raw) + "</inlineXML></newsItem></newsMessage>")
	})
}
