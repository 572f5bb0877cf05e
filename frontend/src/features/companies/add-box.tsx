/** The box that takes a company's name or any address of its careers site. */
import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { addCompany } from "@/api/endpoints";
import { keys } from "@/api/keys";
import type { Company } from "@/api/types";
import classes from "@/features/companies/add-box.module.css";
import { companiesCopy } from "@/features/companies/copy";
import { problemText } from "@/lib/problem";

export function AddBox({ onAdded }: { onAdded: (company: Company) => void }) {
  const [address, setAddress] = useState("");
  const client = useQueryClient();
  const adding = useMutation({
    mutationFn: addCompany,
    onSuccess: async (company) => {
      setAddress("");
      await client.invalidateQueries({ queryKey: keys.companies });
      onAdded(company);
    },
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    const typed = address.trim();
    if (typed !== "" && !adding.isPending) adding.mutate(typed);
  }

  const error = adding.isError
    ? `${companiesCopy.addFailed} ${problemText(adding.error)}`
    : undefined;
  return (
    <section className={classes.box} aria-labelledby="add-company">
      <h2 id="add-company">{companiesCopy.addTitle}</h2>
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          className={classes.field}
          label={companiesCopy.addLabel}
          description={companiesCopy.addHint}
          error={error}
          value={address}
          autoComplete="off"
          spellCheck={false}
          inputWrapperOrder={["label", "description", "input", "error"]}
          errorProps={{ role: "alert" }}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <Button type="submit" className={classes.button} aria-disabled={adding.isPending}>
          {adding.isPending ? companiesCopy.adding : companiesCopy.addButton}
        </Button>
      </form>
      <p role="status" className={classes.news}>
        {adding.isSuccess &&
          companiesCopy.added(adding.data.display_name, adding.data.platform_label)}
      </p>
    </section>
  );
}
