package token

// A reader reads the file of the model from the beginning. If the file is broken, it
// returns zeros and never fails.
type reader struct {
	rest   string
	m      *model
	broken bool
}

// number reads a uvarint of at most five bytes.
func (r *reader) number() uint32 {
	var n uint64
	for i := 0; i < len(r.rest) && i < 5; i++ {
		b := r.rest[i]
		n |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			r.rest = r.rest[i+1:]
			return uint32(n)
		}
	}
	r.broken, r.rest = true, ""
	return 0
}

// count reads the number of items that follow. It is at most the number of bytes left,
// because each item takes a byte or more.
func (r *reader) count() int {
	n := int(r.number())
	if n > len(r.rest) {
		r.broken, r.rest = true, ""
		return 0
	}
	return n
}

// text reads a string.
func (r *reader) text() string {
	n := r.count()
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
}

// tag reads the number of a tag.
func (r *reader) tag() uint8 {
	n := r.number()
	if int(n) >= len(r.m.tags) {
		r.broken = true
		return 0
	}
	return uint8(n)
}

// row reads the weights of a feature and appends them to the model's.
func (r *reader) row() row {
	from := uint32(len(r.m.weights))
	for range r.count() {
		class, n := r.tag(), r.number()
		r.m.weights = append(r.m.weights, weight{class, int32(n>>1) ^ -int32(n&1)})
	}
	return row{from, uint32(len(r.m.weights))}
}

// tagRows reads the tagRows of a word, in order of their tags.
func (r *reader) tagRows() []tagRow {
	n := r.count()
	if n == 0 {
		return nil
	}
	rows := make([]tagRow, n)
	for i := range rows {
		rows[i] = tagRow{r.tag(), r.row()}
	}
	return rows
}
