import { graphlib, layout } from '@dagrejs/dagre';
import type { HitFragment, PathViewQuery } from '../gql/graphql';
import { sideOf } from '../search/hit';
import type { Side } from '../words/types';

type Path = PathViewQuery['paths']['paths'][number];
type Hop = Path['hops'][number];

/** An entity in the picture: its middle and size, in pixels. */
export interface Box {
  entity: HitFragment;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A step between two entities of the picture. */
export interface Step {
  hop: Hop;
  from: Box;
  to: Box;
}

/** The picture of some paths: boxes from left to right, steps between them, and the border between the boxes of either side. */
export interface Picture {
  width: number;
  height: number;
  boxes: Box[];
  steps: Step[];
  /** Where the border is drawn, and which side is left of it; nothing where the paths do not cross it once. */
  border: { x: number; left: Side } | undefined;
}

const WIDTH = 184;
const LETTERS = 21; // of a name, in a line of a box
const MARGIN = 16;
const BORDER_ROOM = 176; // between the boxes of the two sides: a label, and the line

/** Lays out the entities of some paths in columns, each entity once. */
export function layOut(paths: readonly Path[]): Picture {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 28, ranksep: 148, marginx: MARGIN, marginy: MARGIN + 20 });
  graph.setDefaultEdgeLabel(() => ({}));
  const entities = new Map(paths.flatMap((path) => path.entities).map((entity) => [entity.id, entity]));
  for (const [id, { name }] of entities) {
    graph.setNode(id, { width: WIDTH, height: 28 + Math.ceil(name.length / LETTERS) * 20 });
  }
  const hops = new Map(paths.flatMap((path) => path.hops).map((hop) => [`${hop.from.id} ${hop.to.id} ${hop.relation}`, hop]));
  for (const [name, hop] of hops) {
    graph.setEdge(hop.from.id, hop.to.id, {}, name);
  }
  layout(graph);
  const boxes = new Map<string, Box>();
  for (const [id, entity] of entities) {
    const { x, y, width, height } = graph.node(id) as Box;
    boxes.set(id, { entity, x, y, width, height });
  }
  const border = drawBorder(paths, boxes);
  const steps = [...hops.values()].flatMap((hop) => {
    const [from, to] = [boxes.get(hop.from.id), boxes.get(hop.to.id)];
    return from && to ? [{ hop, from, to }] : [];
  });
  const all = [...boxes.values()];
  return {
    width: Math.max(...all.map(({ x, width }) => x + width / 2)) + MARGIN,
    height: Math.max(...all.map(({ y, height }) => y + height / 2)) + MARGIN,
    boxes: all,
    steps,
    border,
  };
}

/**
 * Moves the boxes beyond the border to the right of all others, where every path crosses it once and in the same direction, and tells where the line
 * is drawn. An entity of no known side is on the side of the one before it.
 */
function drawBorder(paths: readonly Path[], boxes: Map<string, Box>): Picture['border'] {
  const sides = new Map<string, Side>();
  let [start, end]: (Side | undefined)[] = [];
  for (const path of paths) {
    let side = path.entities.map(sideOf).find((one) => one !== undefined);
    start ??= side;
    for (const entity of path.entities) {
      side = sideOf(entity) ?? side;
      if (side) {
        sides.set(entity.id, sides.get(entity.id) ?? side);
      }
    }
    end = side;
  }
  const far = (id: string) => sides.get(id) === end;
  const returns = paths.some((path) => path.hops.some((hop) => far(hop.from.id) && !far(hop.to.id)));
  if (!start || !end || start === end || returns) {
    return undefined;
  }
  const near = [...boxes.entries()].filter(([id]) => !far(id)).map(([, box]) => box);
  const beyond = [...boxes.entries()].filter(([id]) => far(id)).map(([, box]) => box);
  const edge = Math.max(...near.map(({ x, width }) => x + width / 2));
  const shift = edge + BORDER_ROOM - Math.min(...beyond.map(({ x, width }) => x - width / 2));
  beyond.forEach((box) => {
    box.x += shift;
  });
  return { x: edge + BORDER_ROOM / 2, left: start };
}
