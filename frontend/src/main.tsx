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

const container = createRoot(root);
const router = createBrowserRouter(routes, { future: routerFuture });

function show(): void {
  container.render(
    <StrictMode>
      <Providers client={createQueryClient()}>
        <RouterProvider router={router} future={providerFuture} />
      </Providers>
    </StrictMode>,
  );
}

// The static shell stays until the first screen is there to take its place.
if (router.state.initialized) show();
else {
  const stopWaiting = router.subscribe(({ initialized }) => {
    if (!initialized) return;
    stopWaiting();
    show();
  });
}
