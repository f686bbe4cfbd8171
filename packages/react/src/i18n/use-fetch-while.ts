import { useEffect, useState } from "react";
import { FIRST_PAUSE_MS, longerPause } from "../flow/fetch-pauses";
import { reportFault } from "../flow/report-fault";

/**
 * Fetches when `needed` becomes true, and after a failure again until it succeeds or is not needed any more, after pauses
 * of 1 second to 1 minute, or when the browser says that it is online. The first failure goes to the browser's error reporting. True while the last try has failed.
 */
export function useFetchWhile(needed: boolean, load: () => Promise<void>): boolean {
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!needed) return;
    let current = true;
    let pause = FIRST_PAUSE_MS;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const attempt = (): void => {
      timer = undefined;
      load().catch((error: unknown) => {
        if (!current) return;
        setFailed(true);
        if (pause === FIRST_PAUSE_MS) reportFault(error);
        timer = setTimeout(attempt, pause);
        pause = longerPause(pause);
      });
    };
    const attemptNow = (): void => {
      if (timer === undefined) return;
      clearTimeout(timer);
      attempt();
    };
    attempt();
    window.addEventListener("online", attemptNow);
    return () => {
      current = false;
      clearTimeout(timer);
      window.removeEventListener("online", attemptNow);
      setFailed(false);
    };
  }, [needed, load]);
  return failed;
}
