package profile

// The limits of what is taken for the same happening. They were set by reading
// the groups of 20,000 releases of American senators. How much two texts share is
// measured by Dice: twice what they share by the sum of both; rare words of an
// object weigh more (rarity). Since words are no longer cut to Porter's stems, 45 joins
// of sentences that differ, drawn by a seed, were read: 40 are right, and of 24 pairs
// that share half of their words and stay apart, 21.
const (
	// sameSentence holds for two sentences that are one, changed a little, and
	// likeSentence where they also have the verb or noun in common and of the
	// object, where both have one, leastObject.
	sameSentence, likeSentence, leastObject = 0.9, 0.75, 0.5
	// sameObject holds for the objects of the same verb or noun, and likeObject for
	// those of different ones with somebody in common; the sentences must share
	// leastSentence all the same, for an object is short.
	sameObject, likeObject, leastSentence = 0.6, 0.75, 0.4
	// leastWeight is what the words that two objects share weigh at least, in tenths
	// (rarity), and leastShared how many words two sentences do: "the bill" is not
	// yet an object.
	leastWeight, leastShared = 60, 2
	// sameFrame is how much two sentences share that say the same of different
	// things: "funding for Olympia", "funding for Yakima". Then a name of rareName or
	// more on either side keeps them apart: one in 20 releases has it.
	sameFrame, rareName = 0.6, 30
	// longest is how many days an event may last to be the same as one that only
	// overlaps it, and how many may lie between two releases that tell of the same
	// event without a date. A month or a year is the same as itself alone, and so
	// many things happen in it that only their sentences join them; what is vaguer,
	// mostVague, is no date at all.
	longest, mostVague = 10, 366
	// fewest is how many releases an index is taken to hold at least: in a small one
	// every word would be common.
	fewest = 1000
	// maxPosting and maxTried bound the work on one event whatever the index holds:
	// how many happenings of a day one word leads to, and how many of them are
	// compared.
	maxPosting, maxTried = 64, 16
)
