#!/usr/bin/env node
// Counts the sample consultation from Node, with the ballots as they stream in: here from a file, as well from an upload.
//
//   node count.mjs [fr|en] [RESULT.json]     DELIB_LIBRARY tells where libdelib.so.1 is, if the system does not know

import {createReadStream, readFileSync, writeFileSync} from 'node:fs';
import {DelibError, withSession} from './delib.mjs';

const [language = 'en', target, ...more] = process.argv.slice(2);
if (!['fr', 'en'].includes(language) || more.length > 0) {
  console.error('usage: count.mjs [fr|en] [RESULT.json]');
  process.exit(2);
}

// What a platform knows: the proposals under their priorities, how to count, and the ballots.
const text = readFileSync(new URL('spec.json', import.meta.url), 'utf8');
const spec = JSON.parse(text);
const file = new URL('../interconnectes-2022/ballots-synthetic-rankings.csv', import.meta.url);
const reading = JSON.stringify({format: 'csv', ballot: 'ranks', candidates: spec.proposals.map(proposal => proposal.id)});

let json, catalogue;
try {
  await withSession(async delib => {
    const reader = delib.make('builder', 'builder_create_reader', 'rankings.csv', reading);
    for await (const piece of createReadStream(file)) delib.call('builder_feed', reader, piece, piece.length);
    const ballots = delib.make('profile', 'builder_freeze', reader);
    const count = delib.make('spec', 'spec_from_json', text, Buffer.byteLength(text));
    const result = await delib.makeAsync('result', 'count', count, ballots);
    json = delib.text('result_json', result);
    catalogue = delib.text('rules_json');
  });
} catch (error) {
  if (!(error instanceof DelibError)) throw error;
  console.error(error.message);
  process.exit(1);
}

// The chosen proposals under their priorities. Where proposals tie for the last seats, all of them are shown.
const titles = Object.fromEntries(JSON.parse(catalogue).rules.map(rule => [rule.id, rule.name[language]]));
const tied = {en: 'tied', fr: 'ex æquo'}[language];
const lines = [spec.title[language], spec.notice[language]];
for (const outcome of JSON.parse(json).outcomes) {
  lines.push('', titles[outcome.rule]);
  for (const theme of spec.themes) {
    lines.push(`  ${theme.title[language]}`);
    for (const {id, theme: under, title} of spec.proposals) {
      if (under !== theme.id || !outcome.winners.includes(id)) continue;
      lines.push(`    ${id}  ${title[language]}${outcome.tied.includes(id) ? ` (${tied})` : ''}`);
    }
  }
}
console.log(lines.join('\n'));
if (target) writeFileSync(target, json);
