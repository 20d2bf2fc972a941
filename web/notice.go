package web

import (
	"html/template"
	"net/http"
)

// notice is a short page about a request that cannot be served, in both languages.
type notice struct {
	TitleEN, TitleES string
	TextEN, TextES   template.HTML // constant texts, never a part of a request
}

// notBuilt, notFound and wrongMethod are functions because package-level variables could be
// modified.
func notBuilt() notice {
	return notice{
		TitleEN: "The page is not built yet",
		TitleES: "La página aún no está construida",
		TextEN:  "Stop the server and run <code>make run</code>: it builds this page and starts the server again. Queries by POST to <code>/graphql</code> work without it.",
		TextES:  "Detenga el servidor y ejecute <code>make run</code>: construye esta página y vuelve a iniciar el servidor. Las consultas por POST a <code>/graphql</code> funcionan sin ella.",
	}
}

func notFound() notice {
	return notice{
		TitleEN: "There is nothing at this address",
		TitleES: "No hay nada en esta dirección",
		TextEN:  `The explorer begins at <a href="/">/</a>, the editor is at <a href="/graphiql">/graphiql</a>, and queries go to <code>/graphql</code>.`,
		TextES:  `El explorador comienza en <a href="/">/</a>, el editor está en <a href="/graphiql">/graphiql</a>, y las consultas van a <code>/graphql</code>.`,
	}
}

func wrongMethod() notice {
	return notice{
		TitleEN: "This address can only be read",
		TitleES: "Esta dirección solo se puede leer",
		TextEN:  "Use GET here. Queries go to <code>/graphql</code>.",
		TextES:  "Use GET aquí. Las consultas van a <code>/graphql</code>.",
	}
}

const noticePage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Puente · {{.TitleEN}} · {{.TitleES}}</title>
<style>body { max-width: 36rem; margin: 20vh auto 0; padding: 0 1.5rem; font: 1rem/1.6 system-ui, sans-serif }</style>
<main>
<h1>{{.TitleEN}}</h1>
<p>{{.TextEN}}</p>
<section lang="es">
<h2>{{.TitleES}}</h2>
<p>{{.TextES}}</p>
</section>
</main>
</html>
`

// writeNotice writes a notice with a status; to HEAD only its header.
func writeNotice(w http.ResponseWriter, r *http.Request, status int, of func() notice) {
	header := w.Header()
	header.Set("Content-Type", contentType("notice.html"))
	header.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	if r.Method == http.MethodHead {
		return
	}
	// The template and its data are constant, so that only the connection to the client can fail.
	_ = template.Must(template.New("notice").Parse(noticePage)).Execute(w, of())
}
