import { expect, test } from "vitest";
import { createRenderQueue, type DrawingJob } from "./render-queue";

/** A queue whose drawings end when the test says so, or, like pdf.js', soon after they were told to stop. */
function startQueue(lanes = 2) {
  const begun: number[] = [];
  const stopped: number[] = [];
  const ends = new Map<number, (error?: Error) => void>();
  const queue = createRenderQueue({
    lanes: () => lanes,
    draw: ({ page }, signal) =>
      new Promise((resolve, reject) => {
        begun.push(page);
        ends.set(page, (error) => (error ? reject(error) : resolve()));
        signal.addEventListener("abort", () => {
          stopped.push(page);
          reject(signal.reason);
        });
      }),
  });
  const turn = () => new Promise((resolve) => setTimeout(resolve));
  const end = async (page: number, error?: Error) => {
    ends.get(page)?.(error);
    await turn();
  };
  return { queue, begun, stopped, end, turn };
}

const jobs = (...pages: readonly number[]): DrawingJob[] =>
  pages.map((page) => ({ page, scale: 1 }));

test("so many at once as there are lanes, in the order they are wanted", async () => {
  const { queue, begun, end } = startQueue();
  queue.want(jobs(5, 6, 7, 8));
  expect(begun).toEqual([5, 6]);
  await end(6);
  expect(begun).toEqual([5, 6, 7]);
});

test("what is no longer wanted is stopped, and its lane is free when it has", async () => {
  const { queue, begun, stopped, turn } = startQueue();
  queue.want(jobs(1, 2));
  queue.want(jobs(2, 3));
  expect(stopped).toEqual([1]);
  expect(begun).toEqual([1, 2]);
  await turn();
  expect(begun).toEqual([1, 2, 3]);
});

test("what is wanted still goes on undisturbed; at another scale it is done anew", async () => {
  const { queue, begun, stopped, turn } = startQueue();
  queue.want(jobs(1));
  queue.want(jobs(2, 1));
  expect(stopped).toEqual([]);
  queue.want([{ page: 1, scale: 2 }]);
  expect(stopped).toEqual([1, 2]);
  await turn();
  expect(begun).toEqual([1, 2, 1]);
});

test("a failure holds up nothing, and what has ended begins again only when it is wanted again", async () => {
  const { queue, begun, end } = startQueue(1);
  queue.want(jobs(1, 2));
  await end(1, new Error("broken"));
  await end(2);
  expect(begun).toEqual([1, 2]);
  queue.want(jobs(1));
  expect(begun).toEqual([1, 2, 1]);
});

test("idle is told when nothing runs or waits", async () => {
  const { queue, end, turn } = startQueue(1);
  let idle = false;
  queue.want(jobs(1, 2));
  queue.idle().then(() => {
    idle = true;
  });
  await end(1);
  expect(idle).toBe(false);
  await end(2);
  await turn();
  expect(idle).toBe(true);
  await queue.idle();
});

test("after its end nothing begins any more", async () => {
  const { queue, begun, stopped, turn } = startQueue(1);
  queue.want(jobs(1, 2));
  queue.destroy();
  await turn();
  queue.want(jobs(3));
  expect(begun).toEqual([1]);
  expect(stopped).toEqual([1]);
});
