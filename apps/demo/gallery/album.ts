import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Page } from "@playwright/test";

/** Where pictures go. */
export interface Album {
  /** Whether a picture of this name was asked for. */
  readonly wants: (name: string) => boolean;
  /** Keeps what a page shows as `<name>.png`; a name may hold folders. */
  readonly keep: (page: Page, name: string) => Promise<void>;
  /** Something that was not as it should be when its picture was taken. */
  readonly complain: (about: string) => void;
  readonly complaints: readonly string[];
  /** Writes `index.html`, all pictures side by side by folder, and tells how many there are. */
  readonly close: () => Promise<number>;
}

const contactSheet = (names: readonly string[]): string => {
  const folders = new Set(names.map((name) => dirname(name)));
  const sections = [...folders].map((folder) => {
    const pictures = names.filter((name) => dirname(name) === folder);
    const figures = pictures.map(
      (name) =>
        `<figure><a href="${name}.png"><img loading="lazy" src="${name}.png" alt=""></a><figcaption>${name.slice(folder.length + 1)}</figcaption></figure>`,
    );
    return `<section><h2>${folder}</h2>${figures.join("\n")}</section>`;
  });
  return `<!doctype html><meta charset="utf-8"><title>Gallery</title><style>
body { margin: 2rem; background: #e8e9ec; font: 1rem system-ui }
section { display: flex; flex-wrap: wrap; gap: 1rem; align-items: end }
h2 { flex: 0 0 100%; margin: 2rem 0 0 }
figure { margin: 0 } figcaption { font-size: .8rem }
img { max-height: 22rem; box-shadow: 0 1px 6px #0003 }
</style>${sections.join("\n")}`;
};

/** An empty album in `folder` that keeps the pictures whose names contain one of `wanted`; all, when it is empty. */
export async function openAlbum(folder: string, wanted: readonly string[]): Promise<Album> {
  await rm(folder, { recursive: true, force: true });
  const names: string[] = [];
  const complaints: string[] = [];
  return {
    wants: (name) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
    keep: async (page, name) => {
      const path = join(folder, `${name}.png`);
      await mkdir(dirname(path), { recursive: true });
      await page.screenshot({ path, scale: "css", caret: "hide" });
      names.push(name);
    },
    complain: (about) => complaints.push(about),
    complaints,
    close: async () => {
      if (names.length > 0) {
        await writeFile(join(folder, "index.html"), contactSheet(names.toSorted()));
      }
      return names.length;
    },
  };
}
