/** An element marked as a part for stylesheets. */
export function makePart<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  part: string,
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.dataset.signPart = part;
  return element;
}

/** Places an element inside its page: lengths are set as CSS variables, which a strict policy allows. */
export function setLengths(
  { style }: HTMLElement,
  unit: "px" | "%",
  lengths: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  },
): void {
  style.setProperty("--_left", `${lengths.left}${unit}`);
  style.setProperty("--_top", `${lengths.top}${unit}`);
  style.setProperty("--_width", `${lengths.width}${unit}`);
  style.setProperty("--_height", `${lengths.height}${unit}`);
}
