package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mojibake finds what was UTF-8, was read as windows-1252 or Latin-1 and written
// again: "â€™" for ’, "Ã©" for é.
func mojibake(text string) (edits []edit) {
	last := rune(0)
	for i, r := range text {
		lead, ok := byteOf(r)
		if k := len(edits); !ok || lead < 0xc2 || k > 0 && i < edits[k-1].end {
			last = r
			continue
		}
		if right, end := again(text, i, lead); plausible(last, text[i:end], right, text[end:]) {
			edits = append(edits, edit{i, end, string(right)})
		} else if s := text[i:]; strings.HasPrefix(s, "â€") { // ”, whose last byte windows-1252 has not
			edits = append(edits, edit{i, i + len("â€"), "”"})
		}
		last = r
	}
	return edits
}

// byteOf returns the byte above ASCII that windows-1252 or Latin-1 shows as r.
func byteOf(r rune) (byte, bool) {
	if r >= 0x80 && r <= 0xff {
		return byte(r), true
	}
	if r < 0x80 {
		return 0, false
	}
	for i, w := range windows1252 {
		if w == r {
			return 0x80 + byte(i), true
		}
	}
	return 0, false
}

// again reads the bytes that stand at i as UTF-8, from the lead byte on. It returns
// utf8.RuneError where they are none.
func again(text string, i int, lead byte) (right rune, end int) {
	size := 2
	if lead >= 0xf0 {
		size = 4
	} else if lead >= 0xe0 {
		size = 3
	}
	bytes := make([]byte, 0, utf8.UTFMax)
	end = i
	for len(bytes) < size && end < len(text) {
		r, n := utf8.DecodeRuneInString(text[end:])
		b, ok := byteOf(r)
		if !ok || len(bytes) > 0 && b >= 0xc0 {
			return utf8.RuneError, end
		}
		bytes = append(bytes, b)
		end += n
	}
	right, n := utf8.DecodeRune(bytes)
	if n != size {
		return utf8.RuneError, end
	}
	return right, end
}

// plausible reports whether right is what was meant: a letter or a mark of a text
// in Latin letters, and not a capital before a closing mark: "AMANHÃ”".
func plausible(before rune, wrong string, right rune, after string) bool {
	mark, _ := utf8.DecodeLastRuneInString(wrong)
	next, _ := utf8.DecodeRuneInString(after)
	switch {
	case right < 0x100:
		return !unicode.IsUpper(before) || !strings.ContainsRune("“”‘’–—…»", mark)
	case right < 0x250:
		return !strings.ContainsRune("“”‘’–—…»", mark) || unicode.IsLetter(next)
	}
	return right >= 0x2000 && right < 0x2c00 || right >= 0xfb00 && right <= 0xfb06 || right == 0xfeff || right >= 0x1f000 && right < 0x20000
}
