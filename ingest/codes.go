package ingest

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"puente/graph/model"
)

// coded is a kind of entity whose id is made of official codes.
type coded struct {
	kind  model.Kind
	form  *regexp.Regexp // what follows the prefix; its groups are the columns, in order
	gives []string
	needs []string // columns without which the kind cannot be shown

	implies func(code string) (column string, value any) // what the code says by itself; nil: nothing
}

// codes declares what an id says by itself, so that a row need not repeat it: of each kind with a code in the table of kinds.
// An id of another form is allowed where the row gives the codes.
func codes() []coded {
	of := func(kind model.Kind, form string, gives, needs []string, implies func(string) (string, any)) coded {
		return coded{kind, regexp.MustCompile("^" + form + "$"), gives, needs, implies}
	}
	fips, cvegeo, code := []string{"fips"}, []string{"cvegeo"}, []string{"code"}
	industry := []string{"system", "vintage", "code"}
	return []coded{
		of(model.KindCounty, "("+fiveDigits+")", fips, fips, nil),
		of(model.KindMunicipio, "("+fiveDigits+")", cvegeo, cvegeo, nil),
		of(model.KindPort, "("+fourDigits+")", code, code, nil),
		of(model.KindState, "("+stateCode+")", code, []string{"code", "country"}, country),
		of(model.KindIndustry, "(naics|scian)("+fourDigits+"):("+industryCode+")", industry, append(industry, "level"), level),
		of(model.KindProduct, "hs:("+productCode+")", code, []string{"code", "level"}, level),
	}
}

// complete adds to the values of a row what its id says, and refuses what contradicts it.
func complete(all []coded, kind model.Kind, id string, values map[string]any) error {
	for _, c := range all {
		if c.kind != kind {
			continue
		}
		if err := c.fromID(id, values); err != nil {
			return err
		}
		if err := c.fromCode(values); err != nil {
			return err
		}
		for _, name := range c.needs {
			if _, ok := values[name]; !ok {
				return cellError{column: name, reason: fmt.Sprintf("a %s needs it, and the id %s does not have it", strings.ToLower(string(kind)), id)}
			}
		}
	}
	return nil
}

func (c coded) fromID(id string, values map[string]any) error {
	found := c.form.FindStringSubmatch(strings.TrimPrefix(id, c.kind.Prefix()))
	if found == nil {
		return nil
	}
	for i, name := range c.gives {
		var said any = found[i+1]
		switch name {
		case "system":
			said = strings.ToUpper(found[i+1])
		case "vintage":
			n, err := strconv.ParseInt(found[i+1], 10, 64)
			if err != nil {
				return fmt.Errorf("the id %s has no year: %w", id, err)
			}
			said = n
		}
		if err := agree(values, name, said, "the id "+id); err != nil {
			return err
		}
	}
	return nil
}

// fromCode adds what the code says by itself.
func (c coded) fromCode(values map[string]any) error {
	code, ok := values["code"].(string)
	if !ok || c.implies == nil {
		return nil
	}
	name, value := c.implies(code)
	return agree(values, name, value, "the code "+code)
}

// level is the number of digits of a code; a range of sectors, such as 31-33, has two.
func level(code string) (string, any) { return "level", int64(ClassLevel(code)) }

// country is that of a state's code.
func country(code string) (string, any) { return "country", code[:2] }

func agree(values map[string]any, name string, said any, who string) error {
	given, ok := values[name]
	if ok && given != said {
		return cellError{name, fmt.Sprint(given), fmt.Sprintf("%s says %v", who, said)}
	}
	values[name] = said
	return nil
}
