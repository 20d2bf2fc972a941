package graph

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"puente/graph/internal/files"
	"puente/graph/internal/transport"
	"puente/graph/model"
	"puente/loaders"
)

// File begins the file of a request: it reads its first page, so that what cannot be answered is refused as for any request. The file is nil then.
func (e *executor) File(ctx context.Context, request *transport.Request, options files.Options) (transport.File, transport.Result) {
	op := e.newOperation(request)
	opCtx := graphql.WithOperationContext(ctx, op)
	refuse := func(faults gqlerror.List) (transport.File, transport.Result) {
		return nil, transport.Result{Status: statusOfFile(faults), Errors: faults}
	}
	if status, faults := e.prepare(op, request); len(faults) > 0 {
		refused := transport.Result{Status: status, Errors: e.errors.presentAll(opCtx, faults)}
		if status == 0 {
			refused.Status = statusOfFile(refused.Errors)
		}
		return nil, refused
	}
	table, err := files.New(e.documents.schema, op.Operation, op.Variables, options, e.limits.Selections)
	if err != nil {
		return refuse(gqlerror.List{e.errors.present(opCtx, err)})
	}
	f := &file{executor: e, request: request, name: cmp.Or(op.Operation.Name, table.Name()), table: table, after: table.After(), left: e.limits.FileRows}
	if most := table.Most(); most >= 0 {
		f.left = min(f.left, most)
	}
	if f.state, err = e.state(ctx); err != nil {
		return refuse(gqlerror.List{e.errors.present(opCtx, err)})
	}
	f.size()
	var faults gqlerror.List
	if f.page, faults = f.read(ctx); len(faults) > 0 {
		return refuse(faults)
	}
	f.about = files.About{
		Query: op.RawQuery, Release: f.state.Release, LoadedAt: f.state.LoadedAt, WrittenAt: time.Now().UTC().Format(time.RFC3339), Language: request.Language,
	}
	if text, err := json.Marshal(request.Variables); err == nil && len(request.Variables) > 0 {
		f.about.Variables = string(text)
	}
	return f, transport.Result{}
}

// statusOfFile is the status of a file that is refused: what cannot be a file is not answered in another media type.
func statusOfFile(faults gqlerror.List) int {
	switch codeOf(faults[0]) {
	case model.CodeInternal:
		return http.StatusInternalServerError
	case model.CodeTimeout:
		return http.StatusGatewayTimeout
	case model.CodeUnavailable:
		return http.StatusServiceUnavailable
	case model.CodePersistedQueryNotFound:
		return http.StatusOK
	case model.CodeNotFound, model.CodeNotComparable, model.CodeBadUserInput, model.CodeLimitExceeded, model.CodeUnauthenticated, model.CodeForbidden,
		model.CodeCancelled:
	}
	return http.StatusBadRequest
}

// file is a file whose pages are read one after the other, each as a request of its own: with the limits, the deadline and the place of one.
type file struct {
	executor *executor
	request  *transport.Request
	name     string
	table    *files.Table
	about    files.About
	state    loaders.GraphState // of the graph before the first page

	page  *files.Page // the one that is to be written
	after string      // the cursor after which the next one begins
	rows  int         // of a page, at most
	left  int         // rows that may still be read
}

// Name implements transport.File.
func (f *file) Name() string {
	return cut(f.name) + "-" + time.Now().UTC().Format(time.DateOnly)
}

// WriteTo implements transport.File.
func (f *file) WriteTo(ctx context.Context, to io.Writer, turn func(context.Context) error) error {
	w, err := files.NewWriter(to, f.table, f.about)
	if err != nil {
		return err
	}
	defer w.Close()
	for {
		if err := w.Page(f.page); err != nil {
			return err
		}
		if !f.page.More || f.left == 0 || !f.table.Paged() {
			break
		}
		if err := turn(ctx); err != nil {
			return err
		}
		var faults gqlerror.List
		if f.page, faults = f.read(ctx); len(faults) > 0 {
			return fmt.Errorf("a page of a file: %w", faults)
		}
	}
	ending, err := f.ending(ctx)
	if err != nil {
		return err
	}
	return w.End(ending)
}

// ending says whether the file holds all that was asked for, of one state of the graph.
func (f *file) ending(ctx context.Context) (files.Ending, error) {
	state, err := f.executor.state(ctx)
	if err != nil {
		return files.Ending{}, err
	}
	spanish := f.request.Language == model.LanguageEs
	switch asked := f.table.Most(); {
	case f.page.More && (asked < 0 || asked > f.executor.limits.FileRows):
		note := "INCOMPLETE: the list has more rows than a file may have."
		if spanish {
			note = "INCOMPLETO: la lista tiene más renglones de los que puede tener un archivo."
		}
		return files.Ending{Note: note}, nil
	case state.Contents != f.state.Contents || state.Moving || f.state.Moving:
		note := "MIXED: the graph changed while this file was written; ask again for a file of one state."
		if spanish {
			note = "MEZCLADO: el grafo cambió mientras se escribía este archivo; pídalo de nuevo para tenerlo de un solo estado."
		}
		return files.Ending{Note: note}, nil
	}
	return files.Ending{Complete: true}, nil
}

// pageSizes are the sizes of pages that are tried, the largest first.
func pageSizes() []int { return []int{1000, 500, 200, 100, 50, 20, 10, 5, 2, 1} }

// size chooses the largest page that costs no more than a cheap request; where there is none, the smallest.
func (f *file) size() {
	for _, rows := range pageSizes() {
		f.rows = rows
		op := f.executor.newOperation(f.next())
		_, faults := f.executor.prepare(op, f.next())
		if !f.table.Paged() || len(faults) == 0 && priceOf(op).Total <= f.executor.limits.Dear {
			return
		}
	}
}

// next is the request of the next page.
func (f *file) next() *transport.Request {
	return &transport.Request{
		Query: f.table.Text(), Known: true, OperationName: f.request.OperationName, Header: f.request.Header, Language: f.request.Language,
		Variables: f.table.Variables(f.request.Variables, min(f.rows, f.left), f.after),
	}
}

// read reads the next page.
func (f *file) read(ctx context.Context) (*files.Page, gqlerror.List) {
	ctx, cancel := context.WithTimeout(ctx, f.executor.limits.Time)
	defer cancel()
	result := f.executor.Execute(ctx, f.next())
	if len(result.Errors) > 0 {
		return nil, result.Errors
	}
	var text bytes.Buffer
	var data map[string]any
	_, err := result.Data.WriteTo(&text)
	if err == nil {
		decoder := json.NewDecoder(&text)
		decoder.UseNumber()
		err = decoder.Decode(&data)
	}
	if err != nil || data == nil {
		return nil, gqlerror.List{f.executor.errors.present(ctx, errors.Join(errors.New("a page of a file is no JSON object"), err))}
	}
	page := f.table.Read(data)
	f.after = page.After
	f.left = max(0, f.left-page.Rows())
	return page, nil
}
