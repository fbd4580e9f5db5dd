// Le rapport en français.
#include "report/lang/phrases.hpp"

#include <array>

namespace delib::report {

namespace {

constexpr labels words{.untitled = "Résultat du dépouillement",
                       .notice = "À savoir",
                       .contents = "Sommaire",
                       .skip = "Aller au résultat",
                       .result = "Le résultat",
                       .comparison = "Les dépouillements côte à côte",
                       .coverage = "Thèmes couverts",
                       .ballots = "Les bulletins",
                       .provenance = "D’où viennent les bulletins",
                       .why = "Comment on y arrive",
                       .ties = "Égalités",
                       .requirements = "Conditions",
                       .options = "La règle et ses options",
                       .two_level = "Des parties au tout",
                       .reweighted = "Poids déclarés",
                       .reading = "Comment les bulletins sont lus",
                       .place = "Rang",
                       .score = "Score",
                       .theme = "Thème",
                       .no_theme = "Sans thème",
                       .chosen = "choix retenu",
                       .tied = "à égalité",
                       .not_chosen = "non retenu",
                       .eliminated = "sortie",
                       .winner = "en tête",
                       .seats = "À choisir",
                       .option = "Option",
                       .value = "Valeur",
                       .meaning = "Sens",
                       .kind = "Bulletins",
                       .format = "Format",
                       .file = "Fichier",
                       .digest = "Empreinte SHA-256",
                       .no_digest = "non calculée",
                       .where = "Endroit",
                       .reason = "Motif",
                       .remark = "Remarque",
                       .met = "remplie",
                       .not_met = "non remplie",
                       .whole_vote = "l’ensemble du vote",
                       .held = "Remplie\u202f?",
                       .majority_grade = "Mention majoritaire",
                       .no_grade = "sans mention",
                       .against = "Face à",
                       .chain = "Chaîne la plus forte",
                       .weakest = "Son duel le plus faible",
                       .chain_back = "Chaîne inverse",
                       .none = "aucune",
                       .worst_duel = "Pire duel",
                       .votes_for = "Pour",
                       .votes_against = "Contre",
                       .exhausted = "Bulletins épuisés",
                       .needed_to_win = "À dépasser",
                       .quota = "Quota",
                       .voters = "Bulletins",
                       .same_as_whole = "comme l’ensemble",
                       .difference = "Par rapport à l’ensemble",
                       .nobody = "personne",
                       .declared = "Poids déclaré",
                       .cast_weight = "Poids des bulletins",
                       .used = "utilisé",
                       .unused = "inutilisé\u00a0: personne n’a voté",
                       .order = "Ordre"};

// Spaces that must not break: before : ; ! ? %, inside « ».
std::string spaced(std::string_view raw) {
    std::string out;
    for (std::size_t at = 0; at < raw.size(); ++at) {
        const std::string_view rest = raw.substr(at);
        if (rest.starts_with(" :") || rest.starts_with(" %") || rest.starts_with(" »")) {
            out += "\u00a0";
        } else if (rest.starts_with(" ;") || rest.starts_with(" !") || rest.starts_with(" ?")) {
            out += "\u202f";
        } else if (rest.starts_with("« ")) {
            out += "«\u00a0";
            at += std::string_view("« ").size() - 1;
        } else {
            out += raw[at];
        }
    }
    return out;
}

text say_fr(std::string_view pattern, std::initializer_list<text> parts = {}) {
    return say(spaced(pattern), parts);
}

enum class gender : bool { masculine, feminine };

std::string small(std::size_t n, gender g) {
    static constexpr std::array<std::string_view, 21> names{
        "zéro", "un",    "deux",   "trois",    "quatre", "cinq",  "six",      "sept",     "huit",     "neuf", "dix",
        "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf", "vingt"};
    if (n == 1 && g == gender::feminine) return "une";
    return n < names.size() ? std::string(names[n]) : std::to_string(n);
}

std::string capital(std::string raw) {
    if (!raw.empty() && raw[0] >= 'a' && raw[0] <= 'z') raw[0] = static_cast<char>(raw[0] - 'a' + 'A');
    return raw;
}

// Singular below two: « 1,5 point ».
bool singular(const rational& value) {
    return value < 2 && value > -2;
}

class french_phrases final : public phrases {
public:
    using phrases::phrases;

    language lang() const override { return language::fr; }
    const labels& label() const override { return proposals() ? proposal_words() : words; }
    number_signs signs() const override { return {",", "\u202f", "\u00a0%"}; }
    std::string typeset(std::string_view raw) const override { return spaced(raw); }

