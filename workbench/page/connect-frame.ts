import type { Host } from "../host/host";

/** Passes the messages of the add-in's frame to its host. The frame has the same origin as this page. */
export function connectFrame(frame: HTMLIFrameElement, host: Host): () => void {
  const receive = (event: MessageEvent) => {
    if (event.source === frame.contentWindow && event.origin === location.origin) host.receive(event.data);
  };
  window.addEventListener("message", receive);
  return () => window.removeEventListener("message", receive);
}

export function postToFrame(frame: HTMLIFrameElement | null, text: string): void {
  frame?.contentWindow?.postMessage(text, location.origin);
}
