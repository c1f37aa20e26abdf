package token

import "strings"

// An abbreviation is what the full stop of a token says about the sentence.
type abbreviation uint8

const (
	noAbbreviation abbreviation = iota
	leading                     // something follows always: "Sen.", "vs.", "No."
	trailing                    // may end a sentence: "Inc.", "Mass.", "U.S.", "p.m."
)

// leadingWords stand before a name, a number or whatever else they belong to;
// trailingWords may be the last of a sentence. They are those of the AP style
// of American releases, and the British ones that releases use.
const (
	leadingWords = " Mr. Mrs. Ms. Mx. Messrs. Dr. Drs. Prof. Profs. Rev. Revs. Hon. Fr. Msgr. Pres. Amb. Supt. Asst. Assoc. " +
		"Sen. Sens. Rep. Reps. Gov. Govs. Lt. Atty. Sec. Secy. Cong. Congr. Treas. Insp. Dir. Chmn. " +
		"Gen. Gens. Col. Cols. Maj. Capt. Capts. Cmdr. Cdr. Comdr. Adm. Brig. Sgt. Sgts. Cpl. Pvt. Pfc. Spc. Spec. Ens. " +
		"Ste. Ft. Mt. No. Nos. Ch. Vol. Vols. Fig. Figs. Rm. Bldg. Tel. Ext. Ph. Pt. Pp. Cf. Dept. Univ. Natl. Intl. Govt. " +
		"Smt. Kum. JUDr. MUDr. Mgr. Ing. Dipl. Sra. Mme. Zr.Ms. Mob. " +
		"vs. v. cf. e.g. i.e. viz. pp. ext. approx. est. incl. ca. tel. "
	trailingWords = " Inc. Corp. Co. Cos. Ltd. Bros. Assn. Jr. Sr. Esq. Ph.D. Ed.D. Psy.D. D.Phil. M.Sc. B.Sc. W.Va. " +
		"Ala. Ariz. Ark. Calif. Cal. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Kans. Ky. La. Mass. Md. Mich. Minn. Miss. Mo. Mont. " +
		"Neb. Nebr. Nev. Okla. Ore. Oreg. Pa. Penn. Tenn. Tex. Va. Vt. Wash. Wis. Wisc. Wyo. Ont. Que. " +
		"St. Ave. Blvd. Rd. Hwy. Pkwy. Sq. Ter. etc. al. dept. Pty. Plc. Cie. Mfg. Ibid. ibid. yr. yrs. hrs. mins. lbs. oz. sq. mi. ft. Ed. Eds. " +
		"Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec. Mon. Tues. Tue. Wed. Thurs. Thur. Thu. Fri. Sat. "
)

// abbreviationOf says what the full stop at the end of tok is. In a word with a
// hyphen the last part counts: "D-Mass.".
func abbreviationOf(tok string) abbreviation {
	if len(tok) < 2 || tok[len(tok)-1] != '.' || strings.IndexByte(tok, ' ') >= 0 {
		return noAbbreviation
	}
	tok = tok[strings.LastIndexByte(tok, '-')+1:]
	if len(tok) < 2 || len(tok) > 10 {
		return noAbbreviation
	}
	if isUpper(tok[0]) && tok == strings.ToUpper(tok) && !isDotted(tok) { // in headlines: "SEN. KYL"
		tok = tok[:1] + strings.ToLower(tok[1:])
	}
	switch {
	case isOneOf(tok, leadingWords):
		return leading
	case isOneOf(tok, trailingWords), isDotted(tok), len(tok) == 2 && isUpper(tok[0]):
		return trailing
	}
	return noAbbreviation
}

func isAbbreviation(tok string) bool { return abbreviationOf(tok) != noAbbreviation }

// isDotted reports whether each letter of tok has its full stop: "U.S.", "a.m.".
func isDotted(tok string) bool {
	if len(tok) < 4 || len(tok)%2 != 0 {
		return false
	}
	for i := 0; i < len(tok); i += 2 {
		if !isLetter(tok[i]) || tok[i+1] != '.' {
			return false
		}
	}
	return true
}

// isOneOf reports whether word is in list, whose words stand between spaces.
// The compiler keeps the list in the binary: there is no table to build.
func isOneOf(word, list string) bool {
	return word != "" && strings.Contains(list, " "+word+" ")
}

// starters begin sentences so much more often than they follow an abbreviation
// that a capital after "U.S." or "Inc." marks a new one.
const starters = " The This That These Those It Its He She They We I You His Her Their Our My Your A An There Here " +
	"In On At As If For From By With To After Before Since During Under Over Among Through Despite Because Although Though While When Where Until Unless Once " +
	"But And Or So Yet However Also Additionally Furthermore Moreover Meanwhile Therefore Thus Instead Finally Unfortunately Fortunately Currently Recently Specifically Today Yesterday Earlier Now Later Then " +
	"What Who Why How Which Whether Not No None Some Many Most Such Several Each Every Both All Another Any More One Two Three Nearly Only Even Just Last Next " +
	"Let Please Thank Thanks According Following Based Given Having Upon Without Within Throughout Across Between Like Unlike Rather Indeed Simply Clearly Together Along Our "

// isStarter reports whether word, as written, is a starter.
func isStarter(word string) bool {
	word, _, _ = strings.Cut(word, "'")
	return isOneOf(word, starters)
}