    std::string amount(unit what, const rational& value) const override {
        const bool one = singular(value);
        switch (what) {
            case unit::votes: return number(value) + "\u00a0voix";
            case unit::points: return number(value) + (one ? "\u00a0point" : "\u00a0points");
            case unit::approvals: return number(value) + (one ? "\u00a0approbation" : "\u00a0approbations");
            case unit::none: break;
        }
        return number(value);
    }
    std::string ordinal(std::size_t place) const override {
        static constexpr std::array<std::string_view, 11> names{"",          "",          "deuxième", "troisième",
                                                                "quatrième", "cinquième", "sixième",  "septième",
                                                                "huitième",  "neuvième",  "dixième"};
        if (place == 1) return proposals() ? "première" : "premier";
        return place < names.size() ? std::string(names[place]) : std::to_string(place) + "e";
    }
    text list(const std::vector<text>& items) const override {
        text out;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (i > 0) out += i + 1 == items.size() ? " et " : ", ";
            out += items[i];
        }
        return out;
    }
    text quoted(const text& raw) const override { return say_fr("« {0} »", {raw}); }

    std::string one_noun() const override { return proposals() ? "Proposition" : "Candidat"; }
    std::string count_title(std::size_t n, const std::string& rule) const override {
        return "Dépouillement " + std::to_string(n) + "\u00a0: " + rule;
    }

    text turnout(std::uint64_t cast, std::uint64_t counted, std::uint64_t blank, std::uint64_t aside) const override {
        if (cast == 0) return "Aucun bulletin n’a été déposé.";
        const text were = number(cast) + (cast == 1 ? " bulletin a été déposé" : " bulletins ont été déposés");
        if (cast == counted) return say_fr(cast == 1 ? "{0} et compté." : "{0} ; tous ont été comptés.", {were});
        const text in = number(counted) + (counted < 2 ? " compté" : " comptés"),
                   none = number(blank) + (blank < 2 ? " blanc" : " blancs");
        if (aside == 0) return say_fr("{0} : {1} et {2}.", {were, in, none});
        return say_fr("{0} : {1}, {2} et {3}.", {were, in, none, number(aside) + (aside < 2 ? " écarté" : " écartés")});
    }
    text weighed(const rational& weight) const override {
        return say_fr("Ensemble, les bulletins comptés pèsent {0}.", {number(weight)});
    }
    text ballot_kind_words(ballot_kind kind) const override {
        switch (kind) {
            case ballot_kind::ranked: return "classements";
            case ballot_kind::graded: return "mentions";
            case ballot_kind::approval: return "approbations";
            case ballot_kind::scored: return "notes";
        }
        return {};
    }
    text set_title(const text& name) const override { return say_fr("Bulletins {0}", {quoted(name)}); }
    text rejected_title(std::uint64_t shown, std::uint64_t all) const override {
        if (shown < all) return say_fr("Bulletins écartés (les {0} premiers sur {1})", {number(shown), number(all)});
        return say_fr("Bulletins écartés ({0})", {number(all)});
    }
    text notes_title(std::uint64_t shown, std::uint64_t all) const override {
        if (shown < all)
            return say_fr("Remarques sur la lecture (les {0} premières sur {1})", {number(shown), number(all)});
        return say_fr("Remarques sur la lecture ({0})", {number(all)});
    }
    text note(const reading_note& n) const override {
        const bool one = n.number < 2;
        const text name = quoted(visible(n.name)), many = number(n.number), actual = number(n.actual),
                   ballots = number(n.number) + (one ? " bulletin" : " bulletins");
        switch (n.kind) {
            case note_kind::ignored_name:
                return say_fr("{0} n’est pas un nom déclaré ; le format l’ignore sur {1}.", {name, ballots});
            case note_kind::ignored_weights:
                return say_fr(one ? "{0} porte un poids, qui a été ignoré : le fichier n’en autorise pas."
                                  : "{0} portent un poids, qui a été ignoré : le fichier n’en autorise pas.",
                              {ballots});
            case note_kind::undeclared_name:
                return say_fr("{0} n’est pas un nom déclaré, mais figure sur {1} : c’est un choix de plus.",
                              {name, ballots});
            case note_kind::withdrawn:
                return n.number == 0 ? say_fr("{0} s’est retiré et ne figure sur aucun bulletin.", {name})
                                     : say_fr("{0} s’est retiré et a été rayé de {1}.", {name, ballots});
            case note_kind::unread_ratings:
                return say_fr("Les notes portées sur {0} n’ont pas été lues, seulement l’ordre.", {ballots});
            case note_kind::unread_option: return say_fr("{0} n’a pas été lu.", {name});
            case note_kind::unread_lines:
                return say_fr(one ? "{0} ligne après le titre n’a pas été lue."
                                  : "{0} lignes après le titre n’ont pas été lues.",
                              {many});
            case note_kind::long_ballots:
                return say_fr(one ? "{0} se poursuit sur une autre ligne ; un bulletin s’arrête à son 0."
                                  : "{0} se poursuivent sur une autre ligne ; un bulletin s’arrête à son 0.",
                              {ballots});
            case note_kind::other_total:
                return say_fr("Le fichier annonce {0}, il en contient {1}.", {ballots, actual});
            case note_kind::other_seats:
                return say_fr(one ? "Le fichier prévoit {0} siège, le dépouillement {1}."
                                  : "Le fichier prévoit {0} sièges, le dépouillement {1}.",
                              {many, actual});
            case note_kind::mixed_column:
                return say_fr(
                    "Dans {0}, {1} {2} un vote et {3} autre chose\u00a0: cette colonne a été lue comme une colonne "
                    "déclarée, et non comme un énoncé.",
                    {name, many, one ? "cellule porte" : "cellules portent", actual});
        }
        return {};
    }
    text policy_meaning(std::string_view name, std::string_view value) const override {
        if (name == "unranked") {
            if (value == "last") return "Ce qu’un classement omet y vient en dernier, derrière tout ce qu’il classe.";
            if (value == "no-opinion") return "Ce qu’un classement omet n’est comparé à rien : pas d’avis.";
            if (value == "reject") return "Un classement incomplet est écarté.";
        }
        if (name == "pairwise-ties") {
            if (value == "neutral") return "Deux rangs égaux ne donnent aucune voix dans le duel entre les deux.";
            if (value == "half") return "Deux rangs égaux donnent une demi-voix à chacun dans le duel entre les deux.";
        }
        if (name == "overvote") {
            if (value == "keep") return "Plusieurs noms au même rang y sont à égalité.";
            if (value == "spoil") return "Un bulletin qui porte plusieurs noms au même rang est écarté.";
            if (value == "skip") return "Un rang qui porte plusieurs noms est sauté.";
            if (value == "truncate") return "Un bulletin s’arrête avant un rang qui porte plusieurs noms.";
        }
        if (name == "ungraded") {
            if (value == "worst") return "Une mention absente compte comme la plus basse.";
            if (value == "exclude") return "Une mention absente ne compte pas.";
            if (value == "median") return "Une mention absente compte comme la médiane des mentions reçues.";
            if (value == "reject") return "Un bulletin où manque une mention est écarté.";
        }
        return {};
    }
    text made_by(std::string_view version, std::string_view schema) const override {
        return say_fr("Dépouillé de façon exacte par libdelib {0}. Les mêmes bulletins et les mêmes réglages donnent "
                      "toujours ce même résultat, dont la forme complète est le document {1}.",
                      {version, text::code(std::string(schema))});
    }

