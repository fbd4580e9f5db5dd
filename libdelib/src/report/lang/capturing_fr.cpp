// À quoi tient un résultat, en français.
#include "report/lang/capturing.hpp"

namespace delib::report {

namespace {

constexpr capturing_labels words{.untitled = "À quoi tient le résultat",
                                 .result = "En bref",
                                 .close = "Combien de bulletins changeraient le résultat",
                                 .what = "Si des bulletins étaient",
                                 .ballots = "Il en faudrait",
                                 .then = "L’emporterait alors",
                                 .added = "ajoutés",
                                 .removed = "retirés",
                                 .changed = "modifiés",
                                 .impossible = "aucun nombre ne suffit",
                                 .nobody = "personne",
                                 .witness_added = "Ceux-ci, ajoutés, suffisent\u00a0:",
                                 .witness_removed = "Ceux-ci, retirés, suffisent\u00a0:",
                                 .witness_changed = "Ceux-ci suffisent\u00a0:",
                                 .witness_instead = "à la place de ceux-là\u00a0:",
                                 .again = "Si des gens semblables votaient de nouveau",
                                 .wins = "L’emporte",
                                 .alone = "L’emporte seul",
                                 .ranks = "Rang (95\u00a0%)",
                                 .parts = "Sans une partie des votants",
                                 .value = "Partie",
                                 .power = "Pouvoir",
                                 .fakes = "Si des voix étaient fausses",
                                 .similar = "Des ressemblances que l’opinion n’explique pas",
                                 .ballot = "Bulletin",
                                 .voters = "Votants",
                                 .near = "Presque le même",
                                 .expected = "Attendus",
                                 .surprise = "Surprise",
                                 .privacy = "Ce que des bulletins publiés diraient de chacun",
                                 .shared = "Ce qu’on partage",
                                 .smallest = "Plus petit groupe",
                                 .unique = "Seuls à l’avoir",
                                 .few = "En petits groupes",
                                 .both = "bulletin et strates",
                                 .alone_ballots = "le bulletin",
                                 .alone_strata = "les strates",
                                 .rare = "Bulletins rares",
                                 .small = "Petites strates",
                                 .revealed = "Strates qui ont voté comme un seul",
                                 .stratum = "Strate"};

// Zéro et un sont au singulier.
std::string ballots(std::uint64_t n, const std::string& number) {
    return number + (n < 2 ? " bulletin" : " bulletins");
}

class french_words final : public capturing_words {
public:
    using capturing_words::capturing_words;

    const capturing_labels& label() const override { return words; }

    text turned_by_added(std::uint64_t n) const override {
        return say(n < 2 ? "{0} de plus suffirait à changer le résultat."
                         : "{0} de plus suffiraient à changer le résultat.",
                   {text::strong(ballots(n, number(n)))});
    }
    text turned_within(std::uint64_t low, std::uint64_t high) const override {
        return say("Moins de {0} de plus ne changeraient rien\u00a0; {1} suffiraient.",
                   {ballots(low, number(low)), text::strong(number(high))});
    }
    text turned_from(std::uint64_t low) const override {
        return say("Moins de {0} de plus ne changeraient rien.", {ballots(low, number(low))});
    }
    text not_turned() const override { return "Aucun nombre de bulletins en plus ne changerait le résultat."; }
    std::string between(const std::string& low, const std::string& high) const override {
        return "entre " + low + " et " + high;
    }
    std::string at_least(const std::string& low) const override { return low + " ou plus"; }
    text what_margins_mean() const override {
        return "Un nombre seul est exact. De deux nombres, il est prouvé qu’il en faut au moins le premier, et le "
               "second a "
               "été recompté avec les bulletins qui suffisent. On compte des têtes\u00a0; un bulletin ajouté pèse 1.";
    }
    text not_looked_at() const override {
        return "On ne peut dire à quoi tient ce dépouillement\u00a0: ses bulletins manquent, ou il n’est pas allé à "
               "son "
               "terme.";
    }
    text stopped() const override { return "Le temps était écoulé avant que tout soit examiné."; }

    text what_drawing_means(std::uint64_t resamples) const override {
        return say(
            "D’après {0} dépouillements de votants tirés à nouveau parmi ceux qui ont voté, chacun autant de fois "
            "que le veut le hasard. Une égalité compte comme gagnée. Cela dit combien le résultat tient à qui est "
            "venu\u00a0; ce n’est pas une prévision.",
            {number(resamples)});
    }
    std::string from_to(std::uint64_t low, std::uint64_t high) const override {
        return low == high ? number(low) : number(low) + " à " + number(high);
    }

