package browsertest

import (
	"fmt"
	"os"
	"path/filepath"
)

// View is an address of the explorer that tests and pictures look at, over the starter dataset.
type View struct{ Name, Path string }

// Views are addresses of all views, of entities one of each kind.
func Views() []View {
	return []View{
		{"home", "/"},
		{"results", "/?q=laredo"},
		{"results-parts", "/?q=medical+devices+in+Sonora"},
		{"results-none", "/?q=qqqqxzzw"},
		{"firm", "/e/firm:boeing"},
		{"establishment", "/e/establishment:retc-ave3s2604311"},
		{"industry", "/e/industry:scian2018:3391"},
		{"industry-place", "/e/industry:scian2018:3391?place=state:MX-SON"},
		{"product", "/e/product:hs:870380"},
		{"county", "/e/county:04019"},
		{"municipio", "/e/municipio:08037"},
		{"state", "/e/state:MX-SON"},
		{"region", "/e/region:arizona-sonora"},
		{"port", "/e/port:2304"},
		{"agency", "/e/agency:laredo-development-foundation"},
		{"entity-none", "/e/firm:nobody"},
		{"path-begin", "/path"},
		{"path-goods", "/path?from=municipio:08037&to=firm:apple&kind=goods"},
		{"path-doors", "/path?from=county:04019&to=state:MX-SON&kind=doors"},
		{"path-none", "/path?from=municipio:26043&to=firm:boeing&kind=goods"},
	}
}

// Axe reads axe-core, which npm has put into the folder of package.json.
func Axe(folder string) (string, error) {
	text, err := os.ReadFile(filepath.Join(folder, "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		return "", fmt.Errorf("read axe-core, which `go run ./web/build` installs: %w", err)
	}
	return string(text), nil
}
