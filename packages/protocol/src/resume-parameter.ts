/** The fragment parameter that carries a resume handle back to the app's page. */
export const RESUME_PARAMETER = "sign-resume";