    text same_without_any(const text& columns) const override {
        return say("Quelle que soit la valeur de {0} que l’on écarte, les vainqueurs restent les mêmes.", {columns});
    }
    text without_part(const text& part, const text& winners) const override {
        return say("Sans {0}, le résultat serait {1}.", {part, winners});
    }
    text nobody_without(const text& part) const override {
        return say("Sans {0}, il ne reste aucun bulletin qui dise quelque chose.", {part});
    }
    text what_power_means(const column_power& of) const override {
        if (of.every_coalition)
            return say(
                "Pouvoir\u00a0: sur les {0} coalitions possibles des autres, la part de celles où l’arrivée de cette "
                "partie change les vainqueurs.",
                {number(of.coalitions)});
        return say(
            "Pouvoir\u00a0: sur {0} coalitions des autres, tirées au sort, la part de celles où l’arrivée de cette "
            "partie change les vainqueurs.",
            {number(of.coalitions)});
    }
    std::string power_caption(const std::string& column) const override {
        return "Le pouvoir de chaque valeur de " + column;
    }

    text stands_below(const text& winner, const text& rival, const std::string& support,
                      const std::string& below) const override {
        return say(
            "{0} bat {1} avec {2} de ceux qui préfèrent l’un des deux\u00a0: c’est son duel le plus serré. Avec une "
            "majorité renforcée en conséquence, le résultat tient tant que moins de {3} des voix sont fausses.",
            {winner, rival, support, text::strong(below)});
    }
    text no_fake_share() const override {
        return "On ne peut nommer de part de fausses voix\u00a0: aucun vainqueur unique ne gagne tous ses duels.";
    }

    text nothing_similar(std::uint64_t n) const override {
        return say("Rien ne ressort parmi les {0} bulletins exprimés.", {number(n)});
    }
    text similar(std::uint64_t groups, std::uint64_t n, std::uint64_t of, const std::string& voices) const override {
        return say(groups == 1
                       ? "{0} bulletin a été déposé par plus de votants que les réponses prises une à une ne "
                         "l’expliquent\u00a0: par {1} sur {2}. Le nombre effectif de voix est {3}."
                       : "{0} bulletins ont été déposés par plus de votants que les réponses prises une à une ne "
                         "l’expliquent, ensemble par {1} sur {2}. Le nombre effectif de voix est {3}.",
                   {number(groups), number(n), number(of), text::strong(voices)});
    }
    text same_without_similar() const override { return "Sans ces bulletins, les vainqueurs sont les mêmes."; }
    text other_without_similar(const text& winners) const override {
        return say("Sans ces bulletins, le résultat serait {0}.", {winners});
    }
    text what_similar_means() const override {
        return "Qui pense de même vote de même, et une liste que beaucoup suivent se ressemble\u00a0: cela dit où l’on "
               "peut "
               "regarder, et n’accuse personne. Une surprise de 6, c’est une chance sur un million.";
    }
    text first_ones(std::uint64_t shown, std::uint64_t all) const override {
        return say("Les {0} premiers sur {1}.", {number(shown), number(all)});
    }

    text nobody_voted() const override { return "Il n’y a aucun bulletin."; }
    text can_be_found(std::uint64_t unique, std::uint64_t of, std::uint64_t k) const override {
        if (unique == 0)
            return say("Personne n’est seul, mais certaines lignes sont celles de moins de {0} votants.", {number(k)});
        return say(unique == 1
                       ? "{0} votant sur {1} a une ligne que personne d’autre n’a\u00a0: qui en connaît une partie "
                         "trouve le reste."
                       : "{0} votants sur {1} ont une ligne que personne d’autre n’a\u00a0: qui en connaît une "
                         "partie trouve le reste.",
                   {text::strong(number(unique)), number(of)});
    }
    text hidden_among(std::uint64_t least, std::uint64_t k) const override {
        return say(
            "Chacun partage sa ligne avec d’autres\u00a0: {0} votants au moins ont la même, et il en était demandé "
            "{1}.",
            {text::strong(number(least)), number(k)});
    }
    text published(const text& columns) const override {
        return say("On examine ce que contiendrait une ligne publiée\u00a0: le bulletin, avec {0}.", {columns});
    }
    text published_alone() const override { return "On examine les bulletins seuls."; }
    text what_rare_means(std::uint64_t k) const override {
        return say(
            "Moins de {0} votants les ont déposés. Un ordre rare, convenu d’avance, prouve à un acheteur comment "
            "quelqu’un a voté.",
            {number(k)});
    }
    text what_revealed_means() const override {
        return "Tous les votants de ces strates ont déposé le même bulletin\u00a0: qui connaît la strate connaît le "
               "vote.";
    }
    text what_privacy_means() const override {
        return "Le plus petit groupe est le k du k-anonymat. L’absence d’alerte ne prouve rien\u00a0: d’autres tables "
               "peuvent être rapprochées de ces bulletins.";
    }
    text advice() const override {
        return "Publier des totaux plutôt que des bulletins, moins de colonnes, ou des strates réunies rend les "
               "groupes "
               "plus grands.";
    }
};

}  // namespace

std::unique_ptr<const capturing_words> french_capturing(std::shared_ptr<const phrases> say) {
    return std::make_unique<french_words>(std::move(say));
}

}  // namespace delib::report
