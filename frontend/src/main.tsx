/** Where the app starts: styles, providers, router, into the page's root. */
import "@/app/styles";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createQueryClient, Providers } from "@/app/providers";
import { routes } from "@/app/routes";
import { createBrowserRouter, providerFuture, RouterProvider, routerFuture } from "@/lib/router";
import { showDensity } from "@/ui/density";

showDensity(document.documentElement);

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no element with the id root.");

createRoot(root).render(
  <StrictMode>
    <Providers client={createQueryClient()}>
      <RouterProvider
        router={createBrowserRouter(routes, { future: routerFuture })}
        future={providerFuture}
      />
    </Providers>
  </StrictMode>,
);
