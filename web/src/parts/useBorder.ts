import { useEffect, useState } from 'react';
import { feature } from 'topojson-client';
import type { Topology, GeometryCollection } from 'topojson-specification';
import type { FeatureCollection, Geometry, MultiLineString } from 'geojson';

/** The map of the border, as the server has it: outlines by the ids of the graph, the ports' points and the boundary line. */
export interface Border {
  counties: FeatureCollection<Geometry, { name: string }>;
  municipios: FeatureCollection<Geometry, { name: string }>;
  ports: FeatureCollection<Geometry, { name: string }>;
  line: FeatureCollection<MultiLineString>;
}

type Objects = Record<'counties' | 'municipios' | 'ports' | 'line', GeometryCollection<{ name: string }>>;

/** Fetches the map, which the browser keeps under an address that has its hash. */
export function useBorder(): Border | undefined {
  const [border, setBorder] = useState<Border>();
  useEffect(() => {
    const stop = new AbortController();
    fetchBorder(stop.signal).then(setBorder, () => undefined); // without a map the list beside it remains
    return () => stop.abort();
  }, []);
  return border;
}

async function fetchBorder(signal: AbortSignal): Promise<Border> {
  const response = await fetch('/maps/border.topojson', { signal });
  const topology = (await response.json()) as Topology<Objects>;
  return {
    counties: feature(topology, topology.objects.counties),
    municipios: feature(topology, topology.objects.municipios),
    ports: feature(topology, topology.objects.ports),
    line: feature(topology, topology.objects.line) as FeatureCollection<MultiLineString>,
  };
}
