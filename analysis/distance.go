package analysis

import (
	"math"

	"puente/graph/model"
)

// earthRadiusKm is the mean radius of the WGS 84 ellipsoid, (2a + b) / 3.
const earthRadiusKm = 6371.0088

// Kilometres is the great-circle distance (haversine) between two points on the mean sphere of WGS 84, rounded to 0.1 km: points of
// places are centres of towns or of outlines, and further digits may differ between machines.
func Kilometres(a, b model.Location) float64 {
	lat1, lat2 := radians(float64(a.Latitude)), radians(float64(b.Latitude))
	dLat, dLon := lat2-lat1, radians(float64(b.Longitude)-float64(a.Longitude))
	h := math.Pow(math.Sin(dLat/2), 2) + math.Cos(lat1)*math.Cos(lat2)*math.Pow(math.Sin(dLon/2), 2)
	return tenth(2 * earthRadiusKm * math.Asin(math.Sqrt(min(h, 1))))
}

func radians(degrees float64) float64 { return degrees * math.Pi / 180 }

// tenth rounds to one decimal. Sums and differences of rounded distances have to be rounded again.
func tenth(km float64) float64 { return math.Round(km*10) / 10 }

// Site is a point with an id, such as a port or a place.
type Site struct {
	ID string
	At model.Location
}
