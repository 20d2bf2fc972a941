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
