/** Signing out on this device, wherever one asks for it. */
import { useMutation } from "@tanstack/react-query";
import { signOut } from "@/api/endpoints";
import { endSession } from "@/api/session";

/** `failed` is told of a refusal; the session then goes on. */
export function useLeaving(failed?: (error: Error) => void) {
  return useMutation({
    mutationFn: signOut,
    onSuccess: () => endSession("left"),
    onError: (error) => failed?.(error),
  });
}
