import { makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { AccountFigures, Stressed } from "../../workbook/accounts/figures";
import type { CoinFigures, LegFigures, Standing } from "../../workbook/accounts/views";
import { FoldedSection } from "../parts/FoldedSection";
import { counted, percent, quantity, signedPercent } from "../parts/format";
import { NumberTable } from "../parts/NumberTable";
import { useMoney } from "../state/use-settings";
import { figureText, stressNote, stressWords } from "./account-words";

const useStyles = makeStyles({
  remark: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

/** What the account's figures are made of, each table closed to a line that says the most of it. */
export function AccountDetails({ figures: { coins, cross, isolated, legs } }: { figures: AccountFigures }) {
  return (
    <>
      {cross && <StressTable stress={cross.stress} />}
      {legs.length > 0 && <LegTable legs={legs} />}
      {coins.length > 0 && <CoinTable coins={coins} />}
      {isolated.length > 0 && <IsolatedTable isolated={isolated} />}
    </>
  );
}

function StressTable({ stress }: { stress: readonly Stressed[] }) {
  const styles = useStyles();
  const money = useMoney();
  const rows = useMemo(
    () =>
      stress.map((one) => {
        const { text, isHarm } = stressWords(one);
        const [day, ...rest] = one.scenario.split(" ");
        const equity = figureText(one.equity, money);
        return [
          { first: day!, second: rest.join(" ") },
          isHarm ? { first: equity, note: text } : { first: equity, second: text },
          { first: figureText(one.change, money) },
        ];
      }),
    [stress, money],
  );
  return (
    <Folded title="Past crashes" note={stressNote(stress)}>
      <NumberTable label="Past crashes" header={stressHeader} rows={rows} />
      <p className={styles.remark}>
        What each crash would do to the account from today’s prices if nothing were closed out. low is the
        lowest price of those days, close the last one; the lows are from one venue and did not come at the
        same moment.
      </p>
    </Folded>
  );
}

const stressHeader = [{ first: "Crash" }, { first: "Equity after" }, { first: "Change" }];

function LegTable({ legs }: { legs: readonly LegFigures[] }) {
  const styles = useStyles();
  const money = useMoney();
  const rows = useMemo(
    () =>
      legs.map(({ label, side, quantity: size, markPrice, profit, required, closedAt }) => [
        { first: label, second: `${side} ${figureText(size, quantity)}` },
        { first: figureText(markPrice, quantity), second: figureText(profit, money) },
        { first: figureText(required, money) },
        { first: closedAt === undefined ? "stays open" : figureText(closedAt, quantity) },
      ]),
    [legs, money],
  );
  const [first] = legs;
  const note =
    first?.closedAt === undefined ? counted(legs.length, "position") : `${first.label} liquidated first`;
  return (
    <Folded title="Positions" note={note}>
      <NumberTable label="Positions" header={legHeader} rows={rows} />
      <p className={styles.remark}>
        The order in which the nearer joint move liquidates them, largest loss first. Venues do not publish
        their own order.
      </p>
    </Folded>
  );
}

const legHeader = [
  { first: "Position" },
  { first: "Mark", second: "P&L" },
  { first: "Mainte\u00adnance" },
  { first: "Closed at" },
];

function CoinTable({ coins }: { coins: readonly CoinFigures[] }) {
  const styles = useStyles();
  const ranked = useMemo(
    () => [...coins].sort((a, b) => (a.rank ?? coins.length + 1) - (b.rank ?? coins.length + 1)),
    [coins],
  );
  const rows = useMemo(
    () =>
      ranked.map(({ asset, price, down, downDistance, up, upDistance }) => [
        { first: asset, second: figureText(price, quantity) },
        end(down, downDistance),
        end(up, upDistance),
      ]),
    [ranked],
  );
  const nearest = ranked[0]?.rank === undefined ? "none liquidates it" : `${ranked[0].asset} is nearest`;
  return (
    <Folded title="Each coin on its own" note={nearest}>
      <NumberTable label="Each coin on its own" header={coinHeader} rows={rows} />
      <p className={styles.remark}>
        The price of the coin that liquidates the account if all others stay put; a dash if there is none.
      </p>
    </Folded>
  );
}

const coinHeader = [{ first: "Coin", second: "Price" }, { first: "Falls to" }, { first: "Rises to" }];

function end(price: CoinFigures["down"], distance: CoinFigures["down"]) {
  const second = typeof distance === "number" ? signedPercent(distance) : undefined;
  return { first: figureText(price, quantity), second };
}

function IsolatedTable({ isolated }: { isolated: readonly Standing[] }) {
  const money = useMoney();
  const rows = useMemo(
    () =>
      isolated.map(({ name, equity, ratio, down, up, firstPrice, isLiquidated }) => [
        isLiquidated ? { first: name, note: "Liquidated" } : { first: name },
        { first: figureText(equity, money), second: figureText(ratio, percent) },
        {
          first: figureText(firstPrice, quantity),
          second: [down, up]
            .flatMap((one) => (typeof one === "number" ? [signedPercent(one)] : []))
            .join(", "),
        },
      ]),
    [isolated, money],
  );
  return (
    <Folded title="Isolated positions" note={counted(isolated.length, "position")}>
      <NumberTable label="Isolated positions" header={isolatedHeader} rows={rows} />
    </Folded>
  );
}

const isolatedHeader = [
  { first: "Position" },
  { first: "Equity", second: "Margin ratio" },
  { first: "Liquidated at", second: "Distance" },
];

function Folded({ title, note, children }: { title: string; note: string; children: React.ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <FoldedSection title={title} note={note} isOpen={isOpen} onToggle={setOpen}>
      {children}
    </FoldedSection>
  );
}
