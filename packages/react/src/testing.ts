export { reduce } from "./flow/reduce";
export { examplePdf } from "./testing/example-pdf";
export { exampleReport, exampleReports } from "./testing/example-reports";
export { exampleSession, exampleStates } from "./testing/example-states";
export { createFakePage, type FakePage } from "./testing/fake-page";
export {
  createFakeSignClient,
  type FakeSignClient,
  type FakeSignClientOptions,
} from "./testing/fake-sign-client";
export {
  type RenderedWithSign,
  type RenderWithSignOptions,
  renderWithSign,
} from "./testing/render-with-sign";
