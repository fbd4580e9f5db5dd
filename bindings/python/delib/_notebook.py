"""An outcome as a small table for notebooks."""
import html
from typing import Any

from . import _engine
from ._catalogue import RULES

_most_rows = 100
_words = {
    "en": {"place": "Place", "who": "Candidate", "score": "Score", "wins": "chosen", "tied": "tied for the last seats",
           "nobody": "Nobody is chosen.", "ballots": "{} ballots", "one": "1 ballot", "part": "Part: {}",
           "more": "and {} others", "one_more": "and 1 other",
           "partial": "The work was stopped before its end: this result is not complete."},
    "fr": {"place": "Place", "who": "Candidat", "score": "Score", "wins": "retenu",
           "tied": "à égalité pour les derniers sièges", "nobody": "Personne n’est retenu.",
           "ballots": "{} bulletins", "one": "1 bulletin", "part": "Partie : {}",
           "more": "et {} autres", "one_more": "et 1 autre",
           "partial": "Le travail a été arrêté avant sa fin : ce résultat n’est pas complet."},
}


def table(outcome: Any, ballots: "dict[str, Any]", lang: str) -> str:
    """Places, candidates and scores; a mark and bold type for those who win, another mark for those who tie."""
    words = _words[lang]
    data = outcome.to_dict()
    rule = RULES.get(data["rule"], {"name": {"en": data["rule"], "fr": data["rule"]}})["name"][lang]
    if data["stratum"] is not None:
        counted = words["part"].format(_shown(data["stratum"]))
    else:
        counted = words["one"] if ballots["counted"] == 1 else words["ballots"].format(ballots["counted"])
    scores = data["scores"]
    tiers = data["ranking"] if data["ranking"] is not None else [data["winners"]]
    rows, place = [], 1
    for tier in tiers:
        rows += [(place if data["ranking"] is not None else None, name) for name in tier]
        place += len(tier)
    out = [f'<table class="delib" lang="{lang}"><caption>{html.escape(rule)} – {counted}</caption>']
    if rows:
        heads = [words["place"]] if data["ranking"] is not None else []
        heads += [words["who"], words["score"]] if scores is not None else [words["who"]]
        out.append("<thead><tr>" + "".join(f'<th scope="col">{head}</th>' for head in heads) + "</tr></thead>")
    out.append("<tbody>")
    for position, name in rows[:_most_rows]:
        cells = [] if position is None else [f"<td>{position}</td>"]
        cells.append(f"<td>{_marked(name, data, words)}</td>")
        if scores is not None:
            cells.append(f"<td>{'–' if scores[name] is None else html.escape(scores[name])}</td>")
        out.append(f"<tr>{''.join(cells)}</tr>")
    if len(rows) > _most_rows:
        rest = len(rows) - _most_rows
        out.append(f'<tr><td colspan="3">{words["one_more"] if rest == 1 else words["more"].format(rest)}</td></tr>')
    if not data["winners"]:
        out.append(f'<tr><td colspan="3">{words["nobody"]}</td></tr>')
    if not data["complete"]:
        out.append(f'<tr><td colspan="3">{words["partial"]}</td></tr>')
    out.append("</tbody></table>")
    return "".join(out)


def _shown(name: str) -> str:
    """Names come from files: no markup of theirs is obeyed, and nothing in them is invisible."""
    return html.escape(_engine.visible(name))


def _marked(name: str, data: "dict[str, Any]", words: "dict[str, str]") -> str:
    shown = _shown(name)
    if name in data["elected"]:
        return f'<b title="{words["wins"]}">✓ {shown}</b>'
    if name in data["tied"]:
        return f'<b title="{words["tied"]}">= {shown}</b>'
    return shown