    text chosen(std::size_t n, std::size_t of, const text& names) const override {
        if (n == 1) return say_fr(proposals() ? "La proposition {0} est retenue." : "{0} l’emporte.", {names});
        return say_fr(proposals() ? "{0} propositions sur {1} sont retenues : {2}."
                                  : "{0} candidats sur {1} l’emportent : {2}.",
                      {capital(small(n, gender_of())), small(of, gender_of()), names});
    }
    text chosen_and_tied(std::size_t n, std::size_t of, const text& names, const text& tied_names,
                         std::size_t open) const override {
        const text first = n == 1 ? say_fr(proposals() ? "La proposition {0} est retenue" : "{0} l’emporte", {names})
                                  : say_fr(proposals() ? "{0} propositions sur {1} sont retenues : {2}"
                                                       : "{0} candidats sur {1} l’emportent : {2}",
                                           {capital(small(n, gender_of())), small(of, gender_of()), names});
        if (open == 1) return say_fr("{0}. {1} sont à égalité pour la dernière place.", {first, tied_names});
        return say_fr("{0}. {1} sont à égalité pour les {2} dernières places.",
                      {first, tied_names, small(open, gender::feminine)});
    }
    text only_tied(const text& tied_names, std::size_t, std::size_t open) const override {
        if (open == 1) return say_fr("{0} sont à égalité pour la première place.", {tied_names});
        return say_fr("{0} sont à égalité pour les {1} places.", {tied_names, small(open, gender::feminine)});
    }
    text nobody() const override {
        return proposals() ? "Aucune proposition n’est retenue." : "Personne ne l’emporte.";
    }
    text decided(decision what, const text& status_quo) const override {
        switch (what) {
            case decision::adopted: return say_fr("Les conditions sont remplies : le résultat est adopté.");
            case decision::status_quo:
                if (status_quo.empty()) return say_fr("Les conditions ne sont pas remplies : le statu quo demeure.");
                return say_fr("Les conditions ne sont pas remplies : le statu quo, {0}, demeure.", {status_quo});
            case decision::not_adopted: return say_fr("Les conditions ne sont pas remplies : rien n’est adopté.");
            case decision::no_quorum: return say_fr("Le quorum n’est pas atteint : le vote ne décide rien.");
        }
        return {};
    }
    text incomplete() const override {
        return say_fr("Le calcul a été arrêté à sa limite : ce résultat n’est pas complet.");
    }
    text seats_empty(std::size_t open) const override {
        return open == 1 ? text("Une place reste vide.")
                         : say_fr("{0} places restent vides.", {capital(small(open, gender::feminine))});
    }
    text committees(const std::string& total) const override {
        return say_fr("Il reste ainsi {0} sélections possibles.", {total});
    }
    text of_part(const text& column, const text& value) const override {
        return say_fr("Seuls les bulletins tels que {0} : {1} sont comptés ici.", {column, value});
    }

