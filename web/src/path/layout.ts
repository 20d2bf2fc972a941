import { graphlib, layout } from '@dagrejs/dagre';
import type { HitFragment, PathViewQuery } from '../gql/graphql';
import { sideOf } from '../search/hit';
import type { Side } from '../words/types';

type Path = NonNullable<PathViewQuery['paths']>['paths'][number];
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
  /** Through what points the line goes, and where its label stands. */
  points: Spot[];
  label: Spot;
}

/** A point of the picture. */
export interface Spot {
  x: number;
  y: number;
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

const WIDTH = 168;
const LETTERS = 17; // of a name, in a line of a box
const MARGIN = 16;
const LABEL = { width: 116, height: 30 }; // room for what a step says
const BORDER_ROOM = 176; // between the boxes of the two sides: a label, and the line

/** Lays out the entities of some paths in columns, each entity once. */
export function layOut(paths: readonly Path[]): Picture {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 28, ranksep: 24, marginx: MARGIN, marginy: MARGIN + 20 });
  graph.setDefaultEdgeLabel(() => ({}));
  const entities = new Map(paths.flatMap((path) => path.entities).map((entity) => [entity.id, entity]));
  for (const [id, { name }] of entities) {
    graph.setNode(id, { width: WIDTH, height: 28 + Math.ceil(name.length / LETTERS) * 20 });
  }
  const hops = new Map(paths.flatMap((path) => path.hops).map((hop) => [`${hop.from.id} ${hop.to.id} ${hop.relation}`, hop]));
  for (const [name, hop] of hops) {
    graph.setEdge(hop.from.id, hop.to.id, { ...LABEL, labelpos: 'c' }, name);
  }
  layout(graph);
  const boxes = new Map<string, Box>();
  for (const [id, entity] of entities) {
    const { x, y, width, height } = graph.node(id) as Box;
    boxes.set(id, { entity, x, y, width, height });
  }
  const { border, moved } = drawBorder(paths, boxes);
  const steps = [...hops.entries()].flatMap(([name, hop]): Step[] => {
    const [from, to] = [boxes.get(hop.from.id), boxes.get(hop.to.id)];
    const edge = graph.edge({ v: hop.from.id, w: hop.to.id, name }) as { points: Spot[]; x: number; y: number };
    return from && to ? [{ hop, from, to, ...movedStep(edge, moved(hop), from, to) }] : [];
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

/** The line and label of a step, once its boxes have been moved: a step that crosses the border goes straight, with its label on the line. */
function movedStep(edge: { points: Spot[]; x: number; y: number }, by: number | 'across', from: Box, to: Box): { points: Spot[]; label: Spot } {
  const start = { x: from.x + from.width / 2, y: from.y };
  const end = { x: to.x - to.width / 2, y: to.y };
  if (by === 'across') {
    return { points: [start, end], label: { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 } };
  }
  const inner = edge.points.slice(1, -1).map(({ x, y }) => ({ x: x + by, y }));
  return { points: [start, ...inner, end], label: { x: edge.x + by, y: edge.y } };
}

/** The border, and by how much the step of a hop was moved. */
interface Divided {
  border: Picture['border'];
  moved: (hop: Hop) => number | 'across';
}

/**
 * Moves the boxes beyond the border to the right of all others, where every path crosses it once and in the same direction, and tells where the line
 * is drawn. An entity of no known side is on the side of the one before it.
 */
function drawBorder(paths: readonly Path[], boxes: Map<string, Box>): Divided {
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
    return { border: undefined, moved: () => 0 };
  }
  const near = [...boxes.entries()].filter(([id]) => !far(id)).map(([, box]) => box);
  const beyond = [...boxes.entries()].filter(([id]) => far(id)).map(([, box]) => box);
  const edge = Math.max(...near.map(({ x, width }) => x + width / 2));
  const shift = edge + BORDER_ROOM - Math.min(...beyond.map(({ x, width }) => x - width / 2));
  beyond.forEach((box) => {
    box.x += shift;
  });
  return {
    border: { x: edge + BORDER_ROOM / 2, left: start },
    moved: (hop) => (far(hop.from.id) ? shift : far(hop.to.id) ? 'across' : 0),
  };
}
