/** Whether the server answers, as the latest request found it. */
import { createStore } from "@/lib/store";

export const serverLink = createStore<"live" | "lost">("live");