    text leads(std::size_t place_in, const text& in, std::size_t place_out, const text& out, const std::string& margin,
               const std::string& share) const override {
        if (place_in == 1) {
            if (share.empty()) return say_fr("{0} devance {1} de {2}.", {in, out, margin});
            return say_fr("{0} devance {1} de {2} ({3} de son score).", {in, out, margin, share});
        }
        if (share.empty())
            return say_fr(proposals() ? "La {0}, {1}, devance la {2}, {3}, de {4}."
                                      : "Le {0}, {1}, devance le {2}, {3}, de {4}.",
                          {ordinal(place_in), in, ordinal(place_out), out, margin});
        return say_fr(proposals() ? "La {0}, {1}, devance la {2}, {3}, de {4} ({5} de son score)."
                                  : "Le {0}, {1}, devance le {2}, {3}, de {4} ({5} de son score).",
                      {ordinal(place_in), in, ordinal(place_out), out, margin, share});
    }
    text wins_duel(const text& a, const text& b, const rational& votes_a, const rational& votes_b) const override {
        return say_fr("Dans leur duel, {0} est {5} à {1} par {2} contre {3} ({4}).",
                      {a, b, amount(unit::votes, votes_a), number(votes_b), percent(votes_a / (votes_a + votes_b)),
                       proposals() ? "préférée" : "préféré"});
    }
    text draws_duel(const text& a, const text& b, const rational& votes) const override {
        return say_fr("Le duel entre {0} et {1} est nul : {2} de chaque côté.", {a, b, amount(unit::votes, votes)});
    }
    text in_by_chain(const text& in, const text& out) const override {
        return say_fr("{0} passe devant {1} par une chaîne d’autres duels.", {in, out});
    }
    text grades_differ(std::size_t place_in, const text& in, const text& grade_in, std::size_t place_out,
                       const text& out, const text& grade_out) const override {
        if (place_in == 1)
            return say_fr("{0} a pour mention majoritaire {1} ; {2} vient ensuite avec {3}.",
                          {in, quoted(grade_in), out, quoted(grade_out)});
        return say_fr(proposals() ? "La {0}, {1}, a pour mention majoritaire {2} ; la {3}, {4}, a {5}."
                                  : "Le {0}, {1}, a pour mention majoritaire {2} ; le {3}, {4}, a {5}.",
                      {ordinal(place_in), in, quoted(grade_in), ordinal(place_out), out, quoted(grade_out)});
    }
    text grades_same(std::size_t place_in, const text& in, std::size_t place_out, const text& out, const text& grade,
                     const rational& above_in, const rational& below_in, const rational& above_out,
                     const rational& below_out) const override {
        const text shares = say_fr("{0} voix au-dessus et {1} au-dessous, contre {2} et {3}",
                                   {number(above_in), number(below_in), number(above_out), number(below_out)});
        if (place_in == 1)
            return say_fr("{0} et {1}, qui vient ensuite, ont la même mention majoritaire, {2} ; {0} compte {3}.",
                          {in, out, quoted(grade), shares});
        return say_fr(proposals()
                          ? "La {0}, {1}, et la {2}, {3}, ont la même mention majoritaire, {4} ; {1} compte {5}."
                          : "Le {0}, {1}, et le {2}, {3}, ont la même mention majoritaire, {4} ; {1} compte {5}.",
                      {ordinal(place_in), in, ordinal(place_out), out, quoted(grade), shares});
    }

    text grade_moves_first(const text& name, grade_move how) const override {
        return say_fr(
            how == grade_move::falls
                ? "À mesure que l’on retire les voix médianes une à une, la mention de {0} baisse la première."
                : "À mesure que l’on retire les voix médianes une à une, la mention de {0} monte la première.",
            {name});
    }
    std::string beyond(unit what, const rational& value, steps how) const override {
        if (how == steps::any) return "plus de " + amount(what, value);
        return "au moins " + amount(what, value.floor() + 1);
    }
    text needs_more(const text& out, const std::string& beyond_margin) const override {
        return say_fr(proposals() ? "Il a manqué à {0} {1} pour être retenue."
                                  : "Il a manqué à {0} {1} pour l’emporter.",
                      {out, beyond_margin});
    }
    text needs_change(const text& out, const text& in, const std::string& beyond_half) const override {
        return say_fr("Pour que {0} gagne ce duel, {2} aurait dû lui céder {1}.", {out, beyond_half, in});
    }
    text needs_grade(const text& out, const text& grade, const rational& share) const override {
        return say_fr("Pour {0}, {1} des mentions valent {2} ou mieux ; il en aurait fallu plus de la moitié.",
                      {out, percent(share), quoted(grade)});
    }
    text needs_votes(const text& out, std::int64_t round_number, const std::string& beyond_lack) const override {
        return say_fr("Pour l’emporter au tour {0}, {1} aurait dû recevoir des autres {2}.",
                      {std::to_string(round_number), out, beyond_lack});
    }

