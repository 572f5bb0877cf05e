/** Where the app starts: styles, providers, router, into the page's root. */
import "@/app/styles";
import { StrictMode, startTransition } from "react";
import { createRoot } from "react-dom/client";
import { createRoutes } from "@/app/routes";
import { createBrowserRouter, providerFuture, RouterProvider, routerFuture } from "@/lib/router";
import { showDensity } from "@/ui/density";

showDensity(document.documentElement);

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no element with the id root.");

const container = createRoot(root);
const router = createBrowserRouter(createRoutes(), { future: routerFuture });

/** In slices, so that the page answers to a hand while its first screen is being made. */
function show(): void {
  startTransition(() =>
    container.render(
      <StrictMode>
        <RouterProvider router={router} future={providerFuture} />
      </StrictMode>,
    ),
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
