/** How wide a chart may be: as wide as the place it stands in, before anything is painted. */
import { useCallback, useState } from "react";

const START = 640;
const WIDEST = 880;

export function useWidth(): [(place: HTMLElement | null) => (() => void) | undefined, number] {
  const [width, setWidth] = useState(START);
  const watch = useCallback((place: HTMLElement | null) => {
    if (place === null) return undefined;
    const measure = () => {
      const wide = Math.floor(place.getBoundingClientRect().width);
      if (wide > 0) setWidth(Math.min(WIDEST, wide));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(place);
    return () => observer.disconnect();
  }, []);
  return [watch, width];
}