    text round(std::int64_t n) const override { return "Tour " + std::to_string(n); }
    text eliminated(std::int64_t n, const text& names, std::size_t how_many, events::elimination::reason because,
                    const rational& with) const override {
        using reason = events::elimination::reason;
        const bool one = how_many == 1;
        const auto they = [&](const char* singular_words, const char* plural_words, const std::string& held = {}) {
            return say_fr(one ? singular_words : plural_words, {std::to_string(n), names, held});
        };
        switch (because) {
            case reason::fewest_votes:
                return they("Tour {0} : {1}, avec {2}, a le moins de voix et sort.",
                            "Tour {0} : {1}, avec {2} chacun, ont le moins de voix et sortent.",
                            amount(unit::votes, with));
            case reason::fewest_points:
                return they("Tour {0} : {1}, avec {2}, a le moins de points et sort.",
                            "Tour {0} : {1}, avec {2} chacun, ont le moins de points et sortent.",
                            amount(unit::points, with));
            case reason::most_last_places:
                return they("Tour {0} : {1}, en dernière place sur {2}, sort.",
                            "Tour {0} : {1}, chacun en dernière place sur {2}, sortent.",
                            number(with) + (singular(with) ? " bulletin" : " bulletins"));
            case reason::lost_duel:
                return they("Tour {0} : {1} perd le duel des deux qui ont le moins de voix et sort.",
                            "Tour {0} : {1} perdent des duels entre ceux qui ont le moins de voix et sortent.");
            case reason::below_average:
                return they("Tour {0} : la moyenne est de {2} ; {1} sort.",
                            "Tour {0} : la moyenne est de {2} ; {1} sortent.", amount(unit::points, with));
            case reason::outside_smith:
                return they("Tour {0} : {1} sort, tous ceux qui restent l’ayant battu en duel.",
                            "Tour {0} : {1} sortent, tous ceux qui restent les ayant battus en duel.");
            case reason::outside_schwartz:
                return they("Tour {0} : {1}, hors de l’ensemble de Schwartz, sort.",
                            "Tour {0} : {1}, hors de l’ensemble de Schwartz, sortent.");
            case reason::condorcet_loser:
                return they("Tour {0} : {1} perd tous ses duels et sort.",
                            "Tour {0} : {1} perdent tous leurs duels et sortent.");
        }
        return {};
    }
    text runoff(std::int64_t n, const text& a, const text& b, const rational& votes_a,
                const rational& votes_b) const override {
        return say_fr(votes_a == votes_b ? "Tour {0} : le duel entre {1} et {2} est nul, {3} partout."
                                         : "Tour {0} : en duel, {1} l’emporte sur {2} par {3} contre {4}.",
                      {std::to_string(n), a, b, number(votes_a), number(votes_b)});
    }
    text majority(std::int64_t n, const text& name, const rational& votes, const rational& of) const override {
        return say_fr("Tour {0} : {1} réunit {2} sur {3} ({4}), soit plus de la moitié.",
                      {std::to_string(n), name, amount(unit::votes, votes), number(of),
                       percent(of == 0 ? rational(0) : votes / of)});
    }
    text quota(const events::quota& seat) const override {
        return say_fr(seat.passed ? "Un siège demande plus de {0} : c’est le quota."
                                  : "Un siège demande {0} : c’est le quota.",
                      {amount(unit::votes, seat.votes)});
    }
    text quota_fell(std::int64_t n, const rational& votes) const override {
        return say_fr("Le quota suit le nombre de voix encore en jeu : au tour {0}, il est de {1}.",
                      {std::to_string(n), number(votes)});
    }
    text takes_seat(std::int64_t n, const text& names, std::size_t how_many, events::election::reason because,
                    const rational& least) const override {
        const bool one = how_many == 1;
        if (because == events::election::reason::last_seats) {
            return say_fr(one ? "Tour {0} : {1} obtient le dernier siège, que plus personne ne dispute."
                              : "Tour {0} : {1} obtiennent les derniers sièges, que plus personne ne dispute.",
                          {std::to_string(n), names});
        }
        return say_fr(one ? "Tour {0} : {1}, avec {2}, atteint le quota et obtient un siège."
                          : "Tour {0} : {1}, avec au moins {2} chacun, atteignent le quota et obtiennent un siège.",
                      {std::to_string(n), names, amount(unit::votes, least)});
    }
    text passes_on(std::int64_t n, const text& name, const rational& surplus, const rational& value) const override {
        return say_fr("Tour {0} : {1} a {2} de trop ; chaque voix reçue passe au choix suivant pour {3}.",
                      {std::to_string(n), name, amount(unit::votes, surplus), number(value)});
    }
    text keeps(std::int64_t n, const text& shares) const override {
        return say_fr("Tour {0}, part de chaque voix que gardent les élus : {1}.", {std::to_string(n), shares});
    }
    text not_transferable(std::int64_t n, const rational& votes, const rational& dropped) const override {
        const text held =
            say_fr("Au tour {0}, {1} ne vont plus à personne.", {std::to_string(n), amount(unit::votes, votes)});
        if (dropped == 0) return held;
        const text cut = say_fr("Les arrondis ont écarté {0} en tout.", {amount(unit::votes, dropped)});
        return votes == 0 ? cut : sentences({held, cut});
    }
    text all_tied(std::int64_t n, const text& names) const override {
        return say_fr("Tour {0} : {1}, qui restent, sont à égalité.", {std::to_string(n), names});
    }
    text exhausted(std::int64_t n, const rational& weight) const override {
        return say_fr(singular(weight) ? "Au tour {0}, {1} bulletin ne porte plus aucun nom encore en lice."
                                       : "Au tour {0}, {1} bulletins ne portent plus aucun nom encore en lice.",
                      {std::to_string(n), number(weight)});
    }
    text last_left(const text& name) const override { return say_fr("Il ne reste plus que {0}.", {name}); }
    text spoilt(const rational& weight, std::int64_t more_than) const override {
        return say_fr(singular(weight)
                          ? "{0} bulletin classe plus de {1} noms : cette règle ne peut pas le compter."
                          : "{0} bulletins classent plus de {1} noms : cette règle ne peut pas les compter.",
                      {number(weight), std::to_string(more_than)});
    }
    text beats_everybody(const text& name, std::size_t others) const override {
        if (others == 1) return say_fr("{0} gagne le seul duel.", {name});
        return say_fr("{0} gagne chacun de ses {1} duels.", {name, small(others, gender::masculine)});
    }
    text smith_set(const text& names) const override {
        return say_fr(
            "Personne ne gagne tous ses duels. Le plus petit groupe dont chaque membre bat tous les autres noms : {0}.",
            {names});
    }
    text no_defeat(const text& name) const override { return say_fr("{0} ne perd aucun duel.", {name}); }
    text smallest_defeat(const text& name, const text& by, const rational& lost, const rational& got) const override {
        return say_fr(
            "Le pire duel de {0} l’oppose à {1}, perdu par {2} contre {3} ; celui de chacun des autres est pire.",
            {name, by, number(got), number(lost)});
    }
    text no_stronger_chain(const text& name) const override {
        return say_fr("Entre {0} et chacun des autres, aucune chaîne de duels qui mène à {0} n’est plus forte que la "
                      "chaîne inverse. Une chaîne a la force de son duel le plus faible.",
                      {name});
    }
    text countback(const text& order) const override {
        return say_fr("Les scores égaux sont départagés par le nombre de premières places, puis de deuxièmes, et ainsi "
                      "de suite : {0}.",
                      {order});
    }
    text highest_score(const text& name, const std::string& score) const override {
        return say_fr("{0} a le score le plus élevé : {1}.", {name, score});
    }
    text removed(std::int64_t n, const text& names, std::size_t how_many, events::removal::reason why) const override {
        using enum events::removal::reason;
        const bool one = how_many == 1;
        const std::string round = std::to_string(n);
        switch (why) {
            case worst_defeat:
                return say_fr(one ? "Tour {0} : {1} a la pire défaite parmi ceux qui restent et sort."
                                  : "Tour {0} : {1} ont la pire défaite parmi ceux qui restent et sortent.",
                              {round, names});
            case condorcet_loser:
                return say_fr("Tour {0} : {1} perd contre tous ceux qui restent et sort.", {round, names});
            case sum_of_defeats:
                return say_fr("Tour {0} : {1}, dont la somme des écarts de défaite est la plus grande, sort.",
                              {round, names});
            case lost_duel: return say_fr("Tour {0} : {1} perd le duel des deux derniers et sort.", {round, names});
            case not_chosen: break;
        }
        return say_fr(one ? "{0} ne figure pas parmi les vainqueurs de la première règle."
                          : "{0} ne figurent pas parmi les vainqueurs de la première règle.",
                      {names});
    }
    text optimal_orders(const rational& count, const text& one) const override {
        if (count == 1) return say_fr("Le meilleur ordre est {0}.", {one});
        return say_fr("{0} ordres se valent ; l’un d’eux est {1}.", {number(rational(count)), one});
    }
    text best_grade(const text& name, const text& grade) const override {
        return say_fr("La moitié au moins des mentions de {0} valent {1} ou mieux : c’est sa mention majoritaire.",
                      {name, quoted(grade)});
    }
    std::string duel_amounts(const rational& won, const rational& lost) const override {
        return number(won) + " contre " + number(lost);
    }

