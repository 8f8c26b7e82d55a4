// What of each address is not understood, as JSON; the addresses come on standard input, a line each.
import { readFileSync } from "node:fs";
import "./content.mjs";
import { parse } from "../../../../src/cityatlas/atlas/static/state.js";

const addresses = readFileSync(0, "utf-8").split("\n").filter(Boolean);
console.log(JSON.stringify(Object.fromEntries(addresses.map((address) => [address, parse(address).ignored]))));
