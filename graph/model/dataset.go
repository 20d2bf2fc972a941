package model

// Slugs of the datasets of which the code knows what their figures mean. `Source.dataset` has them.
const (
	DatasetBorderCrossings = "bts-crossings"       // entries into the United States by port and month
	DatasetTransBorder     = "bts-transborder"     // freight by port, state and chapter
	DatasetCBP             = "census-cbp"          // County Business Patterns: counties
	DatasetCBPAreas        = "census-cbp-cbsa"     // likewise: metropolitan and micropolitan areas of the border, and all of them together
	DatasetCBPAllAreas     = "census-cbp-all-cbsa" // likewise: all areas, industries that the file of the border lacks
	DatasetCBPSums         = "census-cbp-sums"     // sums of the published cells of counties
	DatasetPopulation      = "census-popest"       // estimates of population of counties
	DatasetRealGDP         = "bea-cagdp9"          // real gross domestic product of counties
	DatasetMXPlaces        = "inegi-ageeml"        // municipios, with their population by census
	DatasetCensosMetro     = "inegi-censos-metro"  // Censos Económicos: metropolitan zones by subsector
	DatasetCensosGroups    = "inegi-censos-groups" // likewise: all municipios by groups of sectors
	DatasetCensosSAIC      = "inegi-saic"          // likewise: exports of INEGI's query system
	DatasetInputOutput     = "inegi-mip"           // input–output matrix
	DatasetDENUE           = "inegi-denue"         // register of establishments
	DatasetRETC            = "semarnat-retc"       // register of pollutant releases
	DatasetHSNAICS         = "hs-naics"            // concordance of products and industries
)

// Regions that stand for a whole country, or for all of its metropolitan areas: what places are measured against.
const (
	RegionUS      = "region:us"
	RegionUSMetro = "region:us-metro"
	RegionMX      = "region:mx"
	RegionMXMetro = "region:mx-metro"
)
