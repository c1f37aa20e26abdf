package identity

// The limits of what is taken for one name. They were set by reading names of
// 20,000 releases of American senators drawn by a seed (testdata).
const (
	// mostOf is the part of the releases that one candidate must have among all who
	// could be meant, for a name that lacks a middle name; titledMost for a surname
	// with a title or affiliation, of the releases that give the full name with it;
	// bareMost for a surname with nothing.
	mostOf, titledMost, bareMost = 0.8, 0.8, 0.9
	// manyBear is how many full names with one surname are many.
	manyBear = 40
	// fewest is how many releases must give the full name of whom a surname means.
	fewest = 2
	// printed is the part of the releases, among the bodies printed with an acronym,
	// that the one must have whom the acronym alone means; chamberMost likewise for a
	// committee without its chamber.
	printed, chamberMost = 0.66, 0.9
	// fewestLetters is how many letters an acronym has that is searched for in small
	// ones; shoutedLeast the part of the releases with such a word that must mean the
	// body by it: "aid" is mostly another word.
	fewestLetters, shoutedLeast = 3, 0.4
	// possessive is how many times as often a name must be seen without its last s.
	possessive = 3
	// fewFirsts is how many releases must have a word as a first name for it to be one.
	fewFirsts = 4
	// knownFirst is how many times as often a usual first name may be a surname.
	knownFirst = 4
	// leastShare is the part of the releases with a word that must have it as a name,
	// for it to be one when nobody bears it beside a first name.
	leastShare = 0.2
	// fewNames is in how many releases a name stands at most that is called misread,
	// oftener how many times as often the name must be seen that it was made of, and
	// longPrefix after how many small letters no capital stands in a name.
	fewNames, oftener, longPrefix = 3, 20, 6
	// fewBear is the part of the releases with a word of places below which hardly
	// anybody has it as a surname.
	fewBear = 0.02
)
