// Une comparaison de règles, en français.
#include "report/lang/comparing.hpp"

namespace delib::report {

namespace {

constexpr comparing_labels words{.untitled = "Comparaison des règles",
                                 .result = "De quoi le résultat dépend",
                                 .by_rule = "Règle par règle",
                                 .changes = "Ce qui change un résultat",
                                 .failed = "Dépouillements sans résultat",
                                 .rule = "Règle",
                                 .changes_with = "Change avec",
                                 .with = "Avec",
                                 .then = "Résultat",
                                 .why = "Motif",
                                 .wins = "sans partage",
                                 .tied = "à égalité"};

std::string rules_fr(const std::string& number, std::size_t n) {
    return number + (n < 2 ? " règle" : " règles");
}

class french_words final : public comparing_words {
public:
    using comparing_words::comparing_words;

    const comparing_labels& label() const override { return words; }

    text and_others(const text& first, std::size_t others) const override {
        return told(others == 1 ? "{0} et {1} autre" : "{0} et {1} autres", {first, number(others)});
    }

    text all_elect(std::size_t rules, const text& names, const text& tied) const override {
        const text all = rules == 1   ? text("La seule règle comptée")
                         : rules == 2 ? text("Les deux règles")
                                      : text("Les " + number(rules) + " règles");
        const text elect = rules == 1 ? "désigne" : rules == 2 ? "désignent" : "désignent toutes";
        const text leave = rules == 1 ? "laisse" : rules == 2 ? "laissent" : "laissent toutes";
        if (tied.empty()) return told("{0} {1} {2}.", {all, elect, names});
        if (names.empty()) return told("{0} {1} {2} à égalité.", {all, leave, tied});
        return told("{0} {1} {2} et {3} {4} à égalité.", {all, elect, names, rules == 1 ? "laisse" : "laissent", tied});
    }
    text none_elects(std::size_t rules) const override {
        return told(proposals() ? "Aucune des {0} règles ne retient de proposition."
                                : "Aucune des {0} règles ne désigne de vainqueur.",
                    {number(rules)});
    }
    text wins_always(std::size_t rules, const text& name, std::size_t alone, std::size_t level) const override {
        return told(
            proposals()
                ? "{1} est retenue selon les {0} règles : sans partage selon {2}, à égalité avec d’autres selon {3}."
                : "{1} l’emporte selon les {0} règles : sans partage selon {2}, à égalité avec d’autres selon {3}.",
            {number(rules), name, number(alone), number(level)});
    }
    text depends_on_rule(const text& parts) const override {
        return told("Le résultat dépend de la règle : {0}.", {parts});
    }
    text part(under what, const text& name, std::size_t rules, std::size_t of) const override {
        const text who = what == under::one            ? name
                         : what == under::several_tied ? text("plusieurs à égalité")
                         : proposals()                 ? text("aucune")
                                                       : text("personne");
        if (of == 0) return told("{0} selon {1}", {who, number(rules)});
        if (rules == of)
            return told(of == 1 ? "{0} selon la seule règle" : "{0} selon les {1} règles", {who, number(rules)});
        return told("{0} selon {1} sur {2}", {who, rules_fr(number(rules), rules), number(of)});
    }
    text chosen_always(std::size_t rules, const text& names) const override {
        if (names.empty())
            return told(proposals()
                            ? "Le choix dépend de la règle ; aucune proposition n’est retenue par les {0} règles."
                            : "Le choix dépend de la règle ; personne n’est désigné par les {0} règles.",
                        {number(rules)});
        return told("Le choix dépend de la règle ; les {0} règles retiennent toutes {1}.", {number(rules), names});
    }
    text whatever_is_tried(std::size_t counts) const override {
        return told("Il en va de même avec chaque option et chaque lecture essayée : {0} dépouillements en tout.",
                    {number(counts)});
    }
    text loses_every_duel(const text& name) const override {
        return told(proposals() ? "{0} perd son duel contre chacune des autres."
                                : "{0} perd son duel contre chacun des autres.",
                    {name});
    }
    text counted_as_they_are(const text& parts) const override {
        return told("Bulletins comptés tels quels : {0}.", {parts});
    }
    text read_as_rankings(const text& parts) const override {
        return told("Bulletins lus comme des classements : {0}.", {parts});
    }

