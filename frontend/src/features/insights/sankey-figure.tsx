/** Where applications went, from stage to stage and to their ends; companies are named on demand alone. */
import { Checkbox } from "@mantine/core";
import { useState } from "react";
import type { Insights } from "@/api/types";
import { Chart, type Mark } from "@/features/insights/charts/chart";
import { Figure, Way } from "@/features/insights/charts/figure";
import { keepFile } from "@/features/insights/charts/picture";
import { sankeyPicture, sankeyText } from "@/features/insights/charts/sankey-layout";
import { insightsCopy } from "@/features/insights/copy";
import { figureCopy, placeName } from "@/features/insights/figure-copy";
import { sankeyReading } from "@/features/insights/readings";
import { sentTo } from "@/features/insights/sent-to";
import { formatCount } from "@/lib/count";

const { sankey: copy } = figureCopy;

export function SankeyFigure({ insights }: { insights: Insights }) {
  const [isNamed, setNamed] = useState(false);
  const { flows } = insights;
  const notes = isNamed ? sentTo(insights) : [];
  return (
    <Figure
      heading={copy.heading}
      reading={sankeyReading(insights)}
      fileName="applications"
      notes={notes}
      table={{
        columns: [{ name: copy.from }, { name: copy.to }, { name: copy.n }],
        rows: flows.map(({ from, to, n }) => [placeName(from), placeName(to), n]),
      }}
      draw={flows.length === 0 ? null : (width) => <Sankey insights={insights} width={width} />}
      controls={
        flows.length > 0 && (
          <Checkbox
            label={copy.nameCompanies}
            checked={isNamed}
            onChange={(event) => setNamed(event.currentTarget.checked)}
          />
        )
      }
      ways={
        <Way
          of={copy.heading}
          onClick={() =>
            keepFile(
              "applications-sankeymatic.txt",
              new Blob([sankeyText(flows, placeName, notes)], { type: "text/plain;charset=utf-8" }),
            )
          }
        >
          {insightsCopy.downloadSankeyText}
        </Way>
      }
    />
  );
}

function Sankey({ insights, width }: { insights: Insights; width: number }) {
  const { flows, time_in_stage } = insights;
  const arrivals = Object.fromEntries(
    time_in_stage.map((stay) => [stay.stage, stay.n + stay.waiting]),
  );
  const { nodes, links, height } = sankeyPicture(flows, width, arrivals);
  const marks = nodes.flatMap((node): Mark[] => [
    {
      key: node.name,
      name: copy.node(placeName(node.name), node.n, node.stayed),
      shape: (
        <rect
          data-place={placeOf(node.name)}
          data-fill
          x={node.x}
          y={node.y}
          width={node.width}
          height={node.height}
        />
      ),
    },
    ...links
      .filter(({ from }) => from === node.name)
      .map(({ from, to, n, path, thickness }) => ({
        key: `${from} ${to}`,
        name: copy.link(placeName(from), placeName(to), n),
        shape: <path data-place={placeOf(from)} data-flow d={path} strokeWidth={thickness} />,
      })),
  ]);
  return (
    <Chart label={copy.heading} width={width} height={height} marks={marks}>
      {nodes.map(({ name, n, label, x, y, width: wide, height: high }) => (
        <g key={name}>
          {label.anchor === "start" && x > 0 ? (
            <text x={label.x} y={label.y}>
              {placeName(name)} {formatCount(n)}
            </text>
          ) : (
            <>
              <text x={label.x} y={label.y - 2} textAnchor={label.anchor}>
                {placeName(name)}
              </text>
              <text x={label.x} y={label.y + 13} textAnchor={label.anchor} fontWeight={600}>
                {formatCount(n)}
              </text>
            </>
          )}
          <rect data-hit x={x} y={y} width={wide} height={high} />
        </g>
      ))}
    </Chart>
  );
}

/** Ends other than a taken offer have one quiet colour: a rejection is no error. */
function placeOf(name: ReturnType<typeof sankeyPicture>["nodes"][number]["name"]): string {
  const isQuiet = ["rejected", "no_response", "withdrew", "declined"].includes(name);
  return isQuiet ? "closed" : name;
}
