// Words and numbers in the language of the reader: German or English, as the other products say them.
import { atlas } from "./data.js";

export const LANGUAGES = ["de", "en"];
let language = 0;

export const useLanguage = (key) => { language = LANGUAGES.indexOf(key); };
export const languageKey = () => LANGUAGES[language];
export const pick = (pair) => pair[language];
export const say = (key, values = {}) => pick(atlas.texts[key]).replace(/\{(\w+)\}/g, (_, name) => values[name]);
export const label = (vocabulary, key) => (key ? pick(atlas.labels[vocabulary][key]) : "–");
export const short = (vocabulary, key) => label(vocabulary, key).replace(/ \(.*\)$/, "");

// A number; whole ones without decimals, others with one, ties to the even digit.
export function number(value) {
  const tie = value % 1 === 0.25 ? Math.floor(value) + 0.2 : value;
  const [whole, decimals] = (Number.isInteger(value) ? String(value) : tie.toFixed(1)).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language ? "," : ".");
  return decimals ? `${grouped}${language ? "." : ","}${decimals}` : grouped;
}

export const percent = (part, base) => (base ? `${number(roundedShare(part, base))} %` : "– %");

function roundedShare(part, base) {
  const share = (100 * part) / base;
  return Number(share % 1 === 0.25 ? Math.floor(share) + 0.2 : share.toFixed(1));
}

// A count with its bounds, as report and workbook say it.
export function countInWords([count, lower, upper], base) {
  const [low, high, all] = [lower, upper, base].map(number);
  if (lower === upper) return say("count_exact", { low, all, share: percent(lower, base) });
  if (upper === base && count === lower) return say("count_at_least", { low, all });
  const told = say("count_between", { low, high, all });
  return count === null ? told : told + say("count_counted", { count: number(count) });
}
