/** Who replies: shares of groups with the range they likely lie in; the smallest groups are not compared. */
import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { Insights, InsightsBy } from "@/api/types";
import { Figure } from "@/features/insights/charts/figure";
import { figureCopy } from "@/features/insights/figure-copy";
import { labelled } from "@/features/insights/group-names";
import { RatesChart } from "@/features/insights/rates-chart";
import { ratesReading } from "@/features/insights/readings";

const { rates: copy } = figureCopy;

export function RatesFigure({ insights }: { insights: Insights }) {
  const { reply_by } = insights;
  const [wanted, setWanted] = useState<InsightsBy>("source");
  const chosen = reply_by.find(({ by }) => by === wanted) ?? reply_by[0];
  const groups = chosen === undefined ? [] : labelled(chosen);
  return (
    <Figure
      heading={copy.heading}
      reading={chosen === undefined ? copy.nothing : ratesReading(groups)}
      fileName={`replies-by-${chosen?.by ?? wanted}`}
      notes={[`${copy.by}: ${copy.bys[chosen?.by ?? wanted]}`, copy.note]}
      table={{
        columns: [
          { name: copy.bys[chosen?.by ?? wanted] },
          { name: copy.n },
          { name: copy.replied },
          ...[copy.rate, copy.low, copy.high].map((name) => ({
            ...{ name, write: figureCopy.percent, none: figureCopy.tooFew },
          })),
        ],
        rows: groups.map(({ label, n, replied, rate, low, high }) => [
          ...[label, n, replied, rate, low, high],
        ]),
      }}
      draw={groups.length === 0 ? null : (width) => <RatesChart groups={groups} width={width} />}
      controls={
        reply_by.length > 0 && (
          <NativeSelect
            label={copy.by}
            value={chosen?.by ?? wanted}
            data={reply_by.map(({ by }) => ({ value: by, label: copy.bys[by] }))}
            onChange={(event) => setWanted(event.currentTarget.value as InsightsBy)}
          />
        )
      }
    />
  );
}
