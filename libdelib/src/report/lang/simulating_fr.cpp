// Une simulation, en français.
#include "report/lang/simulating.hpp"

namespace delib::report {

namespace {

constexpr simulating_labels words{.title = "Élections simulées",
                                  .result = "Qui gagne tous ses duels, et combien de fois",
                                  .rules = "Règle par règle",
                                  .agreement = "Combien de fois deux règles s’accordent",
                                  .made = "Comment les élections sont faites",
                                  .rule = "Règle",
                                  .other_rule = "Et",
                                  .efficiency = "Élit le vainqueur de Condorcet",
                                  .resolute = "Un seul vainqueur",
                                  .same = "Mêmes vainqueurs",
                                  .interval = "Intervalle à 95\u00a0%",
                                  .setting = "Réglage",
                                  .value = "Valeur",
                                  .model = "Modèle",
                                  .voters = "Électeurs",
                                  .candidates = "Candidats",
                                  .elections = "Élections",
                                  .seed = "Graine"};

class french_words final : public simulating_words {
public:
    const simulating_labels& label() const override { return words; }

    text condorcet(const std::string& elections, const std::string& share, const std::string& interval) const override {
        return say("Sur {0} élections, {1} ont un vainqueur de Condorcet, qui gagne tous ses duels (intervalle à "
                   "95\u00a0%\u00a0: {2}).",
                   {elections, text::strong(share), interval});
    }
    text nothing_counted() const override { return "Le temps était écoulé avant tout dépouillement."; }
    text stopped(const std::string& elections, const std::string& asked) const override {
        return say("Le temps était écoulé après {0} élections sur {1}.", {elections, asked});
    }
    text what_columns_mean() const override {
        return "Élit le vainqueur de Condorcet\u00a0: parmi les élections qui en ont un, celles où la règle élit ce "
               "candidat et personne d’autre. Un seul vainqueur\u00a0: parmi toutes les élections, celles sans égalité "
               "pour la première place.";
    }
    text what_intervals_mean() const override {
        return "Les intervalles sont ceux de Wilson\u00a0: ils contiennent la vraie part du modèle dans 95 simulations "
               "sur 100. Ils ne disent pas si le modèle ressemble à de vrais électeurs.";
    }
    text made_by(const std::string& version) const override {
        return say(
            "Tiré et dépouillé en nombres entiers par libdelib {0}. Les mêmes réglages donnent ce même résultat sur "
            "toute machine, dont la forme complète est le document {1}.",
            {version, text::code("delib.simulate/1")});
    }
    std::string rules_caption() const override { return "Ce que fait chaque règle"; }
    std::string agreement_caption() const override {
        return "Parmi toutes les élections, celles où les vainqueurs sont les mêmes";
    }
    std::string made_caption() const override { return "Les mêmes réglages redonnent les mêmes élections"; }
    std::string from_to(const std::string& low, const std::string& high) const override { return low + " à " + high; }
};

}  // namespace

std::unique_ptr<const simulating_words> french_simulating() {
    return std::make_unique<const french_words>();
}

}  // namespace delib::report
