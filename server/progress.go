package main

import (
	"fmt"
	"io"
	"time"
)

// progressPause is the time after which a line is printed though little was read.
const progressPause = 10 * time.Second

// progressLines prints the progress of an import where there is no terminal: a line for each tenth of the bytes, and at least one in
// progressPause as long as batches arrive.
type progressLines struct {
	to      io.Writer
	now     func() time.Time
	done    func() int64 // bytes read
	total   func() int64 // bytes to be read
	started time.Time
	next    int64     // bytes at which the next line is due
	last    time.Time // of the last line
	rows    int       // reported last, of one reading
	earlier int       // rows of earlier readings
}

// report is called after each batch.
func (p *progressLines) report(rows int) {
	if rows < p.rows { // another reading has begun
		p.earlier += p.rows
	}
	p.rows = rows
	now, total := p.now(), p.total()
	done := min(p.done(), total)
	if done < p.next && now.Sub(p.last) < progressPause {
		return
	}
	p.next, p.last = done+max(total/10, 1), now
	line := fmt.Sprintf("  %d of %d bytes, %d rows", done, total, rows)
	if passed := now.Sub(p.started); passed > 0 && done > 0 {
		left := time.Duration(float64(passed) * float64(total-done) / float64(done))
		line += fmt.Sprintf(", %.0f rows a second, %s left", float64(p.earlier+rows)/passed.Seconds(), left.Round(time.Second))
	}
	_, _ = fmt.Fprintln(p.to, line)
}
