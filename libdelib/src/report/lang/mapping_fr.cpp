// Une carte d’opinions, en français.
#include "report/lang/mapping.hpp"

namespace delib::report {

namespace {

constexpr mapping_labels words{.title = "Carte des opinions",
                               .result = "Les groupes",
                               .picture = "La carte",
                               .shared = "Ce que la plupart partagent",
                               .divided = "Ce qui divise les groupes",
                               .groups = "Ce qui distingue chaque groupe",
                               .made = "Comment la carte est faite",
                               .veto = "Ce que ferait un bloc",
                               .bursts = "Votes semblables, au même moment",
                               .statement = "Énoncé",
                               .agree = "D’accord",
                               .classic = "Tous les groupes",
                               .size_weighted = "Selon la taille",
                               .bridging = "Passerelle",
                               .divisiveness = "Division",
                               .as_it_is = "Avant",
                               .without_them = "Sans ces votes",
                               .stance = "Avis",
                               .share = "Part",
                               .elsewhere = "Face au reste",
                               .agrees = "d’accord",
                               .disagrees = "pas d’accord",
                               .passes = "passe",
                               .among_others = "Chez les autres",
                               .ungrouped = "dans aucun groupe",
                               .colour_by = "Couleurs et formes montrent",
                               .group_column = "les groupes",
                               .larger = "Agrandir",
                               .smaller = "Réduire",
                               .whole = "Toute la carte",
                               .setting = "Réglage",
                               .value = "Valeur",
                               .mode = "Mode",
                               .how_many = "Nombre de groupes",
                               .automatic = "selon la silhouette",
                               .by = "Groupes déclarés dans",
                               .seed = "Graine",
                               .resamples = "Rééchantillonnages",
                               .smallest = "Part minimale d’un groupe",
                               .format = "Format",
                               .votes = "Votes",
                               .superseded = "Votes remplacés par un plus récent"};

std::string plural(std::size_t n, const char* one, const char* many) {
    return std::to_string(n) + "\u00a0" + (n < 2 ? one : many);
}

std::string counted(const std::string& n, const char* one, const char* many) {
    return n + "\u00a0" + (n == "0" || n == "1" ? one : many);
}

class french_words final : public mapping_words {
public:
    const mapping_labels& label() const override { return words; }
    std::string group(const std::string& letter) const override { return "Groupe " + letter; }