    text reading_changes(std::string_view setting, ballot_kind kind, std::uint64_t ballots, std::size_t changed,
                         std::size_t of, const text& rules) const override {
        const bool one = ballots < 2;
        const std::string everybody = proposals() ? "toutes les propositions" : "tous les candidats";
        const std::string equal = proposals() ? "plusieurs propositions à égalité" : "plusieurs candidats à égalité";
        std::string open = number(static_cast<std::size_t>(ballots)) + (one ? " bulletin " : " bulletins ");
        if (setting == "pairwise-ties") {
            open += (one ? "laisse " : "laissent ") + equal;
        } else if (setting == "unranked" && kind == ballot_kind::ranked) {
            open += (one ? "ne classe pas " : "ne classent pas ") + everybody;
        } else {
            open += (one ? "n’évalue pas " : "n’évaluent pas ") + everybody;
            if (setting == "unranked") open += one ? " (lu comme un classement)" : " (lus comme des classements)";
        }
        if (changed == 0)
            return told("{0} ; quelle que soit la lecture, aucun résultat ne change ({1}).",
                        {open, of < 2 ? number(of) + " règle essayée" : number(of) + " règles essayées"});
        return told(changed == 1 ? "{0} ; la lecture choisie change le résultat d’une règle sur {2} : {3}."
                                 : "{0} ; la lecture choisie change le résultat de {1} règles sur {2} : {3}.",
                    {open, number(changed), number(of), rules});
    }
    text one_reading() const override {
        return told("Les bulletins ne laissent rien en suspens : il n’y a qu’une façon de les lire.");
    }
    text options_change(std::size_t changed, std::size_t of, const text& rules) const override {
        if (changed == 0)
            return told("D’autres options ne changent aucun résultat ({0}).",
                        {of < 2 ? number(of) + " règle essayée" : number(of) + " règles essayées"});
        return told(changed == 1 ? "D’autres options changent le résultat d’une règle sur {1} : {2}."
                                 : "D’autres options changent le résultat de {0} règles sur {1} : {2}.",
                    {number(changed), number(of), rules});
    }

    std::string rules_caption() const override {
        return proposals() ? "Ce que retient chaque règle" : "Qui l’emporte selon chaque règle";
    }
    std::string as_they_are_caption() const override { return "Règles qui comptent les bulletins tels quels"; }
    std::string as_rankings_caption() const override { return "Règles qui lisent les bulletins comme des classements"; }
    std::string support_caption(std::size_t rules) const override {
        return proposals() ? "Par combien de règles, sur " + number(rules) + ", chacune est retenue"
                           : "Selon combien de règles, sur " + number(rules) + ", chacun l’emporte";
    }
    text group_title(const text& names, const text& tied, std::size_t rules) const override {
        const std::string counted = rules_fr(number(rules), rules);
        if (names.empty() && tied.empty()) return told(proposals() ? "Aucune : {0}" : "Personne : {0}", {counted});
        if (names.empty()) return told("{1} à égalité : {0}", {counted, tied});
        if (tied.empty()) return told("{1} : {0}", {counted, names});
        return told("{1} ; {2} à égalité : {0}", {counted, names, tied});
    }
    text marks() const override {
        return proposals() ? "✓ retenue, = à égalité, · non retenue." : "✓ l’emporte, = à égalité, · ne l’emporte pas.";
    }
    text last_column() const override {
        return "La dernière colonne donne les options et les réglages qui changent le résultat.";
    }
    text only_winners_shown(std::size_t of) const override {
        return told(proposals() ? "Sur {0} propositions figurent ici celles que retient au moins une règle."
                                : "Sur {0} candidats figurent ici ceux que désigne au moins une règle.",
                    {number(of)});
    }
    text only_sole_winners_shown(std::size_t of) const override {
        return told(
            proposals()
                ? "Sur {0} propositions figurent ici celles qu’une règle au moins retient autrement qu’à égalité."
                : "Sur {0} candidats figurent ici ceux qu’une règle au moins désigne autrement qu’à égalité.",
            {number(of)});
    }

    text failure(const failed_count& one) const override {
        if (one.out_of_time) return "le temps accordé était écoulé";
        if (one.why.code == error_code::limit) return "au-delà de sa limite";
        if (one.why.code == error_code::overflow) return "nombres trop grands pour un calcul exact";
        return "ne peut pas être compté";
    }
    text stopped(const text& found) const override {
        if (found.empty()) return "arrêté à sa limite";
        return told("arrêté à sa limite ; trouvé jusque-là : {0}", {found});
    }
    text inapplicable(std::size_t rules, std::int64_t seats, const text& names) const override {
        const text who = rules_fr(number(rules), rules) +
                         (rules < 2 ? " ne s’applique pas à ces bulletins" : " ne s’appliquent pas à ces bulletins");
        if (seats > 1) return told("{0}, ou pas à {1} places : {2}.", {who, std::to_string(seats), names});
        return told("{0} : {1}.", {who, names});
    }

private:
    // A pattern with the spaces of French typography.
    [[nodiscard]] text told(std::string_view pattern, std::initializer_list<text> parts = {}) const {
        return delib::report::say(say().typeset(pattern), parts);
    }
};

}  // namespace

std::unique_ptr<const comparing_words> french_comparing(noun what, std::shared_ptr<const phrases> say) {
    return std::make_unique<const french_words>(what, std::move(say));
}

}  // namespace delib::report
