package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/index"
	"pressroom/index/query"
)

// asked is a name that a flag of a command asks for, or its argument where the flag
// has no name.
type asked struct {
	flag  string
	field query.Field // that has such names
	name  string
}

// nothing is the end of a command that found nothing: it tells what was probably
// meant, else what no release has.
func (p *program) nothing(c *cli.Context, idx *index.Index, q query.Q, names ...asked) error {
	told, err := p.suggest(c, idx, q)
	for _, a := range names {
		if err == nil && a.name != "" {
			told, err = p.suggestName(c, idx, a, told)
		}
	}
	if err == nil && !told {
		err = p.tellMissing(c, idx, q, names)
	}
	return errors.Join(err, errNothing)
}

// suggest tells what was probably meant by the words that no release has.
func (p *program) suggest(c *cli.Context, idx *index.Index, q query.Q) (told bool, err error) {
	better, n, err := idx.Suggest(c.Context, q)
	if told = err == nil && better != nil; told {
		p.say("hint", fmt.Sprintf("did you mean %s (%d)?", better, n))
	}
	return told, err
}

// suggestName is suggest for a name, as the flag has it. How many releases name it is
// not how many answers there are.
func (p *program) suggestName(c *cli.Context, idx *index.Index, a asked, before bool) (told bool, err error) {
	better, n, err := idx.Suggest(c.Context, query.In{Field: a.field, Value: query.Phrase(a.name)})
	in, ok := better.(query.In)
	switch {
	case err != nil || !ok:
		return before, err
	case a.flag != "":
		p.say("hint", fmt.Sprintf("did you mean --%s %s?", a.flag, in.Value))
	default:
		p.say("hint", fmt.Sprintf("did you mean %s (%d)?", in.Value, n))
	}
	return true, nil
}

// tellMissing tells which parts of a query no release has.
func (p *program) tellMissing(c *cli.Context, idx *index.Index, q query.Q, names []asked) error {
	parts, err := idx.Missing(c.Context, q)
	if err != nil {
		return err
	}
	var missing []string
	for _, part := range parts {
		missing = append(missing, part.String())
	}
	for _, a := range names {
		if a.name == "" {
			continue
		}
		n, err := idx.Number(c.Context, query.In{Field: a.field, Value: query.Phrase(a.name)})
		if err != nil {
			return err
		}
		switch {
		case n == 0 && a.flag == "":
			missing = append(missing, a.name)
		case n == 0:
			p.note("--%s %s finds nobody and nothing", a.flag, a.name)
		}
	}
	if len(missing) > 0 {
		p.note("no release has %s", strings.Join(missing, ", nor "))
	}
	return nil
}