    text tie_where(tie::place where, std::int64_t n, const text& names) const override {
        if (where == tie::place::seat) return say_fr("{0} sont à égalité à la dernière place à pourvoir.", {names});
        if (where == tie::place::surplus)
            return say_fr("Au tour {0}, {1} ont le même excédent à transférer.", {std::to_string(n), names});
        return say_fr("Au tour {0}, {1} sont à égalité en dernière position.", {std::to_string(n), names});
    }
    text tie_how(tie::place where, tie::resolution how) const override {
        const bool leaves = where == tie::place::elimination;
        switch (how) {
            case tie::resolution::none: return say_fr("Aucun départage prévu ne tranche : l’égalité demeure.");
            case tie::resolution::all: return leaves ? "La sortie est commune." : "L’égalité demeure.";
            case tie::resolution::parallel:
                return say_fr("Tous les ordres ont été suivis ; quiconque l’emporte dans l’un d’eux est nommé.");
            case tie::resolution::order: return "L’ordre donné d’avance tranche.";
            case tie::resolution::ballot: return "Le bulletin tiré au sort tranche.";
            case tie::resolution::seed: return "Un tirage au sort public tranche.";
            case tie::resolution::backward: return "Le tour précédent le plus récent où les totaux diffèrent tranche.";
            case tie::resolution::forward: return "Le premier tour où les totaux diffèrent tranche.";
        }
        return {};
    }
    text tie_order(const text& order) const override {
        return say_fr("Après départage, du meilleur au dernier : {0}.", {order});
    }
    text recompute() const override {
        return say_fr(
            "Chacun peut refaire le tirage : chaque ligne affiche un nombre, et le plus petit passe en premier.");
    }
    text no_ties() const override { return "Aucune égalité à trancher."; }

