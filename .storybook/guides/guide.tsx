import { Markdown } from "@storybook/addon-docs/blocks";
import "./guide.css";
import { pages } from "./guide-pages.ts";

const link = /\[([^\]]+)\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g;

/** Links to a document lead to its page here; to any other file of the repository they become plain text. */
const linked = (text: string): string =>
  text.replace(link, (_, label: string, path: string) => {
    const page = pages[path.split("/").at(-1) ?? ""];
    return page ? `[${label}](?path=/docs/${page})` : label;
  });

/** A document of the repository as a page of Storybook. The same file is read on GitHub. */
export const Guide = ({ text }: { readonly text: string }) => (
  <div className="guide">
    <Markdown>{linked(text)}</Markdown>
  </div>
);
