/** Where applications went, laid out from stage to stage; names stand outside, over no line. Pure. */
import { type SankeyLink, type SankeyNode, sankey, sankeyLinkHorizontal } from "d3-sankey";
import type { InsightsFlow } from "@/api/types";
import { OUTCOMES, STAGES } from "@/lib/stages";

export type Place = InsightsFlow["to"];

interface OwnNode {
  name: Place;
  /** How many came, those too that went nowhere yet; what its links carry where it is not known. */
  fixedValue?: number;
}

/** How many ever came to each stage. */
export type Arrivals = Readonly<Partial<Record<Place, number>>>;

interface OwnLink {
  n: number;
}

export interface PlacedNode {
  name: Place;
  x: number;
  y: number;
  width: number;
  height: number;
  /** How many came through, and how many of them went nowhere yet. */
  n: number;
  stayed: number;
  label: { x: number; y: number; anchor: "start" | "middle" };
}

export interface PlacedLink {
  from: Place;
  to: Place;
  n: number;
  path: string;
  thickness: number;
  box: { x: number; y: number };
}

export interface SankeyPicture {
  width: number;
  height: number;
  nodes: PlacedNode[];
  links: PlacedLink[];
}

const NODE = 12;
const NODE_GAP = 22;
const LINE = 16;
/** What a name of a stage needs beside its neighbour's, or they stand on two levels. */
const NAME_WIDTH = 84;
const OUTCOME_WIDTH = 118;
const BODY = 280;
/** The best end first, so that the same ends stand at the same place in every picture. */
const ENDS: readonly Place[] = ["accepted", "declined", "withdrew", "no_response", "rejected"];
const ORDER: readonly Place[] = [...STAGES.filter((stage) => stage !== "closed"), ...ENDS];

const isEnd = (place: Place) => OUTCOMES.some((outcome) => outcome === place);

/** Only what goes forward can be drawn; the server counts nothing else. */
function drawn(flows: readonly InsightsFlow[]): InsightsFlow[] {
  const rank = (place: Place) => (isEnd(place) ? ORDER.length : ORDER.indexOf(place));
  return flows.filter(
    ({ from, to, n }) => n > 0 && rank(from) >= 0 && rank(to) >= 0 && rank(from) < rank(to),
  );
}

export function sankeyPicture(
  flows: readonly InsightsFlow[],
  width: number,
  arrivals: Arrivals = {},
): SankeyPicture {
  const moves = drawn(flows);
  const places = ORDER.filter((place) =>
    moves.some(({ from, to }) => from === place || to === place),
  );
  if (moves.length === 0) return { width, height: 0, nodes: [], links: [] };
  const stages = places.filter((place) => !isEnd(place));
  const ends = places.filter(isEnd);
  const right = width - (ends.length > 0 ? OUTCOME_WIDTH : NODE);
  const step = stages.length + Number(ends.length > 0) - 1;
  const isTight = (right - NODE) / Math.max(1, step) < NAME_WIDTH;
  const head = LINE * (isTight ? 4 : 2) + 8;
  const height = head + Math.max(BODY, ends.length * (NODE_GAP + NODE));

  const graph = sankey<OwnNode, OwnLink>()
    .nodeId(({ name }) => name)
    .nodeWidth(NODE)
    .nodePadding(NODE_GAP)
    .nodeAlign(({ name }) => (isEnd(name) ? step : stages.indexOf(name)))
    .nodeSort((one, other) => ORDER.indexOf(one.name) - ORDER.indexOf(other.name))
    .extent([
      [0, head],
      [right, height - 2],
    ])({
    nodes: places.map((name) => nodeOf(name, moves, arrivals)),
    links: [...moves.map(({ from, to, n }) => link(from, to, n)), ...columns(stages, ends)],
  });
  return {
    ...{ width, height },
    nodes: graph.nodes.map((node, at) => {
      const level = isTight && at % 2 === 1 ? 2 : 0;
      return placedNode(node, isEnd(node.name) ? null : LINE * (1 + level));
    }),
    links: graph.links.filter(({ n }) => n > 0).map(placedLink),
  };
}

function nodeOf(name: Place, moves: readonly InsightsFlow[], arrivals: Arrivals): OwnNode {
  const sum = (end: "from" | "to") =>
    moves.filter((move) => move[end] === name).reduce((total, { n }) => total + n, 0);
  return { name, fixedValue: Math.max(sum("from"), sum("to"), arrivals[name] ?? 0) };
}

const link = (source: Place, target: Place, n: number) => ({ source, target, value: n, n });

/** Links of no width, which give every stage a column of its own, and the ends one in common. */
function columns(stages: readonly Place[], ends: readonly Place[]) {
  const steps = stages.slice(1).map((stage, at) => link(stages[at] ?? stage, stage, 0));
  const last = stages.at(-1);
  return last === undefined ? steps : [...steps, ...ends.map((end) => link(last, end, 0))];
}

function placedNode(node: SankeyNode<OwnNode, OwnLink>, above: number | null): PlacedNode {
  const { name, x0 = 0, x1 = 0, y0 = 0, y1 = 0, value = 0, sourceLinks = [] } = node;
  const left = sourceLinks.reduce((sum, { n }) => sum + n, 0);
  const label: PlacedNode["label"] =
    above === null
      ? { x: x1 + 8, y: (y0 + y1) / 2 + 4, anchor: "start" }
      : { x: x0 === 0 ? 0 : (x0 + x1) / 2, y: above, anchor: x0 === 0 ? "start" : "middle" };
  return {
    ...{ name, x: x0, y: y0, width: x1 - x0, height: Math.max(1, y1 - y0), n: value, label },
    stayed: isEnd(name) ? 0 : value - left,
  };
}

const pathOf = sankeyLinkHorizontal<OwnNode, OwnLink>();

function placedLink(one: SankeyLink<OwnNode, OwnLink>): PlacedLink {
  const { source, target, n, width = 0, y0 = 0, y1 = 0 } = one;
  if (typeof source !== "object" || typeof target !== "object") {
    throw new Error("A link was not laid out.");
  }
  return {
    ...{ from: source.name, to: target.name, n, path: pathOf(one) ?? "" },
    thickness: Math.max(1, width),
    box: { x: ((source.x1 ?? 0) + (target.x0 ?? 0)) / 2, y: (y0 + y1) / 2 },
  };
}

/** The same as text, which sankeymatic.com draws too. */
export function sankeyText(
  flows: readonly InsightsFlow[],
  name: (place: Place) => string,
  notes: readonly string[] = [],
): string {
  const lines = drawn(flows).map(({ from, to, n }) => `${name(from)} [${n}] ${name(to)}`);
  return [...notes.map((note) => `' ${note}`), ...lines, ""].join("\n");
}
