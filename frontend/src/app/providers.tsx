/** What every screen stands on: the theme and the memory of server answers. */
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { cssVariables, theme } from "@/app/theme";
import { Problem } from "@/lib/problem";

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // The server may be this very machine, so "offline" is no reason not to ask it.
      queries: {
        networkMode: "always",
        staleTime: 10_000,
        retry: isWorthAnotherTry,
        retryDelay: 1_000,
      },
      mutations: { networkMode: "always" },
    },
  });
}

/** Answers such as 404 stay the same; silence and server errors may not. */
function isWorthAnotherTry(failures: number, error: unknown): boolean {
  const isPassing = !(error instanceof Problem) || error.status === 0 || error.status >= 500;
  return isPassing && failures < 1;
}

interface ProvidersProps {
  client: QueryClient;
  children: ReactNode;
}

export function Providers({ client, children }: ProvidersProps) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      // All of them from here, so that no default of a style file has to come over the wire.
      deduplicateCssVariables={false}
    >
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </MantineProvider>
  );
}
