package example

import (
	"errors"
	"fmt"
	"strings"
)

// parse splits the text of a file into the titles in its first lines and the query below them.
func parse(text string) (Example, error) {
	var example Example
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for len(lines) > 0 {
		isHeader, err := example.readHeader(lines[0])
		if err != nil {
			return Example{}, err
		}
		if !isHeader {
			break
		}
		lines = lines[1:]
	}
	if example.TitleEN == "" || example.TitleES == "" {
		return Example{}, errors.New(`it must begin with the two lines "# en: Title — description" and "# es: Título — descripción"`)
	}
	query := strings.TrimSpace(strings.Join(lines, "\n"))
	if query == "" {
		return Example{}, errors.New("it has titles but no query")
	}
	example.Query = query + "\n"
	return example, nil
}

// readHeader stores the title of a header line, and reports whether the line is one.
func (e *Example) readHeader(line string) (bool, error) {
	comment, isComment := strings.CutPrefix(line, "# ")
	language, text, found := strings.Cut(comment, ":")
	if !isComment || !found {
		return false, nil
	}
	switch language {
	case "en":
		return true, setOnce(&e.TitleEN, &e.DescriptionEN, line, text)
	case "es":
		return true, setOnce(&e.TitleES, &e.DescriptionES, line, text)
	default:
		return false, nil
	}
}

// setOnce stores "title — description" unless a title is stored already.
func setOnce(title, description *string, line, text string) error {
	if *title != "" {
		return fmt.Errorf("the line %q gives a language a second title", line)
	}
	head, tail, found := strings.Cut(text, " — ")
	*title, *description = strings.TrimSpace(head), strings.TrimSpace(tail)
	if !found || *title == "" || *description == "" {
		return fmt.Errorf("the line %q must read \"Title — description\" after the language, with an em dash between spaces", line)
	}
	return nil
}
