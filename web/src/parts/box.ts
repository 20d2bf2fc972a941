import type { FeatureCollection, MultiLineString } from 'geojson';

/** A stretch of the earth, in degrees. */
export interface Box {
  south: number;
  west: number;
  north: number;
  east: number;
}

/** The box of some points, with room around them; nothing without points. */
export function boxAround(points: readonly { latitude: number; longitude: number }[]): Box | undefined {
  if (points.length === 0) {
    return undefined;
  }
  const latitudes = points.map(({ latitude }) => latitude);
  const longitudes = points.map(({ longitude }) => longitude);
  return widened({ south: Math.min(...latitudes), north: Math.max(...latitudes), west: Math.min(...longitudes), east: Math.max(...longitudes) });
}

/** A box with a quarter of its size around it, and never less than what is about 150 km. */
export function widened({ south, west, north, east }: Box): Box {
  const tall = Math.max((north - south) * 0.25, 0.75);
  const wide = Math.max((east - west) * 0.25, 0.75);
  return { south: south - tall, north: north + tall, west: west - wide, east: east + wide };
}

/** A box that reaches to the border, so that each map shows it: itself where it does, else with the nearest point of the line and some room beyond. */
export function reachingBorder(box: Box, line: FeatureCollection<MultiLineString>): Box {
  const [latitude, longitude] = [(box.south + box.north) / 2, (box.west + box.east) / 2];
  let nearest = { latitude, longitude, away: Infinity };
  for (const [east = 0, north = 0] of line.features.flatMap(({ geometry }) => geometry.coordinates.flat())) {
    if (north > box.south && north < box.north && east > box.west && east < box.east) {
      return box;
    }
    const away = Math.hypot(north - latitude, east - longitude);
    nearest = away < nearest.away ? { latitude: north, longitude: east, away } : nearest;
  }
  const room = 0.5;
  return {
    south: Math.min(box.south, nearest.latitude - room),
    north: Math.max(box.north, nearest.latitude + room),
    west: Math.min(box.west, nearest.longitude - room),
    east: Math.max(box.east, nearest.longitude + room),
  };
}