    text emerged(const std::string& participants, std::size_t groups) const override {
        if (groups == 0) return "Personne n’a assez voté pour faire partie d’un groupe.";
        if (participants == "1")
            return "Un seul participant forme un groupe à lui seul\u00a0: il n’y a personne à qui le comparer.";
        if (groups == 1)
            return say("{0} participants forment un seul groupe\u00a0: aucune division n’apparaît.", {participants});
        return say("{0} participants forment {1} d’après leurs votes.",
                   {participants, text::strong(plural(groups, "groupe", "groupes"))});
    }
    text declared(const std::string& participants, std::size_t groups, const text& column) const override {
        return say("{0} en {1}, comme le déclare {2}.",
                   {counted(participants, "participant se répartit", "participants se répartissent"),
                    text::strong(plural(groups, "groupe", "groupes")), column});
    }
    text turnout(const std::string& votes, const std::string& participants,
                 const std::string& statements) const override {
        return say("{0} de {1} sur {2} {3}.",
                   {counted(votes, "vote", "votes"), counted(participants, "participant", "participants"),
                    counted(statements, "énoncé", "énoncés"), votes == "1" ? "a été lu" : "ont été lus"});
    }
    text left_out(std::size_t statements) const override {
        return say("{0}, {1} par la modération ou sans aucun vote, {2} sur la carte.",
                   {plural(statements, "énoncé", "énoncés"), statements < 2 ? "écarté" : "écartés",
                    statements < 2 ? "n’est pas" : "ne sont pas"});
    }
    text near_tie(const std::string& best, const std::string& other) const override {
        return say(
            "Un autre nombre de groupes conviendrait presque aussi bien (silhouettes {0} et {1})\u00a0: le nombre de "
            "groupes n’est pas à prendre au pied de la lettre.",
            {best, other});
    }
    text no_near_tie(const std::string& silhouette, const std::string& margin) const override {
        return say("La silhouette moyenne de cette division est de {0}, soit {1} de plus que celle du meilleur autre "
                   "nombre de groupes.",
                   {silhouette, margin});
    }
    text sampled_silhouettes(const std::string& participants) const override {
        return say("Les silhouettes sont celles de {0} participants tirés au sort.", {participants});
    }
    text weak_axes() const override {
        return "Les votes n’ont pas de seconde direction\u00a0: la carte est une ligne, ou un point.";
    }
    text what_the_picture_means() const override {
        return "Celles et ceux qui ont voté de la même façon sont proches. Directions et distances n’ont pas d’autre "
               "sens\u00a0: la gauche et la droite, le haut et le bas sont arbitraires.";
    }
    text picture_in_pages() const override {
        return "La carte elle-même se trouve dans la page qu’écrit --report carte.html.";
    }
    text drawn_of(const std::string& drawn, const std::string& all) const override {
        return say("{0} participants sur {1} sont représentés.", {drawn, all});
    }
    text members(const std::string& participants, const std::string& share) const override {
        return say("{0}, soit {1} des personnes réparties en groupes.",
                   {counted(participants, "participant", "participants"), share});
    }
    text firm(const std::string& stability) const override {
        return say(
            "Si l’on tire à nouveau parmi les mêmes personnes, le groupe revient\u00a0: ressemblance de {0} sur 1.",
            {stability});
    }
    text unsteady(const std::string& stability) const override {
        return say("Si l’on tire à nouveau parmi les mêmes personnes, le groupe se défait souvent ou se mêle à "
                   "d’autres\u00a0: ressemblance de {0} sur 1. Mieux vaut ne rien en conclure.",
                   {stability});
    }
    text nothing_representative() const override { return "Aucun énoncé ne distingue ce groupe des autres."; }
    text what_consensus_means() const override {
        return "D’accord\u00a0: parmi toutes les personnes qui ont voté sur l’énoncé. Tous les groupes\u00a0: le "
               "produit "
               "des parts de chaque groupe, où chacun a un droit de veto, même un petit groupe qui s’est organisé. "
               "Selon "
               "la taille\u00a0: leur moyenne pondérée, où un groupe pèse ce que pèsent ses membres. Passerelle\u00a0: "
               "le "
               "soutien au-delà de ce qu’explique le point de vue de celles et ceux qui soutiennent. Quand les deux "
               "premières mesures s’écartent beaucoup, il faut regarder les groupes avant de conclure.";
    }
    text what_division_means() const override {
        return "Division\u00a0: la part des écarts entre les votes qui tient à la différence entre les groupes, de 0 à "
               "1.";
    }
    text what_a_bloc_would_do() const override {
        return "Supposons que s’ajoute un bloc de votes tous semblables, contraires à la majorité sur chaque énoncé. "
               "Les pourcentages se rapportent aux personnes réparties en groupes. Là où le bloc devient un groupe à "
               "part, le "
               "consensus de tous les groupes s’effondre, car chaque groupe a un droit de veto\u00a0; selon la taille, "
               "il ne bouge que de ce que pèse le bloc. Aucun bloc ne pourrait voter davantage contre les "
               "autres\u00a0; et rien ici ne dit que "
               "quelqu’un l’ait fait.";
    }
    std::string veto_caption(const std::string& measure) const override {
        return "Les énoncés que tous les groupes partagent le plus. " + measure + "\u00a0:";
    }
    text no_times() const override {
        return "Ces fichiers ne disent pas quand les votes ont été émis\u00a0; des arrivées groupées n’ont donc pas "
               "été "
               "cherchées. L’export votes.csv contient les heures.";
    }
    text too_few_votes() const override {
        return "Personne n’a voté sur assez d’énoncés pour être comparé aux autres\u00a0; des arrivées groupées n’ont "
               "donc pas été cherchées.";
    }
    text no_burst(const std::string& participants) const override {
        return say(
            "Premiers votes datés\u00a0: {0}. Nulle part, des participants qui votent de façon semblable ne sont "
            "arrivés ensemble plus que ne l’explique le hasard.",
            {participants});
    }
    text bursts_listed(const std::string& listed, const std::string& found) const override {
        return say("Sur {1} groupes de ce genre, les {0} plus surprenants sont présentés.", {listed, found});
    }
    text not_all_compared() const override {
        return "Il y avait trop de votes pour comparer chacun à tous les autres\u00a0: d’autres groupes de ce genre "
               "peuvent manquer.";
    }
    std::string burst(const std::string& participants, const std::string& from, const std::string& to) const override {
        return participants + " participants, du " + from + " au " + to + " (UTC)";
    }
    text what_a_burst_is(const std::string& comparable, const std::string& alike, const std::string& expected,
                         const std::string& together, const std::string& surprise) const override {
        return say("Sur {0} participants que l’on peut comparer à ce groupe, {1} votent de cette façon. Le hasard en "
                   "ferait arriver {2} à ce moment\u00a0; il en est arrivé {3}. Surprise\u00a0: {4}.",
                   {comparable, alike, expected, text::strong(together), surprise});
    }
    std::string shared_in_burst_caption() const override {
        return "Ce que ce groupe partage, et que les autres partagent le moins\u00a0:";
    }
    text other_groups(std::size_t with, std::size_t without) const override {
        return say("Groupes\u00a0: {0} avec ces participants, {1} sans eux. Le consensus de tous les groupes est un "
                   "produit sur les groupes\u00a0: il baisse quand leur nombre augmente.",
                   {std::to_string(with), std::to_string(without)});
    }
    std::string without_burst_caption() const override {
        return "Les énoncés que tous les groupes partagent le plus, avec ces votes et sans eux\u00a0:";
    }
    text what_bursts_mean() const override {
        return "Sont semblables les votes qui ne diffèrent que sur un énoncé sur dix au plus, parmi ceux où les deux "
               "personnes ont voté. Une surprise de 6, c’est une chance sur un million que tant d’entre elles arrivent "
               "ensemble, si le moment où l’on arrive ne dépend pas de ce que l’on vote. Souvent il en dépend\u00a0: "
               "un "
               "message aux membres d’une association, une réunion ou un cours donnent la même image. Cette "
               "ressemblance dit où regarder, et n’accuse personne. Tous les votes comptent.";
    }
    text when_not_to_trust() const override {
        return "La carte montre les personnes qui ont voté, et non une population\u00a0: personne n’a été tiré au "
               "sort, et "
               "les absents n’y figurent pas. Les groupes résument des votes\u00a0; ils ne décrivent pas des "
               "personnes.";
    }
    text weighed_down(std::size_t participants) const override {
        return say(
            "{0} {1} voté exactement comme d’autres, plus souvent que le hasard ne l’explique, et {2} moins. Cela ne "
            "dit pas qui vote ainsi.",
            {plural(participants, "participant", "participants"), participants < 2 ? "a" : "ont",
             participants < 2 ? "compte" : "comptent"});
    }
    text made_by(const std::string& version) const override {
        return say(
            "Dessinée par libdelib {0}. Les mêmes votes et les mêmes réglages donnent cette même carte sur toute "
            "machine\u00a0; en entier, c’est le document {1}.",
            {version, text::code("delib.map/1")});
    }
    std::string picture_caption() const override { return "Les participants d’après leurs votes"; }
    std::string shared_caption() const override { return "Énoncés selon l’accord entre les groupes"; }
    std::string divided_caption() const override { return "Énoncés sur lesquels les groupes diffèrent le plus"; }
    std::string representative_caption(const std::string& group) const override {
        return "Énoncés représentatifs\u00a0: " + group;
    }
    std::string made_caption() const override { return "Les mêmes réglages redonnent la même carte"; }
    std::string point(const std::string& id, const std::string& group, std::size_t votes) const override {
        return "Participant " + id + ", " + group + ", " + plural(votes, "vote", "votes");
    }
};

}  // namespace

std::unique_ptr<const mapping_words> french_mapping() {
    return std::make_unique<const french_words>();
}

}  // namespace delib::report
