import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, screen, userEvent, waitFor, within } from "storybook/test";
import {
  annex,
  damaged,
  lease,
  longNamed,
  pdfFile,
  placingOf,
} from "../sign-button/files.stories.kit";
import { Stage, textsIn } from "../sign-button/stage.stories.kit";
import { SignDialog, type SignDialogProps } from "../sign-dialog/sign-dialog";

interface ReadingStoryProps extends SignDialogProps {
  readonly files: readonly File[];
  readonly requireRead: boolean;
}

const patience = { timeout: 15_000 };

const chapters = ["Partene", "Boligen", "Leie og depositum", "Plikter", "Oppsigelse"];

/** Forty pages with a table of contents. */
const statutes = pdfFile(
  "Vedtekter for borettslaget.pdf",
  Array.from({ length: 40 }, (_, at) => {
    const chapter = chapters[at / 8];
    const body = Array.from(
      { length: 24 },
      (_, line) => `${at + 1}.${line + 1} Leien betales forskuddsvis.`,
    );
    return chapter === undefined
      ? { lines: body }
      : { lines: [chapter.toUpperCase(), "", ...body], outline: [chapter, "Innledning"] };
  }),
);

const annexes = ["Husordensregler", "Inventarliste", "Planløsning", "Brannvern"].flatMap((name) => [
  pdfFile(`${name}.pdf`, [{ lines: [name] }]),
  pdfFile(`${name} (tegning).pdf`, [{ lines: [name], rotate: 90 }, {}]),
]);

/** A file that only who has the password can open (ISO 32000-2, 7.6). */
const locked = new File(
  [
    `%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [] /Count 0 >> endobj
3 0 obj << /Filter /Standard /V 2 /R 3 /Length 128 /P -4
  /O <${"20".repeat(32)}> /U <${"30".repeat(32)}> >> endobj
trailer << /Root 1 0 R /Encrypt 3 0 R /ID [<00><00>] >>
%%EOF`,
  ],
  "Kontrakt.pdf",
);

const phone = { viewport: { value: "phone", isRotated: false } };

const meta = {
  title: "Sign/Reading",
  component: SignDialog,
  tags: ["autodocs"],
  argTypes: { files: { table: { disable: true } } },
  parameters: { layout: "fullscreen", docs: { story: { inline: false, height: "720px" } } },
  args: { files: [lease], requireRead: false },
  render: ({ files, requireRead, ...props }, { globals }) => (
    <Stage globals={globals} state={{ ...placingOf(...files), requireRead }}>
      <SignDialog {...props} />
    </Stage>
  ),
} satisfies Meta<ReadingStoryProps>;

export default meta;
type Story = StoryObj<typeof meta>;

const drawn = async () => {
  const [page] = await screen.findAllByRole("article", undefined, patience);
  await waitFor(() => expect(page).toHaveAttribute("data-state", "complete"), patience);
};

const told = async (words: string): Promise<void> => {
  await screen.findByText(words, undefined, patience);
};

const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

/** One document: its pages, and what finds a way in them. */
export const OneDocument: Story = { tags: ["every-look"], play: drawn };

/** At 400 %: the page is scrolled both ways, and everything around it stays as it is. */
export const AtFourHundredPercent: Story = {
  play: async ({ globals }) => {
    await drawn();
    const size = screen.getByRole("combobox", { name: textsIn(globals).read.zoom });
    await userEvent.selectOptions(size, "4");
    const pages = screen.getByRole("region");
    await waitFor(() => expect(pages.scrollWidth).toBeGreaterThan(pages.clientWidth));
    await drawn();
  },
};

/** A document of one page has no overview until one asks for it. */
export const OnePage: Story = { args: { files: [pdfFile("Fullmakt.pdf", [{}])] }, play: drawn };

/** Two documents are tabs; each keeps where one was. */
export const TwoDocuments: Story = {
  args: { files: [lease, annex] },
  play: async () => {
    await drawn();
    await userEvent.click(screen.getByRole("tab", { name: /Vedlegg/ }));
    await drawn();
    await expect(screen.getByRole("tab", { name: /Vedlegg/ })).toHaveAttribute(
      "aria-selected",
      "true",
    );
  },
};

