import fc from "fast-check";
import { textWithin } from "../../src/base/text-within";

/** A stream of pieces that counts how many were taken, and whether the rest was refused. */
function streamOf(pieces: Iterable<Uint8Array>) {
  const seen = { taken: 0, isCancelled: false };
  const rest = pieces[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const { done, value } = rest.next();
        if (done) controller.close();
        else controller.enqueue(value);
        seen.taken++;
      },
      cancel: () => void (seen.isCancelled = true),
    },
    { highWaterMark: 0 },
  );
  return { seen, sent: { body, text: () => Promise.reject(new Error("read whole")) } };
}

test("a text in whatever pieces its bytes come is that text, or nothing where it has a byte too many", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: "grapheme", maxLength: 40 }),
      fc.array(fc.nat(40)),
      async (text, cuts) => {
        const bytes = Buffer.from(text);
        const at = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const pieces = () => streamOf(at.slice(1).map((end, place) => bytes.subarray(at[place], end))).sent;
        expect(await textWithin(bytes.length, pieces())).toBe(bytes.toString().replace(/^\ufeff/, ""));
        if (bytes.length > 0) expect(await textWithin(bytes.length - 1, pieces())).toBeUndefined();
      },
    ),
  );
});

test("an answer without end is left after the bytes that it may have", async () => {
  const { seen, sent } = streamOf(
    (function* () {
      for (;;) yield new Uint8Array(1000);
    })(),
  );
  expect(await textWithin(4500, sent)).toBeUndefined();
  expect(seen).toEqual({ taken: 5, isCancelled: true });
});

test("without a stream the text is measured when it is there", async () => {
  const text = () => Promise.resolve("12345");
  expect(await textWithin(5, { body: null, text })).toBe("12345");
  expect(await textWithin(4, { text })).toBeUndefined();
});

test("what fetch gives is read so, and a stream that breaks is an error and no short text", async () => {
  expect(await textWithin(9, new Response("Größe"))).toBe("Größe");
  expect(await textWithin(6, new Response("Größe"))).toBeUndefined();
  const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error("cut")) });
  await expect(textWithin(9, new Response(broken))).rejects.toThrow("cut");
});
