/**
 * Draws a PDF page by page into the element with `data-pdf`. Its only inputs are that element's data attributes:
 * `data-pdf`, `data-pdfjs`, `data-worker` (addresses), `data-decoders` (address of a folder, may be missing),
 * `data-page-label`, `data-failed` (texts). It reports through `data-state`: loading, ready or failed.
 */
const MAX_CANVAS_PIXELS = 16_000_000;
const NEAR_SCREEN = "100% 0px";

const viewer = document.querySelector("[data-pdf]");
if (viewer) show(viewer).catch(() => fail(viewer));

function fail(element) {
  element.dataset.state = "failed";
  const status = element.querySelector("[role=status]");
  status.hidden = false;
  status.textContent = element.dataset.failed;
}

async function show(element) {
  const absolute = (address) => new URL(address, document.baseURI).href;
  element.dataset.state = "loading";
  element.querySelector("[role=status]").hidden = false;
  const [pdfjs, answer] = await Promise.all([
    import(absolute(element.dataset.pdfjs)),
    fetch(absolute(element.dataset.pdf)),
  ]);
  if (!answer.ok) throw new Error("The document did not load");
  pdfjs.GlobalWorkerOptions.workerSrc = absolute(element.dataset.worker);
  const decoders = element.dataset.decoders;
  const pdf = await pdfjs.getDocument({
    data: new Uint8Array(await answer.arrayBuffer()),
    verbosity: 0,
    useWasm: false,
    ...(decoders && { wasmUrl: absolute(decoders) }),
  }).promise;
  const first = (await pdf.getPage(1)).getViewport({ scale: 1 });
  const list = element.querySelector("ol");
  const pages = Array.from({ length: pdf.numPages }, (_, index) => {
    const item = list.appendChild(document.createElement("li"));
    item.style.aspectRatio = `${first.width} / ${first.height}`;
    const label = element.dataset.pageLabel
      .replace("{page}", index + 1)
      .replace("{pages}", pdf.numPages);
    return createPage(pdf, index + 1, item, label, element.dataset.failed);
  });
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        const page = pages.find((candidate) => candidate.item === entry.target);
        if (entry.isIntersecting) page.draw();
        else page.release();
      }
    },
    { rootMargin: NEAR_SCREEN },
  );
  for (const page of pages) observer.observe(page.item);
  window.addEventListener("resize", () => {
    for (const page of pages) page.redrawIfBlurred();
  });
  element.querySelector("[role=status]").hidden = true;
  element.dataset.state = "ready";
}

function createPage(pdf, number, item, label, failedText) {
  let canvas = null;
  let task = null;
  item.textContent = label;

  function release() {
    task?.cancel();
    task = null;
    if (!canvas) return;
    canvas.width = 0;
    canvas.height = 0;
    canvas = null;
    item.textContent = label;
    delete item.dataset.state;
  }

  async function draw() {
    if (canvas) return;
    const mine = document.createElement("canvas");
    canvas = mine;
    const page = await pdf.getPage(number);
    const size = page.getViewport({ scale: 1 });
    item.style.aspectRatio = `${size.width} / ${size.height}`;
    const sharp = (item.clientWidth / size.width) * Math.min(window.devicePixelRatio, 3);
    const largest = Math.sqrt(MAX_CANVAS_PIXELS / (size.width * size.height));
    const viewport = page.getViewport({ scale: Math.min(sharp, largest) });
    if (canvas !== mine) return;
    mine.width = Math.floor(viewport.width);
    mine.height = Math.floor(viewport.height);
    mine.setAttribute("role", "img");
    mine.setAttribute("aria-label", label);
    task = page.render({ canvas: mine, viewport });
    await task.promise;
    const { items } = await page.getTextContent();
    if (canvas !== mine) return;
    const words = document.createElement("p");
    words.className = "visually-hidden";
    words.textContent = items.map((part) => part.str).join(" ");
    item.replaceChildren(mine, words);
    item.dataset.state = "drawn";
  }

  function drawOrSay() {
    draw().catch((error) => {
      if (error?.name === "RenderingCancelledException") return;
      item.dataset.state = "failed";
      item.textContent = `${label}: ${failedText}`;
    });
  }

  return {
    item,
    draw: drawOrSay,
    release,
    redrawIfBlurred() {
      if (!canvas || item.clientWidth * window.devicePixelRatio < canvas.width * 1.3) return;
      release();
      drawOrSay();
    },
  };
}
