/** What is said about an application, as the boxes of its form have it, and back. Pure. */
import type { Application, ApplicationEdit } from "@/api/types";
import { detailCopy } from "@/features/applications/detail-copy";
import type { Values } from "@/features/applications/item-form";
import { linkTarget, listIn, orNull } from "@/lib/text";

const { editing: copy } = detailCopy;

export function valuesOf(application: Application): Values {
  const { title, company, source, url, tags, offer_deadline, pay } = application;
  return {
    ...{ title, company, source: source ?? "", url: url ?? "", tags: tags.join(", ") },
    offer_deadline: offer_deadline ?? "",
    pay_asked: pay.asked === null ? "" : String(pay.asked),
    pay_offered: pay.offered === null ? "" : String(pay.offered),
    ...{ pay_currency: pay.currency ?? "", pay_period: pay.period ?? "", pay_note: pay.note ?? "" },
  };
}

export function editOf(values: Values): { edit: ApplicationEdit } | { fault: string } {
  const url = orNull(values.url);
  if (url !== null && linkTarget(url) === null) return { fault: copy.badUrl };
  const asked = amountIn(values.pay_asked);
  const offered = amountIn(values.pay_offered);
  if (asked === undefined || offered === undefined) return { fault: copy.notAmount };
  return {
    edit: {
      title: values.title?.trim() ?? null,
      company: values.company?.trim() ?? null,
      ...{ url, source: orNull(values.source), tags: listIn(values.tags ?? "") },
      offer_deadline: orNull(values.offer_deadline),
      ...{ pay_asked: asked, pay_offered: offered },
      pay_currency: orNull(values.pay_currency)?.toUpperCase() ?? null,
      pay_period: orNull(values.pay_period) as ApplicationEdit["pay_period"],
      pay_note: orNull(values.pay_note),
    },
  };
}

/** A number with or without its thousands apart; null for nothing, undefined for what is none. */
function amountIn(text: string | undefined): number | null | undefined {
  const typed = (text ?? "").replace(/[\s,_’']/g, "");
  if (typed === "") return null;
  return /^\d+(\.\d+)?$/.test(typed) ? Number(typed) : undefined;
}
