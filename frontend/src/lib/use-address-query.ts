/** The query of the address, and changes to it that build on each other however fast they follow. */
import { useCallback, useContext } from "react";
import { DataRouterContext, useNavigate, useSearchParams } from "@/lib/router";

type Make = (current: URLSearchParams) => URLSearchParams;

/**
 * What is shown lags behind the address while a screen is being drawn, so a change begins with what the router
 * knows, not with what was drawn last. Once another page is on its way nothing is changed: it would stop that.
 */
export function useAddressQuery(): [
  URLSearchParams,
  (make: Make, how?: { replace: boolean }) => void,
] {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const router = useContext(DataRouterContext)?.router;
  const change = useCallback(
    (make: Make, { replace } = { replace: true }) => {
      if (router === undefined) return;
      const { location, navigation } = router.state;
      const newest = navigation.location ?? location;
      if (newest.pathname !== location.pathname) return;
      const search = make(new URLSearchParams(newest.search)).toString();
      navigate({ search }, { replace, preventScrollReset: true });
    },
    [router, navigate],
  );
  return [params, change];
}
