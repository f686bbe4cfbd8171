import { expect, test } from "vitest";
import { startPdfThread } from "./pdf-thread";
import { rehearse } from "./rehearsal";

test("the page that nobody sees is drawn whole, and leaves nothing but a worker that goes on working", async () => {
  const thread = await startPdfThread();
  try {
    const fonts = document.fonts.size;
    const elements = document.querySelectorAll("*").length;
    expect(await rehearse(thread)).toBe("complete");
    expect(thread.ended).toBe(false);
    expect(document.fonts.size).toBe(fonts);
    expect(document.querySelectorAll("*").length).toBe(elements);
    expect(await rehearse(thread)).toBe("complete");
  } finally {
    thread.end();
  }
});

test("it ends with the thread", async () => {
  const thread = await startPdfThread();
  const rehearsed = rehearse(thread);
  thread.end();
  await expect(rehearsed).rejects.toBeDefined();
});
