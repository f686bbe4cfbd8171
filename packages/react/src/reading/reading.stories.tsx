import { createPdf, type FixturePage } from "@sign/simulator/fixtures";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, screen, userEvent, waitFor, within } from "storybook/test";
import type { StateOf } from "../flow/state";
import { annex, keptOf, lease, Stage } from "../sign-button/stage.stories.kit";
import { SignDialog, type SignDialogProps } from "../sign-dialog/sign-dialog";

interface ReadingStoryProps extends SignDialogProps {
  readonly files: readonly File[];
  readonly requireRead: boolean;
}

const patience = { timeout: 15_000 };

const file = (name: string, pages: readonly FixturePage[]): File =>
  new File([createPdf({ title: name, pages })], name);

const chapters = ["Partene", "Boligen", "Leie og depositum", "Plikter", "Oppsigelse"];

/** Forty pages with a table of contents. */
const statutes = file(
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
  file(`${name}.pdf`, [{ lines: [name] }]),
  file(`${name} (tegning).pdf`, [{ lines: [name], rotate: 90 }, {}]),
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

const placing = (files: readonly File[], requireRead: boolean): StateOf<"placing"> => ({
  ...keptOf(...files),
  requireRead,
  status: "placing",
  problem: null,
});

const phone = {
  parameters: {
    viewport: {
      options: { phone: { name: "Phone", styles: { width: "360px", height: "640px" } } },
    },
  },
  globals: { viewport: { value: "phone", isRotated: false } },
};

const meta = {
  title: "Sign/Reading",
  component: SignDialog,
  tags: ["autodocs"],
  argTypes: { files: { control: false } },
  parameters: { layout: "fullscreen", docs: { story: { inline: false, height: "720px" } } },
  args: { files: [lease], requireRead: false },
  render: ({ files, requireRead, ...props }, { globals }) => (
    <Stage locale={globals.locale} state={placing(files, requireRead)}>
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

const told = async (words: RegExp): Promise<void> => {
  await screen.findByText(words, undefined, patience);
};

const press = (name: RegExp) => userEvent.click(screen.getByRole("button", { name }));

/** One document: its pages, and what finds a way in them. */
export const OneDocument: Story = { play: drawn };

/** A document of one page has no overview until one asks for it. */
export const OnePage: Story = { args: { files: [file("Fullmakt.pdf", [{}])] }, play: drawn };

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
  play: async () => {
    await drawn();
    const choice = screen.getByRole("combobox", { name: /^(Dokument|Document)$/ });
    await expect(within(choice).getAllByRole("option", { hidden: true })).toHaveLength(9);
  },
};

/** Forty pages: the table of contents leads to its chapters. */
export const FortyPagesWithContents: Story = {
  args: { files: [statutes] },
  play: async () => {
    await drawn();
    if (!screen.queryByRole("navigation")) await press(/^(Sider og innhold|Pages and contents)$/);
    await userEvent.click(
      await screen.findByRole("tab", { name: /^(Innhold|Contents)$/ }, patience),
    );
    await press(/^Oppsigelse$/);
    await waitFor(
      () =>
        expect(screen.getByRole("textbox", { name: /^(Gå til side|Go to page)$/ })).toHaveValue(
          "33",
        ),
      patience,
    );
  },
};

/** A search: what is found is counted, marked and gone through. */
export const Finding: Story = {
  args: { files: [lease] },
  play: async () => {
    await drawn();
    await userEvent.keyboard("{Control>}f{/Control}");
    await userEvent.keyboard("leie");
    await screen.findByText(/^1 (av|of) \d+$/, undefined, patience);
    await press(/^(Neste treff|Next match)$/);
    await screen.findByText(/^2 (av|of) \d+$/);
  },
};

/** The route asks that every page is seen before signing: what is left is named, and one button leads there. */
export const EverythingMustBeRead: Story = {
  args: { files: [lease, annex], requireRead: true },
  play: async () => {
    await drawn();
    await expect(
      screen.getByText(/^(Side 1 av 3 er ikke lest|Page 1 of 3 is not read yet)\.$/),
    ).toBeVisible();
    await press(/^(Gå dit|Go there)$/);
    await expect(screen.getByRole("region", { name: /Leieavtale/ })).toHaveFocus();
  },
};

/** The file is damaged: it can be opened by other means. */
export const Damaged: Story = {
  args: { files: [new File(["%PDF-1.7 and no more"], "Leieavtale.pdf")] },
  play: () => told(/kan ikke vises her|cannot be shown here/),
};

/** The file asks for a password. */
export const Locked: Story = {
  args: { files: [locked] },
  play: () => told(/passord|password/),
};

/** On a phone: one row of tools, the documents as a choice, the seal's fields folded away. */
export const OnAPhone: Story = { ...phone, args: { files: [lease, annex] }, play: drawn };

/** On a phone the overview lies over the document, and gives it back once a page is chosen. */
export const OverviewOnAPhone: Story = {
  ...phone,
  args: { files: [statutes] },
  play: async () => {
    await drawn();
    await press(/^(Sider og innhold|Pages and contents)$/);
    await expect(await screen.findByRole("option", { name: /^(Side|Page) 1$/ })).toHaveFocus();
  },
};
