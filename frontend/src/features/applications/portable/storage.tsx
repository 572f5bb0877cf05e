/** How much room one's documents take, and how much they may. */
import { useQuery } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import { fetchRoom } from "@/api/portable";
import { sizeWords } from "@/features/applications/documents/file-words";
import { portableCopy } from "@/features/applications/portable/copy";
import classes from "@/features/applications/portable/portable.module.css";
import { ErrorState, LoadingRows } from "@/ui/states";

const { storage: copy } = portableCopy;

export function Storage() {
  const room = useQuery({ queryKey: keys.room, queryFn: ({ signal }) => fetchRoom(signal) });
  if (room.isPending) return <LoadingRows label={copy.loading} rows={2} />;
  if (room.isError) {
    return (
      <ErrorState
        failed={copy.failed}
        error={room.error}
        safe={copy.safe}
        onRetry={() => void room.refetch()}
      />
    );
  }
  const { files, bytes, most_files, most_bytes } = room.data;
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{copy.documents}</dt>
        <dd>{copy.taken(files, sizeWords(bytes))}</dd>
      </div>
      <div>
        <dt>{copy.limit}</dt>
        <dd>{copy.most(most_files, sizeWords(most_bytes))}</dd>
      </div>
    </dl>
  );
}