/** Nine documents are a choice. */
export const NineDocuments: Story = {
  args: { files: [lease, ...annexes] },
  play: async ({ globals }) => {
    await drawn();
    const choice = screen.getByRole("combobox", { name: textsIn(globals).read.document });
    await expect(within(choice).getAllByRole("option", { hidden: true })).toHaveLength(9);
  },
};

/** Forty pages, each with a small picture that leads there. */
export const FortyPagesWithThumbnails: Story = {
  args: { files: [statutes] },
  play: async ({ globals }) => {
    const { read } = textsIn(globals);
    await drawn();
    if (!screen.queryByRole("navigation")) await press(read.overview);
    await userEvent.click(await screen.findByRole("option", { name: read.thumbnail(2) }, patience));
    await waitFor(
      () => expect(screen.getByRole("textbox", { name: read.goTo })).toHaveValue("2"),
      patience,
    );
  },
};

/** Forty pages: the table of contents leads to its chapters. */
export const FortyPagesWithContents: Story = {
  args: { files: [statutes] },
  play: async ({ globals }) => {
    const { read } = textsIn(globals);
    await drawn();
    if (!screen.queryByRole("navigation")) await press(read.overview);
    await userEvent.click(await screen.findByRole("tab", { name: read.outline }, patience));
    await press("Oppsigelse");
    await waitFor(
      () => expect(screen.getByRole("textbox", { name: read.goTo })).toHaveValue("33"),
      patience,
    );
  },
};

/** A search: what is found is counted, marked and gone through. */
export const Finding: Story = {
  play: async ({ globals }) => {
    const { read } = textsIn(globals);
    await drawn();
    const found = (at: number) =>
      screen.findByText(new RegExp(`^${read.findAt(at, "\\d+")}$`), undefined, patience);
    await userEvent.keyboard("{Control>}f{/Control}leie");
    await found(1);
    await press(read.findNext);
    await found(2);
  },
};

/** A search that finds nothing. */
export const FindingNothing: Story = {
  play: async ({ globals }) => {
    await drawn();
    await userEvent.keyboard("{Control>}f{/Control}leilighetsnøkkel");
    const [shown] = await screen.findAllByText(textsIn(globals).read.findNone, undefined, patience);
    await expect(shown).toBeVisible();
  },
};

/** The route asks that every page is seen before signing: what is left is named, and one button leads there. */
export const EverythingMustBeRead: Story = {
  args: { files: [lease, annex], requireRead: true },
  play: async ({ globals }) => {
    const { read } = textsIn(globals);
    await drawn();
    await expect(screen.getByText(read.pageUnread(1, 3))).toBeVisible();
    await press(read.goThere);
    await expect(screen.getByRole("region", { name: /Leieavtale/ })).toHaveFocus();
  },
};

/** The file is damaged: it can be opened by other means. */
export const Damaged: Story = {
  args: { files: [damaged] },
  parameters: { complaints: [/Warning: /] },
  play: ({ globals }) => told(textsIn(globals).read.failed),
};

/** The file cannot be shown, and must be read here before one can sign: the way on is not promised. */
export const DamagedAndMustBeRead: Story = {
  args: { files: [damaged], requireRead: true },
  parameters: { complaints: [/Warning: /] },
  play: ({ globals }) => told(textsIn(globals).read.failed),
};

/** The file asks for a password. */
export const Locked: Story = {
  args: { files: [locked] },
  parameters: { complaints: [/Warning: /] },
  play: ({ globals }) => told(textsIn(globals).errors.pdf_encrypted),
};

/** Names that are longer than their tabs. */
export const LongNames: Story = { args: { files: [longNamed, annex] }, play: drawn };

/** On a phone: one row of tools, the documents as a choice, the seal's fields folded away. */
export const OnAPhone: Story = { globals: phone, args: { files: [lease, annex] }, play: drawn };

/** On a phone the overview lies over the document, and gives it back once a page is chosen. */
export const OverviewOnAPhone: Story = {
  globals: phone,
  args: { files: [statutes] },
  play: async ({ globals }) => {
    const { read } = textsIn(globals);
    await drawn();
    await press(read.overview);
    await expect(await screen.findByRole("option", { name: read.thumbnail(1) })).toHaveFocus();
  },
};
