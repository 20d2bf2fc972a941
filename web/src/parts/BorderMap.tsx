import { geoMercator, geoPath } from 'd3-geo';
import type { GeoProjection } from 'd3-geo';
import type { Feature, Geometry, Position } from 'geojson';
import { useMemo, useState } from 'react';
import { navigate } from '../frame/router';
import { addressOf } from '../frame/routes';
import type { Side } from '../words/types';
import { reachingBorder } from './box';
import type { Box } from './box';
import type { Border } from './useBorder';
import { useBorder } from './useBorder';

/** A point on the map. */
export interface Spot {
  id: string;
  name: string;
  latitude: number;
  longitude: number;
  side?: Side;
  /** Whether it is one of the entities that the map is about. */
  chosen?: boolean;
}

interface Props {
  label: string;
  /** What the map shows; the whole border if absent. */
  box?: Box;
  /** Whether the outline of an id stands out. */
  chosen?: (id: string) => boolean;
  spots?: readonly Spot[];
  /** Whether the dots of the ports are drawn. */
  ports?: boolean;
  height?: number;
}

const WIDTH = 960;
const WHOLE: Box = { south: 25.2, west: -117.6, north: 34.2, east: -96.8 };

/**
 * The map of the border: counties above, municipios below, ports as dots. It is for the eye and the pointer: a list beside it has the
 * same places for the keyboard and for screen readers.
 */
export function BorderMap({ label, box = WHOLE, chosen, spots = [], ports = true, height = 420 }: Props) {
  const border = useBorder();
  const [named, setNamed] = useState('');
  const projection = useMemo(() => projectionOf(border ? reachingBorder(box, border.line) : box, height), [border, box, height]);
  return (
    <figure className="map">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={label} onPointerLeave={() => setNamed('')}>
        {border && (
          <Places border={border} projection={projection} height={height} chosen={chosen} ports={ports} onName={setNamed} />
        )}
        {border && spots.map((spot) => (
          <Dot key={spot.id} spot={spot} projection={projection} onName={setNamed} />
        ))}
      </svg>
      <figcaption className="map-name" aria-hidden="true">
        {named || '\u00a0'}
      </figcaption>
    </figure>
  );
}

function projectionOf(box: Box, height: number): GeoProjection {
  const corners: Position[] = [
    [box.west, box.south],
    [box.east, box.south],
    [box.east, box.north],
    [box.west, box.north],
  ];
  const frame = { type: 'MultiPoint' as const, coordinates: corners };
  return geoMercator().fitExtent(
    [
      [8, 8],
      [WIDTH - 8, height - 8],
    ],
    frame,
  );
}

interface PlacesProps {
  border: Border;
  projection: GeoProjection;
  height: number;
  chosen: ((id: string) => boolean) | undefined;
  ports: boolean;
  onName: (name: string) => void;
}

function Places({ border, projection, height, chosen, ports, onName }: PlacesProps) {
  const { counties, municipios, line } = useMemo(() => drawn(border, projection, height), [border, projection, height]);
  return (
    <>
      {[...counties, ...municipios].map(({ id, name, side, d }) => (
        <path
          key={id}
          d={d}
          className={`place place-${side}${chosen?.(id) ? ' place-chosen' : ''}`}
          onPointerEnter={() => onName(name)}
          onClick={() => navigate(addressOf('entity', id))}
        />
      ))}
      <path d={line} className="border-line" />
      {ports &&
        border.ports.features.map((port) => {
          const [longitude = 0, latitude = 0] = port.geometry.type === 'Point' ? port.geometry.coordinates : [];
          const id = String(port.id);
          return <Dot key={id} spot={{ id, name: port.properties.name, latitude, longitude, chosen: chosen?.(id) }} projection={projection} onName={onName} />;
        })}
    </>
  );
}

interface Drawn {
  id: string;
  name: string;
  side: Side;
  d: string;
}

/** The outlines within the picture, as paths. */
function drawn(border: Border, projection: GeoProjection, height: number): { counties: Drawn[]; municipios: Drawn[]; line: string } {
  const path = geoPath(projection).digits(1);
  const side = (features: Feature<Geometry, { name: string }>[], of: Side): Drawn[] =>
    features.flatMap((feature) => {
      const [[left, top], [right, bottom]] = path.bounds(feature);
      const outside = right < 0 || left > WIDTH || bottom < 0 || top > height;
      return outside ? [] : [{ id: String(feature.id), name: feature.properties.name, side: of, d: path(feature) ?? '' }];
    });
  return { counties: side(border.counties.features, 'us'), municipios: side(border.municipios.features, 'mx'), line: path(border.line) ?? '' };
}

function Dot({ spot, projection, onName }: { spot: Spot; projection: GeoProjection; onName: (name: string) => void }) {
  const at = projection([spot.longitude, spot.latitude]);
  if (!at) {
    return null;
  }
  return (
    <circle
      cx={at[0]}
      cy={at[1]}
      r={spot.chosen ? 7 : 4.5}
      className={`spot${spot.side ? ` spot-${spot.side}` : ''}${spot.chosen ? ' spot-chosen' : ''}`}
      onPointerEnter={() => onName(spot.name)}
      onClick={() => navigate(addressOf('entity', spot.id))}
    />
  );
}
