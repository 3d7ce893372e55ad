/** The page: every ask is a POST to the server that gave us the page. */

import { Refusal, Unanswered, type Backend } from "../asking";

const PATIENCE = 20_000;

interface Complaint { error?: { happened?: string; safe?: string; mend?: string } }

async function read(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw new Unanswered(`no JSON in the answer (${response.status})`);
  }
}

export function pageBackend(api: string): Backend {
  async function ask<Answer>(name: string, body: unknown): Promise<Answer> {
    let response: Response;
    try {
      response = await fetch(api + name, {
        method: "POST",
        credentials: "same-origin",
        headers: { "content-type": "application/json", "x-themecode": "1" },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(PATIENCE),
      });
    } catch {
      throw new Unanswered("the server does not answer");
    }
    const answer = await read(response);
    if (response.ok) return answer as Answer;
    const said = (answer as Complaint).error ?? {};
    if (response.status === 401) {
      throw new Refusal(401, "This page's session has ended.", "Nothing is lost: what you did is kept here.",
        said.mend ?? "Open the address that `themecode serve` prints, in this browser, and come back to this page.");
    }
    throw new Refusal(response.status, said.happened ?? "The server refused this.", said.safe ?? "", said.mend ?? "");
  }
  return { ask };
}