    text requirement(std::string_view kind, const text& name, const text& against, const std::string& needed,
                     const std::string& got) const override {
        if (kind == "quorum") return say_fr("Quorum : il faut {0} ; on atteint {1}.", {needed, got});
        if (kind == "threshold")
            return say_fr("Seuil : il faut à {0} {1} des voix ; le total atteint {2}.", {name, needed, got});
        if (kind == "supermajority")
            return say_fr("Majorité qualifiée : de ceux qui préfèrent l’un des deux, {1} doivent préférer {0} à {2} ; "
                          "ils sont {3}.",
                          {name, needed, against, got});
        if (kind == "status-quo")
            return say_fr("{0} doit gagner le duel contre le statu quo, {1} : il faut {2}, on atteint {3}.",
                          {name, against, needed, got});
        if (kind == "objections")
            return say_fr("Objections contre {0} : {1} au plus sont admises ; il y en a {2}.", {name, needed, got});
        return say_fr("{0} : il faut {1}, on atteint {2}.", {std::string(kind), needed, got});
    }

    std::string by_part(const std::string& column) const override { return "Partie par partie\u00a0: " + column; }
    std::string by_part_grid(const std::string& column) const override {
        return (proposals() ? "Propositions retenues dans chaque partie\u00a0: "
                            : "Qui l’emporte dans chaque partie\u00a0: ") +
               column;
    }
    text parts_agree(std::size_t same, std::size_t of) const override {
        if (same == of)
            return say_fr("Comptée à part, chacune des {0} parties fait le même choix que l’ensemble.",
                          {small(of, gender::feminine)});
        if (same == 0)
            return say_fr("Comptées à part, les {0} parties font toutes un autre choix que l’ensemble.",
                          {small(of, gender::feminine)});
        return say_fr(same == 1 ? "Comptées à part, {0} partie sur {1} fait le même choix que l’ensemble."
                                : "Comptées à part, {0} parties sur {1} font le même choix que l’ensemble.",
                      {small(same, gender::feminine), small(of, gender::feminine)});
    }
    text part_differs(const text& more, const text& less) const override {
        if (less.empty()) return say_fr("{0} en plus", {more});
        if (more.empty()) return say_fr("sans {0}", {less});
        return say_fr("{0} au lieu de {1}", {more, less});
    }
    text reweighted(const text& column) const override {
        return say_fr("Les bulletins de chaque partie ({0}) sont ramenés exactement au poids déclaré pour elle : une "
                      "participation plus forte ne décide pas seule.",
                      {column});
    }
    text two_level(const text& column, carried carry, const text& second) const override {
        const text each = say_fr("Chaque partie ({0}) est dépouillée à part.", {column});
        switch (carry) {
            case carried::rankings:
                return say_fr("{0} Son ordre entre ensuite dans le dépouillement final ({1}) comme un seul bulletin de "
                              "son poids déclaré.",
                              {each, second});
            case carried::scores:
                return say_fr("{0} Ses scores, ramenés à son poids déclaré, sont ensuite additionnés.", {each});
            case carried::reweighted:
                return say_fr("{0} Ses bulletins, ramenés à son poids déclaré, entrent ensuite dans le dépouillement "
                              "final ({1}).",
                              {each, second});
        }
        return {};
    }
    text unused_weight(const text& values) const override {
        return say_fr("Personne n’a voté dans {0} : ce poids n’est pas utilisé.", {values});
    }

