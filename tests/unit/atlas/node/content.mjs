// The page's modules with the content that the test of the Python side has written.
import { readFileSync } from "node:fs";
import { atlas, load } from "../../../../src/cityatlas/atlas/static/data.js";
import { useLanguage } from "../../../../src/cityatlas/atlas/static/words.js";

load(JSON.parse(readFileSync(process.env.CITYATLAS_ATLAS_CONTENT, "utf-8")));
useLanguage("de");
export { atlas, useLanguage };
export const city = (short) => atlas.byShort.get(short);
export const names = (indices) => indices.map((index) => atlas.cities[index].name);
