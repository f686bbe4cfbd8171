import { useEffect, useState } from "react";
import { reportFault } from "../flow/problem";

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Fetches when `needed` becomes true, and after a failure again until it succeeds or is not needed any more, after pauses
 * of 1 second to 1 minute. The first failure goes to the browser's error reporting. True while the last try has failed.
 */
export function useFetchWhile(needed: boolean, load: () => Promise<void>): boolean {
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!needed) return;
    let current = true;
    let pause = FIRST_PAUSE_MS;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const attempt = (): void => {
      load().catch((error: unknown) => {
        if (!current) return;
        setFailed(true);
        if (pause === FIRST_PAUSE_MS) reportFault(error);
        timer = setTimeout(attempt, pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      });
    };
    attempt();
    return () => {
      current = false;
      clearTimeout(timer);
      setFailed(false);
    };
  }, [needed, load]);
  return failed;
}
