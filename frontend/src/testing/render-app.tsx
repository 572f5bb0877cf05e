/** Renders the whole app at an address, as a visitor would find it. */
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createQueryClient } from "@/app/providers";
import { createRoutes } from "@/app/routes";
import { createMemoryRouter, providerFuture, RouterProvider, routerFuture } from "@/lib/router";

export function renderApp(address: string) {
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { networkMode: "always", retry: false, staleTime: 0 } });
  const router = createMemoryRouter(createRoutes(client), {
    initialEntries: [address],
    future: routerFuture,
  });
  render(<RouterProvider router={router} future={providerFuture} />);
  return { user: userEvent.setup(), router, client };
}