    text counts_agree(std::size_t counts) const override {
        return say_fr(proposals() ? "Les {0} dépouillements retiennent les mêmes propositions."
                                  : "Les {0} dépouillements désignent les mêmes noms.",
                      {small(counts, gender::masculine)});
    }
    text chosen_by_all(std::size_t n, std::size_t counts, const text& names) const override {
        if (n == 1)
            return say_fr(proposals() ? "Une proposition est retenue par les {0} dépouillements : {1}."
                                      : "{1} l’emporte dans les {0} dépouillements.",
                          {small(counts, gender::masculine), names});
        return say_fr(proposals() ? "{2} propositions sont retenues par les {0} dépouillements : {1}."
                                  : "{2} noms l’emportent dans les {0} dépouillements : {1}.",
                      {small(counts, gender::masculine), names, capital(small(n, gender_of()))});
    }
    text chosen_by_none_of_all(std::size_t counts) const override {
        return say_fr(proposals() ? "Aucune proposition n’est retenue par les {0} dépouillements à la fois."
                                  : "Personne ne l’emporte dans les {0} dépouillements à la fois.",
                      {small(counts, gender::masculine)});
    }
    text chosen_by_some(const text& name, const text& counts, std::size_t how_many) const override {
        return say_fr(how_many == 1 ? "{0} : seulement par {1}." : "{0} : par {1}.", {name, counts});
    }
    text covers(std::size_t themes, std::size_t of, const text& missing, std::size_t how_many) const override {
        if (how_many == 0) return say_fr("Ce qui est retenu couvre les {0} thèmes.", {small(of, gender::masculine)});
        return say_fr("Ce qui est retenu couvre {0} des {1} thèmes ; rien n’est retenu sous {2}.",
                      {small(themes, gender::masculine), small(of, gender::masculine), missing});
    }

    std::string scores_caption(bool grouped) const override {
        return grouped ? "Scores par thème" : "Scores, du plus haut au plus bas";
    }
    std::string score_head(unit what) const override {
        switch (what) {
            case unit::votes: return "Voix";
            case unit::points: return "Points";
            case unit::approvals: return "Approbations";
            case unit::none: break;
        }
        return "Score";
    }
    std::string cut(std::size_t seats, const std::string& value) const override {
        const std::string first =
            proposals() ? "Pointillé\u00a0: score de la première, " : "Pointillé\u00a0: score du premier, ";
        const std::string last = proposals() ? "Pointillé\u00a0: score de la " + ordinal(seats) + ", dernière retenue, "
                                             : "Pointillé\u00a0: score du " + ordinal(seats) + ", dernier retenu, ";
        return (seats == 1 ? first : last) + value;
    }
    std::string profile_caption() const override {
        return spaced("Profils de mérite : les mentions reçues, la meilleure à gauche, avec le trait du milieu");
    }
    std::string profile_table_caption() const override { return "Les mentions en chiffres"; }
    std::string median_words() const override { return spaced("Le trait des 50 % tombe dans la mention majoritaire."); }
    std::string matrix_caption() const override {
        return spaced("Tous les duels : combien préfèrent la ligne à la colonne");
    }
    text matrix_legend() const override {
        return "Chaque case compte ceux qui préfèrent la ligne à la colonne. Une coche marque un duel gagné par la "
               "ligne.";
    }
    text matrix_shading() const override { return "Plus une case est foncée, plus la part de la ligne est grande."; }
    text matrix_in_files(std::size_t candidates) const override {
        return say_fr("Le tableau de tous les duels entre {0} noms est trop large pour tenir ici.",
                      {std::to_string(candidates)});
    }
    std::string flow_caption(unit what) const override {
        return what == unit::votes ? "Voix à chaque tour" : "Totaux à chaque tour";
    }
    std::string needed_in_round(const rational& needed) const override { return "plus de " + number(needed); }
    std::string chosen_caption() const override { return proposals() ? "Les propositions retenues" : "Qui l’emporte"; }
    std::string duels_caption(const std::string& name) const override {
        return "Entre " + name + " et chacun des autres";
    }
    std::string comparison_caption() const override {
        return proposals() ? "Quel dépouillement retient quelle proposition" : "Qui l’emporte dans quel dépouillement";
    }
    std::string coverage_caption() const override { return "Combien de choix retenus sous chaque thème"; }
    text only_first(std::size_t shown, std::size_t all) const override {
        return say_fr("Les {0} premiers noms sur {1} sont affichés.", {std::to_string(shown), std::to_string(all)});
    }
    text last_rounds(std::size_t shown, std::size_t all) const override {
        return say_fr("Les {0} derniers tours sur {1} sont affichés.", {std::to_string(shown), std::to_string(all)});
    }
    text marks_legend() const override {
        return say_fr(
            "✓ choix retenu, = à égalité pour une place, · non retenu ; le nombre est le rang dans ce dépouillement.");
    }
    text default_weights() const override { return "par défaut"; }

private:
    static const labels& proposal_words() {
        static const labels feminine = [] {
            labels changed = words;
            changed.chosen = "retenue";
            changed.not_chosen = "non retenue";
            changed.eliminated = "éliminée";
            return changed;
        }();
        return feminine;
    }
    gender gender_of() const { return proposals() ? gender::feminine : gender::masculine; }
};

}  // namespace

std::shared_ptr<const phrases> french(noun what) {
    return std::make_shared<const french_phrases>(what);
}

}  // namespace delib::report
